import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { Hono } from 'hono'
import type { Context } from 'hono'

/** A file for browsers with an address that changes when it does, so that they may keep it for good. */
export interface Asset {
  readonly href: string
  readonly serve: (c: Context) => Response
}

/**
 * @param path where it is served
 * @param file `file:` address of the sheet; read once, at the start
 */
export function styleSheet(path: string, file: string | URL): Asset {
  return asset(path, file, 'text/css; charset=utf-8')
}

/** As {@link styleSheet}, for a script that runs in the browser. */
export function browserScript(path: string, file: string | URL): Asset {
  return asset(path, file, 'text/javascript; charset=utf-8')
}

function asset(path: string, file: string | URL, type: string): Asset {
  const plain = Uint8Array.from(readFileSync(fileURLToPath(file)))
  const packed = Uint8Array.from(gzipSync(plain, { level: 9 }))
  const version = createHash('sha256').update(plain).digest('hex').slice(0, 12)
  const headers = {
    'Content-Type': type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  }
  return {
    href: `${path}?v=${version}`,
    serve: (c) =>
      /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
        ? c.body(packed, 200, { ...headers, 'Content-Encoding': 'gzip' })
        : c.body(plain, 200, headers),
  }
}

/** The ground all our pages stand on (https://picocss.com). */
export const PICO = styleSheet('/assets/pico.min.css', import.meta.resolve('@picocss/pico/css/pico.min.css'))

/** Colours shared by all pages; comes after {@link PICO}. */
export const PALETTE = styleSheet('/assets/palette.css', new URL('palette.css', import.meta.url))

/** Files that the web chat and the console share; mounted at the root. */
export function assetRoutes(): Hono {
  return new Hono().get('/assets/pico.min.css', PICO.serve).get('/assets/palette.css', PALETTE.serve)
}
