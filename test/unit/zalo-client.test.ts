import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ZaloBotClient, type ZaloBotOptions } from '#bots/zalo/client.ts'
import { faultKind, ZaloBotFault, type ZaloFaultKind } from '#bots/zalo/fault.ts'
import { tokenMask } from '#bots/zalo/mask.ts'
import { zaloChannel, zaloSendResult } from '#bots/zalo/send.ts'
import { plainReply } from '#src/domain/reply.ts'
import type { FakeNetwork } from '../fixtures/fake-network.ts'
import { startFakeZalo, ZALO_BOT_NAME, ZALO_TOKEN } from '../fixtures/fake-zalo.ts'

const SECRET = ZALO_TOKEN.slice(ZALO_TOKEN.indexOf(':') + 1)
const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

async function zaloNetwork(): Promise<FakeNetwork> {
  const network = await startFakeZalo()
  closers.push(() => network.close())
  return network
}

/** A server that says one thing to whoever calls. */
async function answering(
  status: number,
  body: string,
  headers: Record<string, string> = {},
): Promise<string> {
  const server = createServer((_, response) => response.writeHead(status, headers).end(body))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  })
  // A server that listens on TCP has an address and a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function clientAt(baseUrl: string, timeoutsMs: ZaloBotOptions['timeoutsMs'] = {}): ZaloBotClient {
  return new ZaloBotClient({ token: ZALO_TOKEN, baseUrl, timeoutsMs })
}

async function faultOf(call: Promise<unknown>): Promise<ZaloBotFault> {
  const fault = await call.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(fault instanceof ZaloBotFault))
    throw new Error('the call did not fail as a ZaloBotFault', { cause: fault })
  return fault
}

describe('a call that succeeds', () => {
  test('gives what Zalo answered, and is a POST of JSON', async () => {
    const network = await zaloNetwork()
    const zalo = clientAt(network.root)
    expect(await zalo.getMe()).toMatchObject({ display_name: ZALO_BOT_NAME, account_type: 'BASIC' })
    expect(await zalo.setWebhook('https://bot.example.test/webhooks/zalo', 'mot-bi-mat')).toMatchObject({
      url: 'https://bot.example.test/webhooks/zalo',
      verification: { ok: true, outcome: 'webhook.ok' },
    })
    expect(await zalo.getWebhookInfo()).toMatchObject({ url: 'https://bot.example.test/webhooks/zalo' })
    expect(await zalo.testWebhook()).toMatchObject({ outcome: 'webhook.ok' })
    expect(await zalo.deleteWebhook()).toMatchObject({ url: '' })
    expect(await zalo.sendMessage('c1', 'Xin chào')).toMatchObject({ message_id: 'sent1' })
    expect(await zalo.sendPhoto('c1', 'https://anh.example.test/a.jpg')).toMatchObject({
      message_id: 'photo',
    })
    expect(await zalo.sendChatAction('c1', 'typing')).toBeUndefined()
    expect(network.sends).toMatchObject([{ chat: 'c1', text: 'Xin chào' }])
    expect(network.calls.at(-2)?.params).not.toHaveProperty('caption')
  })

  test.each([
    ['no result', '{"ok":true}'],
    ['a result of another type', '{"ok":true,"result":"sent"}'],
    ['unexpected fields', '{"ok":true,"result":{"message_id":17,"date":"soon","more":{}}}'],
  ])('counts as sent with %s', async (_, body) => {
    await expect(clientAt(await answering(200, body)).sendMessage('c1', 'a')).resolves.toBeTypeOf('object')
  })
})

