import { AsyncLocalStorage } from 'node:async_hooks'
import { setImmediate as nextRound, setTimeout as wait } from 'node:timers/promises'
import { readLibrary } from '#knowledge/library.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import { readSettings } from './config.ts'
import type { Settings } from './config.ts'
import { SettingsWrong, StoreUnavailable } from './domain/errors.ts'
import type { Seal } from './domain/seal.ts'
import type { Store } from './domain/store.ts'
import type { Doorway } from './doorway.ts'
import { drain } from './drain.ts'
import { noticePlans } from './notices.ts'
import { openLog } from './log.ts'
import { deliveryPlan } from './outbox.ts'
import { openHolder } from './publishing/holder.ts'
import { shelveShipped } from './publishing/shipped.ts'
import { warmUp } from './questions/answer.ts'
import { openModels } from './questions/model/open-models.ts'
import { openSeal } from './sealing.ts'
import { lentStore } from './store/lent.ts'
import { openRedisStore } from './store/redis/open.ts'
import { wireDesk } from './wire.ts'
import { upkeepPlan } from './upkeep.ts'
import { turnPlan } from './work.ts'

/** What Workers hands to every request and event. */
export interface Visit {
  /** Lets work go on after the answer: for 30 s at most. */
  readonly waitUntil: (work: Promise<unknown>) => void
}

export interface WorkerDesk {
  readonly answer: (request: Request, visit: Visit) => Promise<Response>
  /** Does what requests have left: what came due after them, what failed and is tried again. */
  readonly sweep: (visit: Visit) => Promise<void>
}

/** A request may have six connections open at once; Redis has one. */
const AT_ONCE = 4
/** What is begun last still has as long as it took to get there, before the 30 s are over. */
const WORK_FOR_MS = 15_000
/** The next sweep comes after a minute. */
const SWEEP_FOR_MS = 50_000
/** The answer goes out before work begins that may take the thread. */
const ANSWER_FIRST_MS = 5

/** Requests share the thread, but clocks stand still while one computes: nobody can be waited for. */
const DOORWAY: Doorway = { letIn: (work) => work(), connected: () => {}, clear: () => nextRound() }

/** What a request or an event has of its own: a connection belongs to the request that opened it. */
interface Held {
  readonly visit: Visit
  readonly store: Store | undefined
  readonly fault: unknown
  work: Promise<void> | undefined
}

/** The desk of one isolate. @throws {SettingsWrong} */
export function openWorkerDesk(env: Readonly<Record<string, unknown>>): WorkerDesk {
  const { settings, redisUrl } = readEnvironment(env)
  const seal = settings.dataKeys === undefined ? undefined : openSeal(settings.dataKeys)
  const log = openLog(settings.logLevel, { write: (line) => console.log(line.trimEnd()) })
  const requests = new AsyncLocalStorage<Held>()
  const held = (): Held => {
    const mine = requests.getStore()
    if (mine === undefined) throw new Error('asked for outside of a request')
    return mine
  }
  const store = lentStore(() => {
    const mine = held()
    if (mine.store === undefined) throw mine.fault
    return mine.store
  })
  const holder = openHolder({
    archive: store,
    log,
    warmUp: (published) => warmUp(published, dayInVietnam(new Date())),
    keepAlive: (work) => held().visit.waitUntil(work),
  })

  const shelve = async (): Promise<void> => {
    const library = readLibrary()
    await store.takeOver()
    if ((await shelveShipped(store, library, store.now())) === 'kept') {
      log.warn({ library: library.digest }, 'the shipped library has changed; import it to use it')
    }
  }
  const knowledgeAtHand = async (): Promise<void> => {
    if ((await store.versionInUse()) === 0) await shelve()
    await holder.atHand()
  }
  let isShelved = false

  const work = async (forMs: number): Promise<void> => {
    await knowledgeAtHand()
    const plans = [...desk.channels.values()].map((channel) => deliveryPlan(desk, channel))
    await drain([...plans, turnPlan(desk), upkeepPlan(desk), ...noticePlans(desk)], {
      atOnce: AT_ONCE,
      forMs,
    })
  }
  /** Once a request: whoever is at work looks again until nothing is left. */
  const wake = (): void => {
    const mine = held()
    mine.work ??= wait(ANSWER_FIRST_MS)
      .then(() => work(WORK_FOR_MS))
      .catch((fault: unknown) => log.error({ err: fault }, 'work left for the next sweep'))
      .finally(() => {
        mine.work = undefined
      })
  }
  const clock = (): Date => store.now()
  const { llm } = settings
  const { app, desk } = wireDesk({
    settings,
    store,
    models: llm === undefined ? {} : openModels({ ...llm, clock, log }, llm),
    knowledge: holder.current,
    catchUp: holder.catchUp,
    clock,
    seal,
    log,
    wake: { turns: wake, deliveries: wake },
    doorway: DOORWAY,
    streams: false,
  })

  const during = async <T>(visit: Visit, needsStore: boolean, act: () => Promise<T>): Promise<T> => {
    const mine: Held = { visit, work: undefined, ...(needsStore ? await reach(redisUrl, seal) : NO_STORE) }
    const done = requests.run(mine, act)
    visit.waitUntil(
      requests.run(mine, async () => {
        await done.catch(() => {})
        await mine.work
        await mine.store?.close()
      }),
    )
    return done
  }

  return {
    answer: (request, visit) => {
      const { pathname } = new URL(request.url)
      return during(visit, !/^\/(?:assets\/|healthz$)/.test(pathname), async () => {
        // A network counts the milliseconds to its 200; its message is answered afterwards.
        if (!/^\/(?:assets\/|healthz$|webhooks\/)/.test(pathname)) {
          await knowledgeAtHand().catch((fault: unknown) => log.error({ err: fault }, 'no knowledge at hand'))
        }
        return app.fetch(plain(request), connectionOf(request))
      })
    },
    sweep: (visit) =>
      during(visit, true, async () => {
        if (!isShelved) await shelve()
        isShelved = true
        await work(SWEEP_FOR_MS)
      }),
  }
}

const NO_STORE = {
  store: undefined,
  fault: new StoreUnavailable(undefined, 'not opened for this address'),
} as const

async function reach(redisUrl: string, seal: Seal | undefined): Promise<Pick<Held, 'store' | 'fault'>> {
  try {
    return { store: await openRedisStore(redisUrl, undefined, { seal }), fault: undefined }
  } catch (fault) {
    // Told by whatever needs it, as on a server that has lost its store.
    return { store: undefined, fault }
  }
}

function readEnvironment(env: Readonly<Record<string, unknown>>): { settings: Settings; redisUrl: string } {
  const words = Object.entries(env).filter((pair): pair is [string, string] => typeof pair[1] === 'string')
  const settings = readSettings(Object.fromEntries(words))
  const { redisUrl } = settings
  if (redisUrl === undefined) throw new SettingsWrong(['REDIS_URL: required on Workers'])
  return { settings, redisUrl }
}

/** Cloudflare compresses on the way to the reader; what is compressed already it would compress again. */
function plain(request: Request): Request {
  const headers = new Headers(request.headers)
  headers.delete('accept-encoding')
  return new Request(request, { headers })
}

/** Who knocks, as a Node server tells it; Cloudflare sets this header itself, whatever the caller sends. */
function connectionOf(request: Request): object {
  const remoteAddress = request.headers.get('cf-connecting-ip') ?? 'unknown'
  return { incoming: { socket: { remoteAddress } } }
}
