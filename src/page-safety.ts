import type { MiddlewareHandler } from 'hono'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'

/** Public address of the desk, where it has one. */
type PublicUrl = string | undefined

/** Headers of every page for people: nothing inline, nothing from elsewhere, no frame. */
export function safeHeaders(publicUrl: PublicUrl, { scripts }: { scripts: boolean }): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      ...(scripts && { scriptSrc: ["'self'"], connectSrc: ["'self'"] }),
      // Oat draws its arrows and ticks with `data:` pictures.
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

/** Forms count only when sent from our own pages. */
export function sameOrigin(publicUrl: PublicUrl): MiddlewareHandler {
  const publicOrigin = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  return csrf({
    // Behind a proxy that ends TLS, our own address is not the one the browser knows.
    origin: (origin, c) => origin === publicOrigin || origin === new URL(c.req.url).origin,
  })
}
