import * as z from 'zod'
import { settle } from '#knowledge/vietnamese.ts'
import type { WordedSentence } from './grounding.ts'
import type { Structure } from './structure.ts'
import type { Parts } from './told.ts'
import { sentenceCase } from '../../domain/sentence-case.ts'

/** What a model has to answer. More than this is no wording of an answer that fits a telephone. */
const Wording = z.strictObject({
  sentences: z
    .array(
      z.strictObject({
        text: z.string().max(2000).transform(settle).pipe(z.string().trim().min(1)),
        basis: z.array(z.string().max(20)).max(10),
      }),
    )
    .min(1)
    .max(40),
})

export const WORDING: Structure<z.infer<typeof Wording>> = { name: 'wording', schema: Wording }

/** The checked wording between what is ours: lead before it, labels in place of tokens, basis after it. */
export function assemble({ lead, told, tail }: Parts, wording: readonly WordedSentence[]): string {
  const labels = new Map(told.map(({ token, citation }) => [token, citation.label]))
  const paragraphs: Array<{ readonly basis: string; readonly sentences: string[] }> = []
  for (const { text, basis } of wording) {
    const names = [...new Set(basis)].map((token) => labels.get(token) ?? '').join(' và ')
    const last = paragraphs.at(-1)
    if (last?.basis === names) last.sentences.push(sentence(text))
    else paragraphs.push({ basis: names, sentences: [sentence(text)] })
  }
  const words = paragraphs.map(
    ({ basis, sentences }) => `${sentences.join(' ').replace(/[.:]$/, '')} (theo ${basis}).`,
  )
  return lead + words.join('\n\n') + tail
}

function sentence(text: string): string {
  const whole = sentenceCase(text)
  return whole.endsWith(':') ? whole : whole.replace(/[\s.,;]*$/, '.')
}
