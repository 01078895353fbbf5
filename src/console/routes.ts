import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { AGAIN_AFTER_S, atMost } from '../crowd.ts'
import type { Desk } from '../domain/desk.ts'
import { KnowledgeBeingRead, StoreUnavailable } from '../domain/errors.ts'
import { isHungUp } from '../hung-up.ts'
import { safeHeaders, sameOrigin } from '../page-safety.ts'
import { entrance } from './entrance.ts'
import { written } from './guard.ts'
import { importRoutes } from './law/import-routes.ts'
import { CLOCKS_CSS, CONSOLE_CSS, FORMS_SCRIPT, LAW_CSS } from './pages/layout.ts'
import { refusedPage } from './pages/refused.ts'
import { secondStep } from './second-step.ts'
import { liveRoutes } from './desk/live-routes.ts'
import { DESK_SCRIPT, LIVE_SCRIPT } from './desk/pages/live.ts'
import { consoleSessions } from './session.ts'
import type { ConsoleSettings } from './session.ts'
import { workplace } from './workplace.ts'

/** An answer of 4,000 characters, nine bytes each as a form encodes them, and room around it. */
const LARGEST_FORM = 64 * 1024
/** Pages and forms under way at once. Streams of news have a limit of their own. */
const MOST_AT_ONCE = 256

/** Everything under `/console`: where officials sign in, read their queue and answer. Its pages need no script. */
export function consoleRoutes(desk: Desk, settings: ConsoleSettings): Hono {
  const sessions = consoleSessions(desk, settings)
  const app = new Hono()
  app.onError(async (fault, c) => {
    // hono/csrf refuses by throwing.
    if (fault instanceof HTTPException && fault.status === 403) return c.html(refusedPage('foreign'), 403)
    if (fault instanceof HTTPException || isHungUp(fault)) throw fault
    c.header('Retry-After', String(AGAIN_AFTER_S))
    const kept = isSmall(c) ? await written(c) : ''
    if (fault instanceof KnowledgeBeingRead) return c.html(refusedPage('reading', undefined, kept), 503)
    desk.log.error({ err: fault, path: c.req.routePath }, 'console page failed')
    return c.html(refusedPage('broken', undefined, kept), fault instanceof StoreUnavailable ? 503 : 500)
  })
  app.use(safeHeaders(settings.publicUrl, { scripts: true }))
  app.get('/console.css', CONSOLE_CSS.serve)
  app.get('/law.css', LAW_CSS.serve)
  app.get('/clocks.css', CLOCKS_CSS.serve)
  app.get('/forms.client.js', FORMS_SCRIPT.serve)
  app.get('/desk.client.js', DESK_SCRIPT.serve)
  app.get('/live.client.js', LIVE_SCRIPT.serve)
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  app.use(atMost(MOST_AT_ONCE, (c) => c.html(refusedPage('crowded'), 503)))
  // This alone guards the forms that come before a session (sign-in, invitation); those of signed-in officials carry
  // the session's token as well.
  app.use(sameOrigin(settings.publicUrl))
  // Files are large: this door has a limit of its own, behind the sign-in.
  app.route('/van-ban/nhap', importRoutes(desk, sessions))
  app.use(bodyLimit({ maxSize: LARGEST_FORM, onError: (c) => c.html(refusedPage('tooLarge'), 413) }))
  app.route('/', entrance(desk, sessions))
  app.route('/', secondStep(desk, sessions))
  app.route('/', liveRoutes(desk, sessions))
  app.route('/', workplace(desk, sessions))
  return app
}

/** A form's size; an upload that nobody has looked at yet is not read for the sake of an error page. */
function isSmall(c: Context): boolean {
  return Number(c.req.header('content-length') ?? Infinity) <= LARGEST_FORM
}
