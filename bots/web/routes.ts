import { Hono } from 'hono'
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { secureHeaders } from 'hono/secure-headers'
import type { Desk } from '#src/domain/desk.ts'
import { StoreUnavailable } from '#src/domain/errors.ts'
import { chatRoutes } from './chat-routes.ts'
import { CHAT_SCRIPT, refusedPage, WEB_CSS } from './page.ts'
import { ticketRoutes } from './ticket-routes.ts'
import { webVisitors } from './visitor.ts'
import type { WebSettings } from './visitor.ts'

/** A question of 4,000 characters, nine bytes each as a form encodes them, and room around it. */
const LARGEST_FORM = 64 * 1024

/** The citizens' site: chat and ticket look-up. To be mounted last, for it answers every address nobody else knows. */
export function webRoutes(desk: Desk, settings: WebSettings): Hono {
  const app = new Hono()
  app.onError((fault, c) => {
    // hono/csrf refuses by throwing.
    if (fault instanceof HTTPException) return c.html(refusedPage('foreign'), fault.status)
    desk.log.error({ err: fault, path: c.req.routePath }, 'web page failed')
    return c.html(refusedPage('broken'), fault instanceof StoreUnavailable ? 503 : 500)
  })
  app.use(safeHeaders(settings), compress())
  app.get('/assets/web.css', WEB_CSS.serve)
  app.get('/assets/chat.client.js', CHAT_SCRIPT.serve)
  app.use(async (c, next) => {
    // A page belongs to one visitor; nobody else's proxy or "back" button may show it.
    c.header('Cache-Control', 'no-store')
    await next()
  })
  app.use(sameOrigin(settings))
  app.use(bodyLimit({ maxSize: LARGEST_FORM, onError: (c) => c.html(refusedPage('tooLarge'), 413) }))
  app.route('/', chatRoutes(desk, settings, webVisitors(desk, settings)))
  app.route('/', ticketRoutes(desk, settings))
  app.get('*', (c) => c.html(refusedPage('notFound'), 404))
  return app
}

function safeHeaders({ publicUrl }: WebSettings): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      scriptSrc: ["'self'"],
      connectSrc: ["'self'"],
      // Pico draws its arrows with `data:` pictures.
      imgSrc: ["'self'", 'data:'],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
    xFrameOptions: 'DENY',
    // With "no-referrer" browsers send `Origin: null`, and those too old to say Sec-Fetch-Site could not write to us.
    referrerPolicy: 'same-origin',
    strictTransportSecurity: publicUrl?.startsWith('https:') ? 'max-age=31536000' : false,
  })
}

/** Forms count only when sent from our own pages. */
function sameOrigin({ publicUrl }: WebSettings): MiddlewareHandler {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  return csrf({
    // Behind a proxy that ends TLS, our own address is not the one the browser knows.
    origin: (origin, c) => origin === publicOrigin || origin === new URL(c.req.url).origin,
  })
}
