import type { Log } from '../../log.ts'
import { openBreaker } from './breaker.ts'
import type { Breaker } from './breaker.ts'
import { openBudget } from './budget.ts'
import type { Budget } from './budget.ts'

export interface ModelSettings {
  /** An OpenAI-compatible endpoint, up to and without `/chat/completions`. */
  readonly baseUrl: string
  readonly model: string
  readonly apiKey: string | undefined
  /** Failures in a row after which the model rests for `restMs`. */
  readonly restAfter?: number
  readonly restMs?: number
  /** About so many tokens in an hour of the clock; 0: no limit. */
  readonly tokensPerHour?: number
  readonly clock?: () => Date
  readonly log?: Log
}

/** One endpoint with what all who ask it share: when it is away for one, it is away for all. */
export interface Endpoint extends ModelSettings {
  readonly breaker: Breaker
  readonly budget: Budget
  /** Whether a question may be asked now. */
  readonly mayTry: () => boolean
  /** Says in the log that an answer went out without the model, and why: codes only, no words. */
  readonly leftOut: (what: string, why: readonly string[]) => void
}

export function openEndpoint(settings: ModelSettings): Endpoint {
  const { restAfter = 5, restMs = 60_000, tokensPerHour = 0 } = settings
  const { clock = () => new Date(), log, model } = settings
  const breaker = openBreaker({ after: restAfter, pauseMs: restMs, clock })
  const budget = openBudget(tokensPerHour, clock)
  const leftOut = (what: string, why: readonly string[]): void => {
    log?.warn({ model, what, why: [...new Set(why)] }, 'answered without the model')
  }
  let saidSo = false
  return {
    ...settings,
    breaker,
    budget,
    leftOut,
    mayTry: () => {
      if (budget.isLeft()) {
        saidSo = false
        return breaker.mayTry()
      }
      // Once, not for every question until the hour is over.
      if (!saidSo) leftOut('any', ['budget'])
      saidSo = true
      return false
    },
  }
}
