/** Work that goes on beside the doors: taken when it is due, several pieces at a time. */
export interface Loop {
  /** There may be something to do before the next look. */
  readonly wake: () => void
  /** Takes nothing new and resolves when what was begun is done. */
  readonly stop: () => Promise<void>
}

interface LoopPlan {
  /** Pieces of work under way at once. */
  readonly atOnce: number
  /** Longest time between two looks, ms: another process may have left work without waking us. */
  readonly lookEveryMs: number
  /** Takes a piece of work and returns how to do it; `undefined` when nothing is due. */
  readonly take: () => Promise<(() => Promise<void>) | undefined>
  /** When to look again at the latest; `undefined` when nothing waits. */
  readonly nextDue: () => Promise<Date | undefined>
  readonly now: () => Date
  /** Resolves when work may go on: whoever knocks at a door is let in first. */
  readonly giveWay: () => Promise<void>
  /** Told of a fault in taking or doing; the loop then rests for one look. */
  readonly onFault: (fault: unknown) => void
}

export function startLoop(plan: LoopPlan): Loop {
  const underWay = new Set<Promise<void>>()
  let stopped = false
  let woken = false
  let stopResting: (() => void) | undefined

  const wake = (): void => {
    woken = true
    stopResting?.()
  }

  const rest = async (ms: number): Promise<void> => {
    if (woken || stopped) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      stopResting = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    stopResting = undefined
  }

  const restUntilDue = async (): Promise<void> => {
    const due = await plan.nextDue()
    const waitMs = due === undefined ? plan.lookEveryMs : due.getTime() - plan.now().getTime()
    await rest(Math.min(Math.max(waitMs, 1), plan.lookEveryMs))
  }

  const begin = (work: () => Promise<void>): void => {
    const done = work()
      .catch(plan.onFault)
      .finally(() => underWay.delete(done))
    underWay.add(done)
  }

  const run = async (): Promise<void> => {
    while (!stopped) {
      woken = false
      try {
        const work = await plan.take()
        if (work === undefined) await restUntilDue()
        else begin(work)
      } catch (fault) {
        plan.onFault(fault)
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
  }
}
