import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { telegramWebhook } from '#bots/telegram/webhook.ts'
import { turnedAwayPage } from '#bots/web/page.ts'
import { webRoutes } from '#bots/web/routes.ts'
import { zaloWebhook } from '#bots/zalo/webhook.ts'
import { REFUSALS } from './api/phrases.ts'
import { apiRoutes } from './api/routes.ts'
import { assetRoutes } from './assets.ts'
import type { Settings } from './config.ts'
import { consoleRoutes } from './console/routes.ts'
import { AGAIN_AFTER_S, atMost } from './crowd.ts'
import type { Desk } from './domain/desk.ts'
import { KnowledgeBeingRead, StoreUnavailable } from './domain/errors.ts'
import { healthRoutes } from './health.ts'
import { HUNG_UP, isHungUp } from './hung-up.ts'
import { inContext } from './log.ts'
import { openMetrics } from './metrics.ts'
import type { Metrics } from './metrics.ts'
import { watch } from './watch.ts'

const READING = {
  code: 'knowledge_being_read',
  message: 'Hệ thống vừa khởi động và đang đọc các văn bản pháp luật. Xin thử lại sau ít phút.',
} as const
const NOT_STORED = {
  code: 'store_unavailable',
  message: 'Hệ thống tạm thời chưa lưu được. Xin thử lại sau ít phút.',
} as const
const CROWDED = { code: 'crowded', message: REFUSALS.crowded } as const
const BROKEN = { code: 'internal', message: 'Hệ thống gặp trục trặc. Xin thử lại sau ít phút.' } as const

/** Requests under way at once, those included that wait for news: a page each, and what it takes to answer it. */
const MOST_REQUESTS = 2000
/** Updates of networks under way at once, up to 1 MiB each. They come again after a 503. */
const MOST_UPDATES = 200

/** Every door of the desk on one port. A network that is not switched on has no door. */
export function openDoors(desk: Desk, settings: Settings, metrics: Metrics = openMetrics()): Hono {
  const app = new Hono()
  app.use(async (c, next) => {
    const request = randomUUID()
    const began = performance.now()
    c.header('X-Request-Id', request)
    // What is for programs, and what goes wrong, is shown by no browser as anything else; pages have more of their own.
    c.header('X-Content-Type-Options', 'nosniff')
    c.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'")
    await inContext({ request }, async () => {
      await next()
      const seconds = (performance.now() - began) / 1000
      metrics.answeredRequest(c.req.routePath, c.res.status, seconds)
      const about = { method: c.req.method, route: c.req.routePath, status: c.res.status }
      desk.log.debug({ ...about, ms: Math.round(seconds * 1000) }, 'request')
    })
  })
  app.onError((fault, c) => {
    if (fault instanceof HTTPException) return fault.getResponse()
    if (isHungUp(fault)) return c.body(null, HUNG_UP)
    c.header('Retry-After', String(AGAIN_AFTER_S))
    if (fault instanceof KnowledgeBeingRead) return c.json({ error: READING }, 503)
    const unavailable = fault instanceof StoreUnavailable
    desk.log.error({ err: fault, path: c.req.routePath }, 'request failed')
    return c.json({ error: unavailable ? NOT_STORED : BROKEN }, unavailable ? 503 : 500)
  })
  app.use(atMost(MOST_REQUESTS, turnedAway))
  app.use(
    '/webhooks/*',
    atMost(MOST_UPDATES, (c) => c.json({ ok: false }, 503)),
  )
  app.use('/webhooks/*', (c, next) =>
    desk.doorway.letIn(() => watch('webhook', {}, next, () => ({ status: c.res.status }))),
  )
  app.route('/', healthRoutes(desk, metrics))
  app.route('/', assetRoutes())
  if (settings.telegram !== undefined) app.route('/', telegramWebhook(desk, settings.telegram))
  if (settings.zalo !== undefined) app.route('/', zaloWebhook(desk, settings.zalo))
  app.route('/', apiRoutes(desk))
  app.route('/console', consoleRoutes(desk, settings))
  app.route('/', webRoutes(desk, settings))
  return app
}

/** Programs and networks are told in JSON, wherever they knock; a person with a browser reads a page. */
function turnedAway(c: Context): Response | Promise<Response> {
  const isForPrograms = /^\/(?:api|webhooks)\//.test(c.req.path)
  c.header('Vary', 'Accept')
  c.header('Cache-Control', 'no-store')
  if (isForPrograms || !(c.req.header('accept') ?? '').includes('text/html')) {
    return c.json({ error: CROWDED }, 503)
  }
  c.header('Content-Security-Policy', "default-src 'none'; img-src data:; frame-ancestors 'none'")
  return c.html(turnedAwayPage(AGAIN_AFTER_S), 503)
}
