import type { BaseMessage } from '@langchain/core/messages'
import type { AnswerWriter, Brief } from '../../domain/writer.ts'
import type { Log } from '../../log.ts'
import { unsupportedAuthorities, unsupportedFigures } from '../citations.ts'
import { faultsOf } from './grounding.ts'
import type { WordingFault } from './grounding.ts'
import { maskPersonalData } from './mask.ts'
import { openBreaker } from './breaker.ts'
import { connectModel } from './connection.ts'
import type { Said } from './connection.ts'
import { askToRepair, askToWord, readPrompts } from './prompt.ts'
import { partsOf } from './told.ts'
import type { Parts } from './told.ts'
import { assemble, readWording } from './wording.ts'

export interface ModelSettings {
  /** An OpenAI-compatible endpoint, up to and without `/chat/completions`. */
  readonly baseUrl: string
  readonly model: string
  readonly apiKey: string | undefined
  /** For all of one answer: requests, retries, repair. */
  readonly timeoutMs?: number
  readonly maxTokens?: number
  /** Failures in a row after which the model rests for `restMs`. */
  readonly restAfter?: number
  readonly restMs?: number
  readonly clock?: () => Date
  readonly log?: Log
}

/**
 * A writer that lets a chat model choose, order and turn the sentences of a composed answer. What comes back is checked
 * word for word against the provisions; a model that is away, slow or wrong is repaired once and then left out.
 */
export function modelWriter(settings: ModelSettings): AnswerWriter {
  const { model, timeoutMs = 8_000, maxTokens = 2_000, restAfter = 5, restMs = 60_000 } = settings
  const { clock = () => new Date(), log } = settings
  const prompts = readPrompts()
  const ask = connectModel({ ...settings, maxTokens })
  const breaker = openBreaker({ after: restAfter, pauseMs: restMs, clock })
  return {
    async write(brief) {
      const parts = partsOf(brief.lead, brief.composed, brief.citations)
      if (parts === undefined || !breaker.mayTry()) return undefined

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
      log?.warn({ model, why: [...new Set(why)] }, 'answered without the model')
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
  const sentences = readWording(content)
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
