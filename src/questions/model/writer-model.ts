import type { BaseMessage } from '@langchain/core/messages'
import type { AnswerWriter, Brief } from '../../domain/writer.ts'
import { unsupportedAuthorities, unsupportedFigures } from '../citations.ts'
import { faultsOf } from './grounding.ts'
import type { WordingFault } from './grounding.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import { connectModel } from './connection.ts'
import type { Said } from './connection.ts'
import type { Endpoint } from './endpoint.ts'
import { askToRepair, askToWord, readPrompts } from './prompt.ts'
import { readStructure } from './structure.ts'
import { partsOf } from './told.ts'
import type { Parts } from './told.ts'
import { assemble, WORDING } from './wording.ts'

interface Limits {
  /** For all of one answer: requests, retries, repair. */
  readonly timeoutMs?: number
  readonly maxTokens?: number
}

/**
 * A writer that lets a chat model choose, order and turn the sentences of a composed answer. What comes back is checked
 * word for word against the provisions; a model that is away, slow or wrong is repaired once and then left out.
 */
export function modelWriter(
  endpoint: Endpoint,
  { timeoutMs = 8_000, maxTokens = 2_000 }: Limits = {},
): AnswerWriter {
  const { model, breaker } = endpoint
  const prompts = readPrompts()
  const ask = connectModel({ ...endpoint, maxTokens, spent: endpoint.budget.spent }, WORDING)
  return {
    async write(brief) {
      const parts = partsOf(brief.lead, brief.composed, brief.citations)
      if (parts === undefined || !endpoint.mayTry()) return undefined

      const deadline = { signal: AbortSignal.timeout(timeoutMs), at: performance.now() + timeoutMs }
      const messages = askToWord(prompts, maskPersonalData(brief.question), parts.told)
      const say = async (more: readonly BaseMessage[]): Promise<Wording> =>
        judge(await ask([...messages, ...more], deadline), brief, parts)

      let wording = await say([])
      if (wording.kind === 'wrong') wording = await say(askToRepair(prompts, wording.said, wording.faults))

      if (wording.kind === 'worded') {
        breaker.worked()
        return { text: wording.text, promptVersion: prompts.version, model }
      }
      const why = wording.kind === 'away' ? [wording.reason] : wording.faults.map(({ code }) => code)
      // A wording that is not true to the law still shows that the model is there.
      if (wording.kind === 'away' || why.includes('unreadable')) breaker.failed()
      else breaker.worked()
      endpoint.leftOut('wording', why)
      return undefined
    },
  }
}

type Wording =
  | { readonly kind: 'worded'; readonly text: string }
  | { readonly kind: 'wrong'; readonly said: string; readonly faults: readonly WordingFault[] }
  | Extract<Said, { readonly kind: 'away' }>

/** Lets a wording out only when it says what the provisions say, and passes the checks of every answer. */
function judge(said: Said, brief: Brief, parts: Parts): Wording {
  if (said.kind === 'away') return said
  const content = said.kind === 'said' ? said.content : ''
  const sentences = readStructure(WORDING, content)?.sentences
  if (sentences === undefined) return { kind: 'wrong', said: content, faults: [{ code: 'unreadable' }] }

  const faults = faultsOf(sentences, parts.told)
  if (faults.length > 0) return { kind: 'wrong', said: content, faults }

  const text = assemble(parts, sentences)
  const given = [brief.composed]
  const unsupported = [
    ...unsupportedFigures(text, brief.citations, given).map(
      (detail) => ({ code: 'figure', detail }) as const,
    ),
    ...unsupportedAuthorities(text, brief.citations, given).map(
      (detail) => ({ code: 'authority', detail }) as const,
    ),
  ]
  return unsupported.length === 0
    ? { kind: 'worded', text }
    : { kind: 'wrong', said: content, faults: unsupported }
}
