import { setTimeout as wait } from 'node:timers/promises'
import type { Desk } from '../domain/desk.ts'
import type { WorkingCalendar } from '../domain/working-calendar.ts'
import type { Cell } from './cell.ts'
import { countWeek } from './count-week.ts'
import { stretchOf } from './weeks.ts'
import type { Week } from './weeks.ts'

/** A week that was looked at so short a time ago is shown as it was, ms. */
const FRESH_MS = 60_000
/** So long a page waits for weeks that are being counted, ms; what is not ready then it shows as it was, or leaves out. */
const PATIENCE_MS = 700
/** Weeks kept, those looked at longest ago are forgotten first. */
const MOST_WEEKS = 60

interface KeptWeek {
  readonly cells: readonly Cell[]
  readonly mark: string
  readonly calendar: WorkingCalendar
  readonly lookedAt: number
}

interface CountedWeeks {
  /** By week; those that nobody has counted yet are missing. */
  readonly weeks: ReadonlyMap<Week, readonly Cell[]>
  /** Whether some of them are still being counted, or counted anew. */
  readonly isUnderWay: boolean
  /** How old the oldest look at one of them is. */
  readonly asOf: Date
}

export interface NumbersKeeper {
  /** @param patience `all`: until everything is counted, however long it takes */
  read(weeks: readonly Week[], patience?: 'all'): Promise<CountedWeeks>
}

/**
 * Weeks as they were counted, kept by this process. A week that is over still changes: tickets are answered, reopened and
 * rated later. So each look asks the store how many tickets it has and how often they were moved, which costs next to
 * nothing; only when that has changed, or the calendar has, the week is counted again.
 */
export function keepNumbers(desk: Desk): NumbersKeeper {
  const kept = new Map<Week, KeptWeek>()
  // One count at a time, whoever asks: the next in line often finds its week counted.
  let line: Promise<void> = Promise.resolve()

  const isFresh = (week: Week, calendar: WorkingCalendar): boolean => {
    const known = kept.get(week)
    if (known?.calendar !== calendar) return false
    return Math.abs(desk.clock().getTime() - known.lookedAt) < FRESH_MS
  }
  const look = async (week: Week, calendar: WorkingCalendar): Promise<void> => {
    if (isFresh(week, calendar)) return
    const lookedAt = desk.clock().getTime()
    const mark = await markOf(desk, week)
    const known = kept.get(week)
    const isCurrent = known?.mark === mark && known.calendar === calendar
    const cells = isCurrent ? known.cells : await countWeek(desk, week, calendar)
    // Anew at the end, so that the first is the one looked at longest ago.
    kept.delete(week)
    kept.set(week, { cells, mark, calendar, lookedAt })
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_WEEKS) break
      kept.delete(oldest)
    }
  }

  const lookAt = async (weeks: readonly Week[], calendar: WorkingCalendar, before: Promise<void>) => {
    await before
    // The latest first: what people look at is there first.
    for (const week of weeks.toReversed()) await look(week, calendar)
  }

  return {
    read: async (weeks, patience) => {
      const { calendar } = await desk.timing()
      // Whoever asks for what is known does not stand in line behind who asks for a year.
      const areKnown = weeks.every((week) => isFresh(week, calendar))
      const looking = areKnown ? Promise.resolve() : lookAt(weeks, calendar, line)
      if (!areKnown) line = looking.catch(() => {})
      const isDone = await Promise.race([
        looking.then(() => true),
        ...(patience === 'all' ? [] : [wait(PATIENCE_MS, false, { ref: false })]),
      ])
      if (!isDone)
        looking.catch((fault: unknown) => desk.log.error({ err: fault }, 'numbers could not be counted'))
      const found = weeks.flatMap((week) => {
        const known = kept.get(week)
        return known === undefined ? [] : [[week, known] as const]
      })
      return {
        weeks: new Map(found.map(([week, { cells }]) => [week, cells])),
        isUnderWay: !isDone,
        asOf: new Date(Math.min(desk.clock().getTime(), ...found.map(([, { lookedAt }]) => lookedAt))),
      }
    },
  }
}

/** Says the same as long as nothing in the week has changed. */
async function markOf(desk: Desk, week: Week): Promise<string> {
  const { tickets, revisions } = await desk.store.ticketsMoved(stretchOf(week))
  const answers = await desk.store.answersByDay({ from: week, before: week + 7 })
  const asked = answers.reduce((sum, { count }) => sum + count, 0)
  return `${tickets}/${revisions}/${asked}`
}
