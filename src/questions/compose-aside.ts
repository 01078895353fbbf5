import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import type { Log } from '../log.ts'
import { ComposingThread, NotReached } from './composing-thread.ts'
import type { Composing } from './composing.ts'
import type { Learnt } from './intent/classifier.ts'
import type { Intent } from './intent/recognise.ts'

/** Nothing a citizen can write takes a hundredth of it. */
const LONGEST_MS = 20_000

interface Aside extends Composing {
  /** What kinds of messages are told apart by, learnt there so that nobody at the doors waits for it. */
  readonly learnKinds: () => Promise<Learnt<Intent>>
  /** Resolves when questions can be asked of this version without waiting for it; asked before, they wait. */
  readonly prepare: (published: Published) => Promise<void>
  readonly close: () => Promise<void>
}

/**
 * Composes answers in a thread of its own: nobody at the doors waits for them, and a question that ends the thread, or
 * never comes to an end, is the only one that fails. The thread is then begun anew.
 *
 * @param today the day by which a version is warmed up
 * @param longestMs what takes longer is held to have no end
 * @throws {ComposingFailed} from what it gives
 */
export function composeAside(log: Log, today: () => Day, longestMs = LONGEST_MS): Aside {
  let thread: ComposingThread | undefined
  let isClosed = false

  const ask = async <Result>(work: (thread: ComposingThread) => Promise<Result>): Promise<Result> => {
    for (;;) {
      if (thread === undefined || thread.hasEnded) thread = new ComposingThread(log, longestMs)
      try {
        return await work(thread)
      } catch (fault) {
        if (!(fault instanceof NotReached) || isClosed) throw fault
      }
    }
  }
  return {
    learnKinds: () => ask((one) => one.learnKinds()),
    prepare: async (published) => {
      await ask((one) => one.know(published, today()))
    },
    // The thread answers in kind: what is composed to the one, readings to the other.
    compose: (published, asked, routing) =>
      ask(async (one) => {
        const knowledge = await one.know(published, today())
        return one.ask({ kind: 'compose', knowledge, routing: one.routeBy(routing), asked })
      }) as ReturnType<Composing['compose']>,
    readings: (published, asked) =>
      ask(async (one) =>
        one.ask({ kind: 'readings', knowledge: await one.know(published, today()), asked }),
      ) as ReturnType<Composing['readings']>,
    close: async () => {
      isClosed = true
      await thread?.close()
    },
  }
}
