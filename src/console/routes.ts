import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { Desk } from '../domain/desk.ts'
import { entrance } from './entrance.ts'
import { CONSOLE_CSS } from './pages/layout.ts'
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
  app.use(safeHeaders(settings))
  app.get('/console.css', CONSOLE_CSS.serve)
  app.use(async (c, next) => {
    c.header('Cache-Control', 'no-store')
    await next()
  })
  app.use(sameOrigin(settings))
  app.use(bodyLimit({ maxSize: LARGEST_FORM, onError: (c) => c.html(refusedPage('tooLarge'), 413) }))
  app.route('/', entrance(desk, settings, sessions))
  app.route('/', workplace(desk, sessions))
  return app
}

function safeHeaders({ publicUrl }: ConsoleSettings): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      // Pico draws its arrows and ticks with `data:` pictures.
      imgSrc: ["'self'", 'data:'],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // Other sites learn nothing. `no-referrer` would also blank the Origin of our own forms, which is all there is to
    // know them by on plain http in a local network: browsers send no Sec-Fetch-Site there.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: publicUrl?.startsWith('https:') ? 'max-age=31536000' : false,
  })
}

/**
 * Forms count only when sent from our own pages. This alone guards the forms that come before a session (sign-in,
 * invitation); those of signed-in officials carry the session's token as well.
 */
function sameOrigin({ publicUrl }: ConsoleSettings): MiddlewareHandler {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  return csrf({
    // Behind a proxy that ends TLS, our own address is not the one the browser knows.
    origin: (origin, c) => origin === publicOrigin || origin === new URL(c.req.url).origin,
  })
}
