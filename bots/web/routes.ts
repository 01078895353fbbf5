import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { AGAIN_AFTER_S } from '#src/crowd.ts'
import type { Desk } from '#src/domain/desk.ts'
import { StoreUnavailable } from '#src/domain/errors.ts'
import { isHungUp } from '#src/hung-up.ts'
import { safeHeaders, sameOrigin } from '#src/page-safety.ts'
import { chatRoutes, wantsJson } from './chat-routes.ts'
import { CHAT_SCRIPT, refusedPage, WEB_CSS } from './page.ts'
import { CHAT } from './phrases.ts'
import { ticketRoutes } from './ticket-routes.ts'
import { webVisitors } from './visitor.ts'
import type { WebSettings } from './visitor.ts'

/**
 * What somebody pastes, nine bytes each as a form encodes it: the field cuts nothing off in silence, and what is three
 * times too long still comes back to be shortened.
 */
const LARGEST_FORM = 128 * 1024

/** The citizens' site: chat and ticket look-up. To be mounted last, for it answers every address nobody else knows. */
export function webRoutes(desk: Desk, settings: WebSettings): Hono {
  const app = new Hono()
  app.onError(async (fault, c) => {
    // hono/csrf refuses by throwing.
    if (fault instanceof HTTPException) return c.html(refusedPage('foreign'), fault.status)
    if (isHungUp(fault)) throw fault
    desk.log.error({ err: fault, path: c.req.routePath }, 'web page failed')
    c.header('Retry-After', String(AGAIN_AFTER_S))
    return c.html(refusedPage('broken', await typed(c)), fault instanceof StoreUnavailable ? 503 : 500)
  })
  app.use(safeHeaders(settings.publicUrl, { scripts: true }), compress())
  app.get('/assets/web.css', WEB_CSS.serve)
  app.get('/assets/chat.client.js', CHAT_SCRIPT.serve)
  app.use(async (c, next) => {
    // A page belongs to one visitor; nobody else's proxy or "back" button may show it.
    c.header('Cache-Control', 'no-store')
    await next()
  })
  app.use(sameOrigin(settings.publicUrl))
  const tooLarge = (c: Context) =>
    wantsJson(c) ? c.json({ fault: CHAT.tooLong }, 413) : c.html(refusedPage('tooLarge'), 413)
  app.use(bodyLimit({ maxSize: LARGEST_FORM, onError: tooLarge }))
  app.route('/', chatRoutes(desk, settings, webVisitors(desk, settings)))
  app.route('/', ticketRoutes(desk, settings))
  app.get('*', (c) => c.html(refusedPage('notFound'), 404))
  return app
}

/** The question of a form that led to nothing; nothing is read of one that is larger than a question. */
async function typed(c: Context): Promise<string> {
  const isForm = c.req.method === 'POST' && Number(c.req.header('content-length') ?? Infinity) <= LARGEST_FORM
  const question = isForm ? (await c.req.parseBody().catch(() => undefined))?.['cau_hoi'] : undefined
  return typeof question === 'string' ? question : ''
}
