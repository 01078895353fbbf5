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

/** `file:` address; read once, at the start. */
type File = string | URL

/**
 * Several sheets as one, in this order: a page waits for one answer before it shows anything, not for five.
 *
 * @param path where it is served
 */
export function styleSheet(path: string, ...files: readonly File[]): Asset {
  return asset(path, files, 'text/css; charset=utf-8')
}

/** As {@link styleSheet}, for a script that runs in the browser. */
export function browserScript(path: string, file: File): Asset {
  return asset(path, [file], 'text/javascript; charset=utf-8')
}

function asset(path: string, files: readonly File[], type: string): Asset {
  const plain = Uint8Array.from(Buffer.concat(files.map((file) => readFileSync(fileURLToPath(file)))))
  const packed = Uint8Array.from(gzipSync(plain, { level: 9 }))
  const version = createHash('sha256').update(plain).digest('hex').slice(0, 12)
  const headers = {
    'Content-Type': type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  }
  // Typefaces are packed already.
  const packs = packed.length < plain.length
  return {
    href: `${path}?v=${version}`,
    serve: (c) =>
      packs && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
        ? c.body(packed, 200, { ...headers, 'Content-Encoding': 'gzip' })
        : c.body(plain, 200, headers),
  }
}

/** The ground all our pages stand on: Oat (https://oat.ink, docs/decisions/0015) with our colours. First in every sheet. */
export const GROUND: readonly File[] = [
  import.meta.resolve('@knadh/oat/oat.min.css'),
  new URL('palette.css', import.meta.url),
  new URL('ground.css', import.meta.url),
]

/**
 * The console's typeface: letters with two marks, all weights in one file of each kind. `typeface.css` names both
 * addresses; the package's version in them changes with the files.
 */
const TYPEFACE = [
  typeface(
    '/assets/source-sans-3-5.3.1-vietnamese.woff2',
    import.meta
      .resolve('@fontsource-variable/source-sans-3/files/source-sans-3-vietnamese-wght-normal.woff2'),
  ),
  typeface(
    '/assets/source-sans-3-5.3.1-latin.woff2',
    import.meta.resolve('@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2'),
  ),
]

function typeface(path: string, file: File): Pick<Asset, 'serve'> & { readonly path: string } {
  return { path, serve: asset(path, [file], 'font/woff2').serve }
}

/** Files that more than one door shows; mounted at the root. */
export function assetRoutes(): Hono {
  const app = new Hono()
  for (const { path, serve } of TYPEFACE) app.get(path, serve)
  return app
}
