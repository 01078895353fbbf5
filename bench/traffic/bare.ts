import { createAdaptorServer } from '@hono/node-server'
import { Bot, webhookCallback } from 'grammy'
import { Hono } from 'hono'
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as z from 'zod'
import { TELEGRAM_TOKEN } from '../../test/fixtures/fake-telegram.ts'

// What the desk is held against, in a process of its own: `node bare.ts hono|storing|grammy SECRET TELEGRAM_ROOT`.
const [kind, secret = '', apiRoot = ''] = process.argv.slice(2)

/** The least a webhook can do: who knocks, and 200. The body is not even read. */
function bareHono(): Hono {
  return new Hono().post('/webhooks/telegram', (c) =>
    c.req.header('x-telegram-bot-api-secret-token') === secret
      ? c.json({ ok: true })
      : c.json({ ok: false }, 401),
  )
}

const Update = z.object({ update_id: z.int(), message: z.looseObject({}) })

/** The least that keeps what it says 200 to: one row a message, and one wait for the disk for all that came together. */
function storingHono(): Hono {
  const folder = mkdtempSync(join(tmpdir(), 'bare-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const database = new DatabaseSync(join(folder, 'bare.db'))
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE messages (id INTEGER PRIMARY KEY, content TEXT NOT NULL)`)
  const insert = database.prepare('INSERT OR IGNORE INTO messages VALUES (?, ?)')
  let waiting: (readonly [id: number, content: string, kept: () => void])[] = []
  const keep = (id: number, content: string): Promise<void> =>
    new Promise((kept) => {
      if (waiting.length === 0) setImmediate(keepAll)
      waiting.push([id, content, kept])
    })
  const keepAll = (): void => {
    const all = waiting
    waiting = []
    database.exec('BEGIN IMMEDIATE')
    for (const [id, content] of all) insert.run(id, content)
    database.exec('COMMIT')
    for (const [, , kept] of all) kept()
  }
  return new Hono().post('/webhooks/telegram', async (c) => {
    if (c.req.header('x-telegram-bot-api-secret-token') !== secret) return c.json({ ok: false }, 401)
    const update = Update.parse(await c.req.json())
    await keep(update.update_id, JSON.stringify(update.message))
    return c.json({ ok: true })
  })
}

/** A bot as grammY's first page shows it: says again what it hears, keeps nothing. */
function echoBot(): Hono {
  const bot = new Bot(TELEGRAM_TOKEN, { client: { apiRoot } })
  bot.on('message:text', async (ctx) => void (await ctx.reply(ctx.message.text)))
  return new Hono().post('/webhooks/telegram', webhookCallback(bot, 'hono', { secretToken: secret }))
}

const apps = { hono: bareHono, storing: storingHono, grammy: echoBot }
const server = createAdaptorServer({ fetch: apps[z.enum(['hono', 'storing', 'grammy']).parse(kind)]().fetch })
server.listen(0, '127.0.0.1', () => {
  // A server that listens on TCP has an address and a port.
  const { port } = server.address() as AddressInfo
  process.send?.(`http://127.0.0.1:${port}`)
})
process.once('SIGTERM', () => process.exit())
// Whoever measures may be stopped in the middle.
process.once('disconnect', () => process.exit())
