import { setFlagsFromString } from 'node:v8'
import { collectDefaultMetrics } from 'prom-client'
import { readLibrary } from '#knowledge/library.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { readSettings } from './config.ts'
import { KnowledgeBeingRead } from './domain/errors.ts'
import { openDoorway } from './doorway.ts'
import { openServer } from './listen.ts'
import { openLog } from './log.ts'
import { openKeeper } from './publishing/keeper.ts'
import type { Keeper } from './publishing/keeper.ts'
import { shelveShipped } from './publishing/shipped.ts'
import { warmUpDoors } from './questions/answer.ts'
import { composeAside } from './questions/compose-aside.ts'
import { composeIn } from './questions/composing.ts'
import { useKinds } from './questions/intent/recognise.ts'
import { sealFor } from './sealing.ts'
import { openStore } from './store/open-store.ts'
import { wireDesk } from './wire.ts'

/** How long a stop waits for what is under way; what remains is in the store and is taken up at the next start. */
const STOP_WITHIN_MS = 8000
/** A store that is away then is waited for no longer: who stops us waits ten seconds in all. */
const GIVE_BACK_WITHIN_MS = 1000
/**
 * How far the heap grows beyond what is alive before it is cleared, %. Where a machine has much memory V8 lets it grow
 * fourfold, and gives little of that back: 590 MB for a desk that needs 400.
 */
const HEAP_GROWS_BY = 60

/** `npm start`: the whole desk in one process; with Redis as the store it is one of several instances. */
async function main(): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWS_BY}`)
  const settings = readSettings(process.env)
  const log = openLog(settings.logLevel)
  // Node would print the whole of it, which may quote what a citizen wrote. Whoever runs us starts the desk again.
  process.on('uncaughtException', (fault) => {
    log.error({ err: fault }, 'ended by a fault that nobody caught')
    process.exit(1)
  })
  const library = readLibrary()
  let keeper: Keeper | undefined
  const seal = sealFor(settings)
  const store = await openStore(settings, seal)
  const traces =
    settings.tracesTo === undefined ? undefined : (await import('./traces.ts')).openTraces(settings.tracesTo)
  const clock = (): Date => store.now()
  const { llm } = settings
  // Its libraries are a third of everything that is loaded, and most desks have no model.
  const models =
    llm === undefined
      ? {}
      : (await import('./questions/model/open-models.ts')).openModels({ ...llm, clock, log }, llm)
  const today = (): Day => dayInVietnam(new Date())
  const composing = composeAside(log, today)
  composeIn(composing)
  // Begun before the law is read, which takes as long.
  const kinds = composing.learnKinds()
  kinds.catch(() => {})
  const doorway = openDoorway()
  const { app, metrics, start, stop, giveBack } = wireDesk({
    settings,
    store,
    models,
    knowledge: () => {
      // Messages are taken in while the law is still being read; only answers wait for it.
      if (keeper === undefined) throw new KnowledgeBeingRead()
      return keeper.current()
    },
    catchUp: async () => keeper?.catchUp(),
    clock,
    seal,
    log,
    doorway,
  })
  // Memory, processor, and how late the event loop is.
  collectDefaultMetrics({ register: metrics.registry })
  const server = openServer(app)
  server.on('connection', doorway.connected)
  // Nothing is taken over before the port is ours: another desk may be at work on this store.
  server.once('error', refuse)
  server.listen(settings.port, settings.host, () => void begin().catch(refuse))

  const begin = async (): Promise<void> => {
    await store.takeOver()
    await store.beAtWork()
    if ((await shelveShipped(store, library, new Date())) === 'kept') {
      log.warn({ library: library.digest }, 'the shipped library has changed; import it to use it')
    }
    keeper = await openKeeper({
      archive: store,
      log,
      warmUp: async (published) => {
        const isKnown = composing.prepare(published)
        if (keeper === undefined) {
          // Kinds of messages are told apart in this thread too. Of the law it answers nobody at the doors.
          useKinds(await kinds)
          warmUpDoors(published)
          return isKnown
        }
        // A later version is in use at once: whoever asks of it waits for what little there is to learn.
        isKnown.catch((fault: unknown) => log.error({ err: fault }, 'a version could not be learnt'))
      },
    })
    start()
    const { version, shelf } = keeper.current()
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : settings.port
    log.info(
      {
        address: `http://${settings.host}:${port}`,
        knowledge: version,
        provisions: shelf.provisions.size,
      },
      'ready',
    )
  }

  const leave = async (): Promise<void> => {
    server.close()
    const late = setTimeout(() => {
      setTimeout(() => process.exit(0), GIVE_BACK_WITHIN_MS)
      void giveBack().finally(() => process.exit(0))
    }, STOP_WITHIN_MS)
    await stop()
    await keeper?.stop()
    await composing.close()
    await store.close()
    await traces?.close()
    clearTimeout(late)
    process.exit(0)
  }
  process.once('SIGTERM', () => void leave())
  process.once('SIGINT', () => void leave())
}

/** One line on stderr, in words, and nothing begun. */
function refuse(fault: unknown): never {
  const words = fault instanceof Error ? fault.message : String(fault)
  console.error(`could not start: ${words}`)
  process.exit(1)
}

try {
  await main()
} catch (fault) {
  refuse(fault)
}
