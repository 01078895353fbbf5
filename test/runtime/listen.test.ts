import { once } from 'node:events'
import { connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isHungUp } from '#src/hung-up.ts'
import { openServer } from '#src/listen.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'

const REQUEST_MS = 600
const UPLOAD_MS = 3000

describe('whoever sends slowly', () => {
  const app = new Hono()
    .post('/console/van-ban/nhap', async (c) => c.text(await c.req.text()))
    .post('/', async (c) => c.text(await c.req.text().catch(() => '')))
    .use('/counted/*', bodyLimit({ maxSize: 1000 }))
    .post('/:how{read|counted/read}', async (c) => c.text(await c.req.text()))
    .post('/:how{form|counted/form}', async (c) => c.json(await c.req.parseBody()))
    .get('/', async (c) => {
      await new Promise((resolve) => setTimeout(resolve, 2 * REQUEST_MS))
      return c.text('chậm')
    })
  const faults: unknown[] = []
  app.onError((fault, c) => {
    faults.push(fault)
    return c.body(null, 400)
  })
  const server = openServer(app, {
    headMs: REQUEST_MS,
    requestMs: REQUEST_MS,
    uploadMs: UPLOAD_MS,
    connections: 3,
  })
  let port = 0

  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    // A server that listens on TCP has an address and a port.
    ;({ port } = server.address() as AddressInfo)
  })
  afterAll(() => server.close())

  /** Sends these bytes and no more; how long the server bore with it, ms, and what it said. */
  async function sendPart(bytes: string): Promise<{ ms: number; byTheClockMs: number; said: string }> {
    const took = stopwatch()
    const began = performance.now()
    const socket = connect(port, '127.0.0.1')
    let said = ''
    socket.on('data', (data) => (said += data.toString()))
    socket.on('error', () => {})
    socket.write(bytes)
    await once(socket, 'close')
    return { ms: took(), byTheClockMs: performance.now() - began, said }
  }

  test('with the head of a request is cut off', async () => {
    const { ms, said } = await sendPart('POST / HTTP/1.1\r\nHost: a\r\n')
    expect(said).toContain('408')
    expect(ms).toBeLessThan(UPLOAD_MS)
  })

  test('with a form is cut off, and a file is given longer', async () => {
    const head = (path: string) => `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc`
    const form = sendPart(head('/'))
    const file = sendPart(head('/console/van-ban/nhap'))
    expect((await form).ms).toBeLessThan(UPLOAD_MS)
    // At least: time in which the machine did something else counts here.
    expect((await file).byTheClockMs).toBeGreaterThanOrEqual(UPLOAD_MS)
  })

  test.each(['/read', '/counted/read', '/form', '/counted/form'])(
    'is cut off at %s as if they had hung up: no fault that an operator is called for',
    async (path) => {
      faults.length = 0
      const head = `POST ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n`
      await sendPart(`${head}Content-Length: 10\r\n\r\nabc`)
      await sendPart(`${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n`)
      await expect.poll(() => faults.map(isHungUp)).toEqual([true, true])
    },
  )

  test('is not whoever waits for a slow answer', async () => {
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('chậm')
  })

  test('fills the server up, and the next is turned away at once', async () => {
    const idle = Array.from({ length: 3 }, () => connect(port, '127.0.0.1'))
    await Promise.all(idle.map((socket) => once(socket, 'connect')))
    const { ms } = await sendPart('')
    expect(ms).toBeLessThan(REQUEST_MS)
    for (const socket of idle) socket.destroy()
  })
})
