import { createHash, timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { readBody } from './read-body.ts'

const MAX_BODY_BYTES = 1024 * 1024

export interface WebhookDoor {
  readonly path: string
  readonly secretHeader: string
  readonly secret: string
  /** Zalo probes an address with an empty body; from a network that does not, it is malformed. */
  readonly emptyBody: 200 | 400
}

/**
 * The part of a webhook that is the same for every network: who knocks is settled before anything of the body is
 * read, and 200 is said only once `take` has come back, that is, when the update is stored.
 *
 * @param take must not wait for the network: a slow one would hold up its own deliveries
 */
export function webhookDoor(door: WebhookDoor, take: (update: unknown) => Promise<void>): Hono {
  const expected = digest(door.secret)

  return new Hono().post(
    door.path,
    async (c, next) => {
      const given = c.req.header(door.secretHeader) ?? ''
      // A secret may have accents. Networks send text as UTF-8; Node hands a header down byte by byte, Workers as text.
      const asBytes = timingSafeEqual(digest(Buffer.from(given, 'latin1')), expected)
      if (asBytes || timingSafeEqual(digest(given), expected)) return next()
      return c.json({ ok: false }, 401)
    },
    limitBody,
    async (c) => {
      const body = await c.req.text()
      if (body.trim() === '') return c.json({ ok: door.emptyBody === 200 }, door.emptyBody)
      const update = readBody(body)
      if (update === undefined) return c.json({ ok: false }, 400)
      await take(update)
      return c.json({ ok: true })
    },
  )
}

const countBytes = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge })

/**
 * Networks say how long a body is, and whoever reads it holds them to that. Only a body of untold length is counted as
 * it comes: for that Hono has to build the whole request and a stream, a third of all the work at this door.
 */
const limitBody: MiddlewareHandler = async (c, next) => {
  const told = c.req.header('content-length')
  if (told === undefined || c.req.header('transfer-encoding') !== undefined) return countBytes(c, next)
  return Number(told) <= MAX_BODY_BYTES ? next() : tooLarge(c)
}

function tooLarge(c: Context): Response {
  return c.json({ ok: false }, 413)
}

/** Digests have one length, so comparing them tells nothing of the secret's. */
function digest(text: string | Buffer): Buffer {
  return createHash('sha256').update(text).digest()
}