describe('what went wrong is known by what can be done about it', () => {
  const spoken = (code: unknown, field = 'error_code') =>
    JSON.stringify({ ok: false, description: 'Something', [field]: code })

  test.each<readonly [string, number, string, ZaloFaultKind]>([
    ['400 said with HTTP 200', 200, spoken(400), 'badRequest'],
    ['400 said with HTTP 400', 400, spoken(400), 'badRequest'],
    ['a code as a string', 200, spoken('400'), 'badRequest'],
    ['401', 200, spoken(401), 'auth'],
    ['403, which means "internal server error"', 200, spoken(403), 'transient'],
    ['404', 200, spoken(404), 'badRequest'],
    ['408', 200, spoken(408), 'timeout'],
    ['426 in a field of another name', 200, spoken(426, 'errorCode'), 'quota'],
    ['429 in JSON', 200, spoken(429), 'quota'],
    ['429 in JSON with HTTP 429', 429, spoken(429), 'quota'],
    ['500', 200, spoken(500), 'transient'],
    ['a code that is no number', 200, spoken('E_BUSY'), 'transient'],
    ['no code and HTTP 401', 401, '{"ok":false}', 'auth'],
    ['429 in HTML', 429, '<html>429 Too Many Requests</html>', 'throttled'],
    ['JSON that is not an answer of Zalo, with HTTP 429', 429, '{"message":"slow down"}', 'throttled'],
    ['502 in HTML', 502, '<html>502 Bad Gateway</html>', 'transient'],
    ['a page in place of an answer', 200, '<html>Hello</html>', 'garbled'],
    ['half an answer', 200, '{"ok":true,"resu', 'garbled'],
    ['an empty body', 200, '', 'garbled'],
    ['a redirect', 302, '', 'transient'],
    ['401 in HTML', 401, '<html></html>', 'auth'],
    ['404 in HTML', 404, '<html></html>', 'badRequest'],
  ])('%s', async (_, status, body, kind) => {
    const root = await answering(status, body, { location: 'http://127.0.0.1:9/' })
    expect((await faultOf(clientAt(root).sendMessage('c1', 'a'))).kind).toBe(kind)
  })

  test('408 on getUpdates is nothing new, elsewhere a timeout', () => {
    expect(faultKind('getUpdates', 408, true)).toBe('emptyPoll')
    expect(faultKind('sendMessage', 408, true)).toBe('timeout')
  })

  test('a network that hangs is a timeout, one that closes the connection or is not there is transient', async () => {
    const [hanging, closing] = [await zaloNetwork(), await zaloNetwork()]
    hanging.script(['hang'])
    closing.script(['close'])
    const impatient = clientAt(hanging.root, { sendMessage: 100 })
    expect((await faultOf(impatient.sendMessage('c1', 'a'))).kind).toBe('timeout')
    // With the patience of the desk: where a machine is slow, the line is closed after a while.
    expect((await faultOf(clientAt(closing.root).sendMessage('c1', 'a'))).kind).toBe('transient')
    expect((await faultOf(clientAt('http://127.0.0.1:9').getMe())).kind).toBe('transient')
    expect([...hanging.sends, ...closing.sends]).toEqual([])
  })

  test('a caller that gives up gets its own reason back', async () => {
    const network = await zaloNetwork()
    network.script(['hang'])
    const reason = new Error('shutting down')
    const giveUp = new AbortController()
    setTimeout(() => giveUp.abort(reason), 50)
    await expect(clientAt(network.root).sendMessage('c1', 'a', giveUp.signal)).rejects.toBe(reason)
  })

  test.each([
    ['20', 20_000],
    ['1', 5_000],
    ['86400', 300_000],
    ['soon', undefined],
  ])('Retry-After: %s asks for a wait of %s ms', async (header, wait) => {
    const root = await answering(429, '<html></html>', { 'retry-after': header })
    expect((await faultOf(clientAt(root).getMe())).retryAfterMs).toBe(wait)
  })

  test('Retry-After may be a date', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-22T02:00:00Z') })
    closers.push(async () => void vi.useRealTimers())
    const root = await answering(503, '', { 'retry-after': 'Sun, 22 Nov 2026 02:01:00 GMT' })
    expect((await faultOf(clientAt(root).getMe())).retryAfterMs).toBe(60_000)
  })
})

