import { createAdaptorServer } from '@hono/node-server'
import { Bot, webhookCallback } from 'grammy'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { TELEGRAM_TOKEN } from '../../test/fixtures/fake-telegram.ts'

// What the desk is held against, in a process of its own: `node bare.ts hono|grammy SECRET TELEGRAM_ROOT`.
const [kind, secret = '', apiRoot = ''] = process.argv.slice(2)

/** The least a webhook can do: who knocks, and 200. The body is not even read. */
function bareHono(): Hono {
  return new Hono().post('/webhooks/telegram', (c) =>
    c.req.header('x-telegram-bot-api-secret-token') === secret
      ? c.json({ ok: true })
      : c.json({ ok: false }, 401),
  )
}

/** A bot as grammY's first page shows it: says again what it hears, keeps nothing. */
function echoBot(): Hono {
  const bot = new Bot(TELEGRAM_TOKEN, { client: { apiRoot } })
  bot.on('message:text', async (ctx) => void (await ctx.reply(ctx.message.text)))
  return new Hono().post('/webhooks/telegram', webhookCallback(bot, 'hono', { secretToken: secret }))
}

const server = createAdaptorServer({ fetch: (kind === 'grammy' ? echoBot() : bareHono()).fetch })
server.listen(0, '127.0.0.1', () => {
  // A server that listens on TCP has an address and a port.
  const { port } = server.address() as AddressInfo
  process.send?.(`http://127.0.0.1:${port}`)
})
// Whoever measures may be stopped in the middle.
process.once('disconnect', () => process.exit())
