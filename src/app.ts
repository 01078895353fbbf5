import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { telegramWebhook } from '#bots/telegram/webhook.ts'
import { webRoutes } from '#bots/web/routes.ts'
import { zaloWebhook } from '#bots/zalo/webhook.ts'
import { apiRoutes } from './api/routes.ts'
import { assetRoutes } from './assets.ts'
import type { Settings } from './config.ts'
import { consoleRoutes } from './console/routes.ts'
import type { Desk } from './domain/desk.ts'
import { KnowledgeBeingRead, StoreUnavailable } from './domain/errors.ts'
import { healthRoutes } from './health.ts'

const READING = {
  code: 'knowledge_being_read',
  message: 'Hệ thống vừa khởi động và đang đọc các văn bản pháp luật. Xin thử lại sau ít phút.',
} as const
const NOT_STORED = {
  code: 'store_unavailable',
  message: 'Hệ thống tạm thời chưa lưu được. Xin thử lại sau ít phút.',
} as const
const BROKEN = { code: 'internal', message: 'Hệ thống gặp trục trặc. Xin thử lại sau ít phút.' } as const

/** Every door of the desk on one port. A network that is not switched on has no door. */
export function openDoors(desk: Desk, settings: Settings): Hono {
  const app = new Hono()
  app.onError((fault, c) => {
    if (fault instanceof HTTPException) return fault.getResponse()
    if (fault instanceof KnowledgeBeingRead) return c.json({ error: READING }, 503)
    const unavailable = fault instanceof StoreUnavailable
    desk.log.error({ err: fault, path: c.req.routePath }, 'request failed')
    return c.json({ error: unavailable ? NOT_STORED : BROKEN }, unavailable ? 503 : 500)
  })
  app.use('/webhooks/*', (_, next) => desk.doorway.letIn(next))
  app.route('/', healthRoutes(desk))
  app.route('/', assetRoutes())
  if (settings.telegram !== undefined) app.route('/', telegramWebhook(desk, settings.telegram))
  if (settings.zalo !== undefined) app.route('/', zaloWebhook(desk, settings.zalo))
  app.route('/', apiRoutes(desk))
  app.route('/console', consoleRoutes(desk, settings))
  app.route('/', webRoutes(desk, settings))
  return app
}