describe('the token', () => {
  const forms = [ZALO_TOKEN, encodeURIComponent(ZALO_TOKEN), ZALO_TOKEN.replace(':', '%3a'), SECRET]

  test.each(forms)('does not survive in a text as %s', (form) => {
    const masked = tokenMask(ZALO_TOKEN)(`GET /bot${form}/sendMessage; ${form}`)
    expect(masked).toBe('GET /bot***/sendMessage; ***')
  })

  test('is masked before a long page is cut short', async () => {
    // The cut falls into the middle of the token: half of it would stand at the end.
    const page = `${'x'.repeat(290)}${ZALO_TOKEN}`
    const fault = await faultOf(clientAt(await answering(502, page)).getMe())
    expect(fault.message).not.toContain('12345')
    expect(fault.message.length).toBeLessThan(400)
  })

  test('is in nothing that can be read off a fault, whatever happened', async () => {
    const echo = await answering(
      200,
      JSON.stringify({ ok: false, error_code: 400, description: `/bot${ZALO_TOKEN}/` }),
    )
    const faults = [
      await faultOf(clientAt(echo).getMe()),
      await faultOf(
        clientAt(await answering(404, `<a href="/bot${encodeURIComponent(ZALO_TOKEN)}/getMe">`)).getMe(),
      ),
      await faultOf(clientAt('http://127.0.0.1:9').getMe()),
      await faultOf(clientAt('http://not a host').getMe()),
      await faultOf(clientAt(await answering(302, '', { location: '::' })).getMe()),
    ]
    for (const fault of faults) {
      const everything = [fault.message, fault.stack, JSON.stringify(fault), String(fault.cause)].join('\n')
      expect(everything).not.toContain(SECRET)
      expect(fault.cause).toBeUndefined()
    }
  })
})

describe('a message that did not get through', () => {
  const kinds: Readonly<Record<ZaloFaultKind, object>> = {
    auth: { kind: 'refused', why: 'zalo_auth' },
    badRequest: { kind: 'refused', why: 'zalo_bad_request' },
    quota: { kind: 'refused', why: 'zalo_quota' },
    timeout: { kind: 'retry', why: 'zalo_timeout' },
    emptyPoll: { kind: 'retry', why: 'zalo_timeout' },
    throttled: { kind: 'retry', why: 'zalo_throttled' },
    transient: { kind: 'retry', why: 'zalo_unavailable' },
    garbled: { kind: 'retry', why: 'zalo_unavailable', atMost: 3 },
  }

  // The keys of a Record are its key type.
  test.each(Object.keys(kinds) as ZaloFaultKind[])(
    'because of %s is tried again only where that helps',
    (kind) => {
      expect(zaloSendResult(new ZaloBotFault(kind, 'sendMessage', { said: 'x' }))).toEqual(kinds[kind])
    },
  )

  test('is tried again after the wait Zalo asks for', async () => {
    const network = await zaloNetwork()
    network.script([{ retryAfter: 30 }, 'html429', 'json429', 'html500', 'json403', 'json401', 'close', 'ok'])
    const zalo = zaloChannel({ token: network.token, apiRoot: network.root })
    const [part] = zalo.parts(plainReply('Xin chào'))
    if (part === undefined) throw new Error('no part')
    const results = []
    for (let tries = 0; tries < 8; tries += 1) {
      results.push(await zalo.send({ network: 'zalo', chat: 'c1' }, part, new AbortController().signal))
    }
    expect(results).toEqual([
      { kind: 'retry', why: 'zalo_throttled', afterMs: 30_000 },
      { kind: 'retry', why: 'zalo_throttled' },
      { kind: 'refused', why: 'zalo_quota' },
      { kind: 'retry', why: 'zalo_unavailable' },
      { kind: 'retry', why: 'zalo_unavailable' },
      { kind: 'refused', why: 'zalo_auth' },
      { kind: 'retry', why: 'zalo_unavailable' },
      { kind: 'sent' },
    ])
    expect(network.sends.map((send) => send.text)).toEqual(['Xin chào'])
  })

  test('is tried again when the desk would not wait any longer', async () => {
    const network = await zaloNetwork()
    network.script(['hang'])
    const zalo = zaloChannel({ token: network.token, apiRoot: network.root })
    const part = { text: 'a', choices: [], citations: [] }
    const sent = zalo.send({ network: 'zalo', chat: 'c1' }, part, AbortSignal.timeout(50))
    expect(await sent).toEqual({ kind: 'retry', why: 'zalo_timeout' })
  })
})

test('that an answer is being written is shown when that works, and missed by nobody when not', async () => {
  const network = await zaloNetwork()
  network.script(['ok', 'html500', 'close'], 'sendChatAction')
  const zalo = zaloChannel({ token: network.token, apiRoot: network.root })
  for (let times = 0; times < 3; times += 1) {
    await expect(zalo.typing({ network: 'zalo', chat: 'c1' })).resolves.toBeUndefined()
  }
  expect(network.calls[0]).toEqual({ method: 'sendChatAction', params: { chat_id: 'c1', action: 'typing' } })
})
