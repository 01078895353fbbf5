import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPrometheus } from '../fixtures/prometheus.ts'
import { RunningDesk } from '../fixtures/running-desk.ts'

const SECRET = 'cua-telegram'

describe('whatever is asked of the desk', () => {
  let desk: RunningDesk

  beforeAll(async () => {
    desk = await RunningDesk.open({
      TELEGRAM_BOT_TOKEN: '1:a',
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      TELEGRAM_API_ROOT: 'http://127.0.0.1:9',
    })
  }, 120_000)
  afterAll(() => desk.close())

  /** Sends these bytes, and hangs up when told to before there is an answer. */
  async function raw(bytes: string, hangUp = false): Promise<string> {
    const socket = connect(desk.port, '127.0.0.1')
    let said = ''
    socket.on('data', (data) => (said += data.toString())).on('error', () => {})
    socket.write(bytes)
    if (hangUp) {
      await wait(100)
      socket.destroy()
    }
    await once(socket, 'close')
    return said
  }

  test.each([
    ['GET', '/healthz', 200],
    ['GET', '/readyz', 200],
    ['GET', '/metrics', 200],
    ['GET', '/', 200],
    ['GET', '/assets/web.css', 200],
    ['GET', '/assets/../../package.json', 404],
    ['GET', '/assets/%2e%2e%2f%2e%2e%2fpackage.json', 404],
    ['GET', '/assets/..%5c..%5cpackage.json', 404],
    ['GET', '//example.vn/%2e%2e', 404],
    ['GET', '/tra-cuu/%00', 404],
    ['GET', '/tra-cuu/%zz', 404],
    ['GET', '/console', 303],
    ['GET', '/console/khong-co', 303],
    ['POST', '/console/dang-nhap', 403],
    ['PUT', '/', 403],
    ['GET', '/webhooks/telegram', 404],
    ['POST', '/webhooks/telegram', 401],
    ['PUT', '/webhooks/telegram', 404],
    ['POST', '/webhooks/telegram/', 404],
    ['POST', '/webhooks/zalo', 404],
    ['POST', '/api/ask', 400],
    ['GET', '/api/ask', 405],
    ['DELETE', '/api/ask', 405],
    ['POST', '/api/ask/', 404],
    ['GET', '/api/khong-co', 404],
  ] as const)(
    '%s %s is answered with %i, and read as nothing else by any browser',
    async (method, path, status) => {
      const said = await raw(
        `${method} ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
      )
      const [head = ''] = said.split('\r\n\r\n')
      const [first = '', ...lines] = head.toLowerCase().split('\r\n')
      const headers = new Map(
        lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
      )
      expect(first).toContain(` ${status} `)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
      expect(lines.filter((line) => line.startsWith('content-security-policy:'))).toHaveLength(1)
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
      expect(headers.get('x-powered-by') ?? headers.get('server')).toBeUndefined()
      expect(said).not.toContain('"dependencies"')
    },
  )

  test.each([
    ['GET', '/webhooks/telegram'],
    ['PUT', '/webhooks/telegram'],
    ['POST', '/webhooks/zalo'],
    ['GET', '/api/ask'],
    ['POST', '/api/ask/'],
    ['GET', '/api/khong-co'],
  ])('a program that sends %s %s reads no page', async (method, path) => {
    const refused = await fetch(`${desk.url}${path}`, { method })
    expect(refused.headers.get('content-type')).toBe('application/json')
    expect(await refused.json()).toMatchObject({ error: { code: expect.any(String), issues: [] } })
  })

  test('a load balancer of the old kind, which names no host, hears that it is alive', async () => {
    expect(await raw('GET /healthz HTTP/1.0\r\n\r\n')).toContain('200 OK')
    expect(await raw('GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n')).toContain('400 Bad Request')
  })

  test.each([
    ['two lengths', 'Content-Length: 6\r\nContent-Length: 5\r\n\r\n0\r\n\r\nG'],
    ['a length and pieces', 'Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG'],
    ['pieces of no known kind', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
    ['pieces that are none', 'Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n'],
    ['a header that goes on', 'X: a\r\n b\r\n\r\n'],
    ['a blank before the colon', 'X : a\r\n\r\n'],
    ['a head of 20 KB', `X: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])(
    'a request with %s, of which two servers might read two things, is refused and the connection ended',
    async (_, rest) => {
      const said = await raw(`POST /api/ask HTTP/1.1\r\nHost: a\r\n${rest}`)
      expect(said).toMatch(/^HTTP\/1\.1 4(?:00|31) /)
      expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1)
    },
  )

  test('who asks for a tunnel gets none', async () => {
    expect(await raw('CONNECT example.vn:443 HTTP/1.1\r\nHost: example.vn\r\n\r\n')).toBe('')
  })

  test('who hangs up halfway is no fault that an operator is called for', async () => {
    const before = desk.printed.length
    for (const path of ['/api/ask', '/webhooks/telegram', '/hoi', '/console/dang-nhap']) {
      const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nX-Telegram-Bot-Api-Secret-Token: ${SECRET}`
      await raw(`${head}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a"`, true)
      const form = head.replace(
        'Content-Type: application/json',
        'Content-Type: application/x-www-form-urlencoded',
      )
      await raw(`${form}\r\nContent-Length: 100\r\n\r\na=b`, true)
    }
    await wait(300)
    expect(desk.printed.slice(before)).not.toContain('"level":50')
    const text = await (await fetch(`${desk.url}/metrics`)).text()
    const answered = readPrometheus(text).get('desk_request_seconds')?.samples ?? []
    expect(
      answered.filter(({ labels }) => labels['route'] !== '/readyz' && labels['status']?.startsWith('5')),
    ).toEqual([])
  })
})
