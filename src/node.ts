import { serve } from '@hono/node-server'
import { openLibrary } from '#knowledge/library.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import { readSettings } from './config.ts'
import { SettingsWrong } from './domain/errors.ts'
import { openLog } from './log.ts'
import { warmUp } from './questions/answer.ts'
import { openSqliteStore } from './store/sqlite/open.ts'
import { wireDesk } from './wire.ts'

/** How long a stop waits for what is under way; what remains is in the store and is taken up at the next start. */
const STOP_WITHIN_MS = 8000

/** `npm start`: the whole desk in one process with the embedded store. */
async function main(): Promise<void> {
  const settings = readSettings(process.env)
  const log = openLog(settings.logLevel)
  const store = openSqliteStore(settings.dataDir)
  await store.takeOver()
  const library = openLibrary()
  warmUp(library, dayInVietnam(new Date()))
  const { app, start, stop } = wireDesk({
    settings,
    store,
    knowledge: () => library,
    clock: () => new Date(),
    log,
  })
  start()
  const server = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host }, ({ port }) => {
    const address = `http://${settings.host}:${port}`
    log.info({ address, knowledge: library.version, provisions: library.shelf.provisions.size }, 'ready')
  })

  const leave = async (): Promise<void> => {
    server.close()
    const late = setTimeout(() => process.exit(0), STOP_WITHIN_MS)
    await stop()
    await store.close()
    clearTimeout(late)
    process.exit(0)
  }
  process.once('SIGTERM', () => void leave())
  process.once('SIGINT', () => void leave())
}

try {
  await main()
} catch (fault) {
  if (fault instanceof SettingsWrong) console.error(fault.message)
  else openLog('error').error({ err: fault }, 'could not start')
  process.exitCode = 1
}
