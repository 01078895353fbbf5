import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { Desk } from '../domain/desk.ts'
import { safeHeaders, sameOrigin } from '../page-safety.ts'
import { entrance } from './entrance.ts'
import { importRoutes } from './law/import-routes.ts'
import { CONSOLE_CSS, LAW_CSS } from './pages/layout.ts'
import { refusedPage } from './pages/refused.ts'
import { consoleSessions } from './session.ts'
import type { ConsoleSettings } from './session.ts'
import { workplace } from './workplace.ts'

/** An answer of 4,000 characters, nine bytes each as a form encodes them, and room around it. */
const LARGEST_FORM = 64 * 1024

/** Everything under `/console`: where officials sign in, read their queue and answer. Its pages need no script. */
export function consoleRoutes(desk: Desk, settings: ConsoleSettings): Hono {
  const sessions = consoleSessions(desk, settings)
  const app = new Hono()
  app.onError((fault, c) => {
    // hono/csrf refuses by throwing; what is really broken goes on to the server's own handler.
    if (fault instanceof HTTPException && fault.status === 403) return c.html(refusedPage('foreign'), 403)
    throw fault
  })
  app.use(safeHeaders(settings.publicUrl, { scripts: false }))
  app.get('/console.css', CONSOLE_CSS.serve)
  app.get('/law.css', LAW_CSS.serve)
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  // This alone guards the forms that come before a session (sign-in, invitation); those of signed-in officials carry
  // the session's token as well.
  app.use(sameOrigin(settings.publicUrl))
  // Files are large: this door has a limit of its own, behind the sign-in.
  app.route('/van-ban/nhap', importRoutes(desk, sessions))
  app.use(bodyLimit({ maxSize: LARGEST_FORM, onError: (c) => c.html(refusedPage('tooLarge'), 413) }))
  app.route('/', entrance(desk, settings, sessions))
  app.route('/', workplace(desk, sessions))
  return app
}
