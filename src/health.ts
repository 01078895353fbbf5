import { Hono } from 'hono'
import type { Desk } from './domain/desk.ts'
import { StoreGone } from './domain/errors.ts'
import { storeWarnings } from './domain/safekeeping.ts'
import type { Metrics } from './metrics.ts'
import { inTime } from './operating/in-time.ts'
import { knowledgeOf } from './operating/state.ts'

/** Versions of a store are counted. A library that is in none goes by twelve signs of its digest, which may all be digits. */
const OF_A_STORE = /^\d{1,9}$/

/** What an operator's monitor asks: alive, ready, how much work waits. */
export function healthRoutes(desk: Desk, metrics: Metrics): Hono {
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'alive' }))
    .get('/readyz', async (c) => {
      try {
        const { versionInUse, safekeeping } = await inTime(look(desk))
        const published = knowledgeOf(desk)
        if (published === undefined)
          return c.json({ status: 'not ready', store: 'usable', knowledge: 'being read' }, 503)
        const { version, shelf } = published
        // Emptied under us: it takes everything in, and knows nothing of what was accepted before.
        if (OF_A_STORE.test(version) && versionInUse === 0)
          return c.json({ status: 'not ready', store: 'empty' }, 503)
        return c.json({
          status: 'ready',
          store: 'usable',
          warnings: storeWarnings(safekeeping),
          knowledge: { version, provisions: shelf.provisions.size },
          channels: [...desk.channels.keys()],
        })
      } catch (fault) {
        desk.log.error({ err: fault }, 'not ready')
        if (fault instanceof StoreGone) return c.json({ status: 'not ready', store: 'gone' }, 503)
        return c.json({ status: 'not ready', store: 'unavailable' }, 503)
      }
    })
    .get('/metrics', async (c) => {
      const text = await metrics.text(desk)
      return c.text(text, 200, { 'content-type': metrics.registry.contentType })
    })
}

async function look({ store, safekeeping }: Desk) {
  await store.check()
  const [versionInUse, kept] = await Promise.all([store.versionInUse(), safekeeping()])
  return { versionInUse, safekeeping: kept }
}
