/** Keeps a flood of questions from becoming a bill: when it is used up, answers go out without a model. */
export interface Budget {
  readonly isLeft: () => boolean
  /** @param characters sent to a model or received from it */
  readonly spent: (characters: number) => void
}

/** A Vietnamese syllable of four letters and its space are about two tokens; endpoints that count do not always say. */
const CHARACTERS_PER_TOKEN = 2.5
const HOUR_MS = 3_600_000

/** @param tokensPerHour about so many tokens in any one hour of the clock; 0 switches the limit off */
export function openBudget(tokensPerHour: number, clock: () => Date): Budget {
  let hour = 0
  let tokens = 0
  const turnOver = (): void => {
    const now = Math.floor(clock().getTime() / HOUR_MS)
    if (now !== hour) tokens = 0
    hour = now
  }
  return {
    isLeft: () => {
      turnOver()
      return tokensPerHour === 0 || tokens < tokensPerHour
    },
    spent: (characters) => {
      turnOver()
      tokens += characters / CHARACTERS_PER_TOKEN
    },
  }
}
