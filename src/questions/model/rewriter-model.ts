import * as z from 'zod'
import { settle } from '#knowledge/vietnamese.ts'
import type { FollowUpRewriter } from '../../domain/writer.ts'
import type { Endpoint } from './endpoint.ts'
import { lossIn } from './keeps-question.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import { asData } from './prompt-file.ts'
import { smallQuestion } from './small-question.ts'
import type { Structure } from './structure.ts'

const StandAlone = z.strictObject({
  question: z.string().max(600).transform(settle).pipe(z.string().trim().min(1)),
})
const STAND_ALONE: Structure<z.infer<typeof StandAlone>> = { name: 'stand_alone', schema: StandAlone }

/** A rewriter that lets a chat model put the words a follow-up leans on into it: no others, and leaving out none. */
export function modelRewriter(endpoint: Endpoint, { timeoutMs = 3_000 } = {}): FollowUpRewriter {
  const { model } = endpoint
  const { promptVersion, ask } = smallQuestion(endpoint, {
    prompt: 'rewrite-follow-up.md',
    answer: STAND_ALONE,
    timeoutMs,
  })
  return {
    async rewrite(followUp) {
      const question = asData(maskPersonalData(followUp.question))
      const earlier = followUp.earlier.map((one) => asData(maskPersonalData(one)))
      const said = await ask({ question, earlier })
      if (said === undefined) return undefined
      const lost = lossIn(said.question, { question, earlier })
      if (lost === undefined) return { text: said.question, promptVersion, model }
      endpoint.leftOut(STAND_ALONE.name, [lost])
      return undefined
    },
  }
}
