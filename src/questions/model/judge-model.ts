import * as z from 'zod'
import type { AnswerJudge } from '../../domain/writer.ts'
import type { Endpoint } from './endpoint.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import { asToken } from './prompt.ts'
import { asData } from './prompt-file.ts'
import { smallQuestion } from './small-question.ts'
import type { Structure } from './structure.ts'
import { partsOf } from './told.ts'

/** One word out of three: nothing a model writes here can reach a citizen. */
const Verdict = z.strictObject({ verdict: z.enum(['answers', 'in_part', 'does_not']) })
const VERDICT: Structure<z.infer<typeof Verdict>> = { name: 'verdict', schema: Verdict }

/** A judge that asks a chat model whether the provisions of a composed answer meet the question. */
export function modelJudge(endpoint: Endpoint, { timeoutMs = 3_000 } = {}): AnswerJudge {
  const { model } = endpoint
  const { promptVersion, ask } = smallQuestion(endpoint, {
    prompt: 'judge-answer.md',
    answer: VERDICT,
    timeoutMs,
  })
  return {
    async judge({ question, earlier, lead, composed, citations }) {
      const parts = partsOf(lead, composed, citations)
      if (parts === undefined) return undefined
      const said = await ask({
        question: asData(maskPersonalData(question)),
        earlier: earlier.map((one) => asData(maskPersonalData(one))),
        said_first: lead,
        answer: parts.told.map(asToken),
      })
      return said && { ...said, promptVersion, model }
    },
  }
}
