import { setTimeout as wait } from 'node:timers/promises'
import type { LoopPlan } from './loop.ts'

/** Longest time between two looks while something is under way: it may lead to more. */
const LOOK_EVERY_MS = 250

export interface DrainRule {
  /** Pieces of work under way at once. */
  readonly atOnce: number
  /** Nothing is begun after so many ms; what was begun is finished. */
  readonly forMs: number
}

/**
 * Does the work of all plans until nothing is due any more, nor will be within the time given: what a loop does, where
 * nothing may go on for ever. What is left is for the next who drains.
 *
 * A fault is told to the plan it belongs to, whose work then rests.
 */
export async function drain(plans: readonly LoopPlan[], { atOnce, forMs }: DrainRule): Promise<void> {
  const underWay = new Set<Promise<void>>()
  const resting = new Set<LoopPlan>()
  const until = performance.now() + forMs

  /** @returns whether there was anything to begin */
  const begin = async (plan: LoopPlan): Promise<boolean> => {
    try {
      const work = await plan.take()
      if (work === undefined) return false
      const done = work()
        .catch(plan.onFault)
        .finally(() => underWay.delete(done))
      underWay.add(done)
      return true
    } catch (fault) {
      resting.add(plan)
      plan.onFault(fault)
      return false
    }
  }

  /** One of each in turn, so that a long queue of one kind does not hold up the others. */
  const beginOneOfEach = async (): Promise<boolean> => {
    let begun = false
    for (const plan of plans) {
      if (resting.has(plan)) continue
      if (underWay.size >= atOnce) await Promise.race(underWay)
      if (await begin(plan)) begun = true
    }
    return begun
  }

  const msToNextDue = async (): Promise<number> => {
    const dues = await Promise.all(
      plans
        .filter((plan) => !resting.has(plan))
        .map(async (plan) => {
          const due = await plan.nextDue()
          return due === undefined ? Infinity : due.getTime() - plan.now().getTime()
        }),
    )
    return Math.max(Math.min(...dues), 1)
  }

  while (performance.now() < until) {
    if (await beginOneOfEach()) continue
    if (underWay.size > 0) {
      await Promise.race([...underWay, wait(LOOK_EVERY_MS)])
      continue
    }
    const waitMs = await msToNextDue()
    if (performance.now() + waitMs >= until) break
    await wait(waitMs)
  }
  await Promise.all(underWay)
}
