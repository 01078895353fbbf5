import { Hono } from 'hono'
import type { Published } from '#knowledge/published.ts'
import type { Desk } from './domain/desk.ts'
import { KnowledgeBeingRead } from './domain/errors.ts'

/** What an operator's monitor asks: alive, ready, how much work waits. */
export function healthRoutes(desk: Desk): Hono {
  return new Hono()
    .get('/healthz', (c) => c.json({ status: 'alive' }))
    .get('/readyz', async (c) => {
      try {
        await desk.store.check()
        const published = knowledgeOf(desk)
        if (published === undefined)
          return c.json({ status: 'not ready', store: 'usable', knowledge: 'being read' }, 503)
        const { version, shelf } = published
        return c.json({
          status: 'ready',
          store: 'usable',
          warnings: await desk.store.warnings(),
          knowledge: { version, provisions: shelf.provisions.size },
          channels: [...desk.channels.keys()],
        })
      } catch (fault) {
        desk.log.error({ err: fault }, 'not ready')
        return c.json({ status: 'not ready', store: 'unavailable' }, 503)
      }
    })
    .get('/metrics', async (c) => {
      const figures = await desk.store.figures(desk.clock())
      return c.text(metricsText(figures, knowledgeOf(desk)?.version), 200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      })
    })
}

/** @returns `undefined` while it is being read at the start: nothing is wrong then, and work waits to be counted */
function knowledgeOf(desk: Desk): Published | undefined {
  try {
    return desk.knowledge()
  } catch (fault) {
    if (fault instanceof KnowledgeBeingRead) return undefined
    throw fault
  }
}

const GAUGES = {
  waitingMessages: ['desk_messages_waiting', 'Citizens’ messages not yet answered'],
  oldestMessageSeconds: ['desk_messages_oldest_seconds', 'Age of the oldest of them'],
  waitingDeliveries: ['desk_deliveries_waiting', 'Replies not yet sent'],
  oldestDeliverySeconds: ['desk_deliveries_oldest_seconds', 'Age of the oldest of them'],
  deadDeliveries: ['desk_deliveries_dead', 'Replies given up, for a person to look at'],
  openTickets: ['desk_tickets_open', 'Tickets without an answer'],
} as const

/** Prometheus text format 0.0.4. @see https://prometheus.io/docs/instrumenting/exposition_formats/ */
function metricsText(
  figures: Readonly<Record<keyof typeof GAUGES, number>>,
  version: string | undefined,
): string {
  const lines = Object.entries(GAUGES).flatMap(([key, [name, help]]) => [
    `# HELP ${name} ${help}`,
    `# TYPE ${name} gauge`,
    // The keys of GAUGES are those of the figures.
    `${name} ${figures[key as keyof typeof GAUGES]}`,
  ])
  const knowledge =
    version === undefined
      ? []
      : ['# TYPE desk_knowledge_info gauge', `desk_knowledge_info{version="${version}"} 1`]
  return `${[...lines, ...knowledge].join('\n')}\n`
}
