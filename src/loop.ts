/** Work that goes on beside the doors: taken when it is due, several pieces at a time. */
export interface Loop {
  /** There may be something to do before the next look. */
  readonly wake: () => void
  /** Takes nothing new and resolves when what was begun is done. */
  readonly stop: () => Promise<void>
  /** How it fares; several when it is made of several. */
  readonly state: () => readonly LoopState[]
}

/** What an operator sees of a loop, in this process. */
export interface LoopState {
  readonly name: string
  readonly underWay: number
  /** When it last asked for work. */
  readonly lookedAt: Date
  /** When it last met a fault; `null`: not since the start. */
  readonly faultAt: Date | null
}

/** What to take, and when to look again. */
export interface LoopPlan {
  readonly name: string
  /** Pieces of work under way at once. */
  readonly atOnce: number
  /** Longest time between two looks, ms: another process may have left work without waking us. */
  readonly lookEveryMs: number
  /** Takes a piece of work and returns how to do it; `undefined` when nothing is due. */
  readonly take: () => Promise<(() => Promise<void>) | undefined>
  /** When there is something to take; `undefined` when nothing waits. It is asked first, so it has to be cheap. */
  readonly nextDue: () => Promise<Date | undefined>
  readonly now: () => Date
  /** Resolves when work may go on: whoever knocks at a door is let in first. */
  readonly giveWay: () => Promise<void>
  /** Told of a fault in taking or doing; the loop then rests for one look. */
  readonly onFault: (fault: unknown) => void
}

/**
 * Most pieces asked for at once where much waits: one after the other, a store that is slow to answer would say how fast a
 * backlog goes, whatever the work itself takes.
 */
const MOST_AT_A_TIME = 8

export function startLoop(plan: LoopPlan): Loop {
  const underWay = new Set<Promise<void>>()
  let stopped = false
  let woken = false
  let stopResting: (() => void) | undefined
  let lookedAt = plan.now()
  let faultAt: Date | null = null

  const onFault = (fault: unknown): void => {
    faultAt = plan.now()
    plan.onFault(fault)
  }

  const wake = (): void => {
    woken = true
    stopResting?.()
  }

  /** @returns whether all of the time went by: nobody said meanwhile that there may be something */
  const rest = async (ms: number): Promise<boolean> => {
    if (woken || stopped) return false
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      stopResting = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    stopResting = undefined
    return !woken && !stopped
  }

  /**
   * Mostly there is nothing else where one piece has just been begun, or somebody has only said that there may be
   * something: to see that is less work for a store than to take in vain.
   *
   * @param atLeastMs where the last look saw something that could not be taken
   * @returns whether to take: something is due, or it is time to try all the same
   */
  const restUntilDue = async (atLeastMs: number): Promise<boolean> => {
    const due = await plan.nextDue()
    const untilMs = due === undefined ? plan.lookEveryMs : due.getTime() - plan.now().getTime()
    const waitMs = Math.min(Math.max(untilMs, atLeastMs), plan.lookEveryMs)
    return waitMs <= 0 || rest(waitMs)
  }

  const begin = (work: () => Promise<void>): void => {
    const done = work()
      .catch(onFault)
      .finally(() => underWay.delete(done))
    underWay.add(done)
  }

  /**
   * Between two pieces the doors go first: begun in one go they would hold the thread for as long as all of them take.
   *
   * @returns how many of so many there were; those that could be taken are begun also when there was a fault
   */
  const takeAndBegin = async (wanted: number): Promise<number> => {
    const taken = await Promise.allSettled(Array.from({ length: wanted }, () => plan.take()))
    let begun = 0
    for (const one of taken) {
      if (one.status === 'rejected' || one.value === undefined) continue
      if (begun > 0) await plan.giveWay()
      begin(one.value)
      begun += 1
    }
    const failed = taken.find((one) => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
    return begun
  }

  const run = async (): Promise<void> => {
    // Grows while all that is asked for is there, twice in a row, so that a desk with little to do asks for one.
    let atATime = 1
    let wasThere = false
    let atLeastMs = 0
    while (!stopped) {
      woken = false
      lookedAt = plan.now()
      try {
        // Where much waits there is something more, surely enough.
        if (atATime === 1 && !(await restUntilDue(atLeastMs))) {
          wasThere = false
          continue
        }
        const wanted = Math.min(atATime, plan.atOnce - underWay.size)
        const begun = await takeAndBegin(wanted)
        atLeastMs = begun === 0 ? 1 : 0
        const isThere = begun === wanted
        atATime = isThere && wasThere ? Math.min(atATime * 2, MOST_AT_A_TIME) : 1
        wasThere = isThere
      } catch (fault) {
        onFault(fault)
        atATime = 1
        await rest(plan.lookEveryMs)
      }
      if (underWay.size >= plan.atOnce) await Promise.race(underWay)
      await plan.giveWay()
    }
    await Promise.all(underWay)
  }

  const running = run()
  return {
    wake,
    stop: async () => {
      stopped = true
      wake()
      await running
    },
    state: () => [{ name: plan.name, underWay: underWay.size, lookedAt, faultAt }],
  }
}
