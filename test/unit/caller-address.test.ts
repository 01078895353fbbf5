import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { callerAddress } from '#src/caller.ts'

/** The address counted for a connection from `peer` that carries these `X-Forwarded-For` entries. */
async function counted(peer: string, forwarded: string, behindProxy: boolean): Promise<string> {
  const app = new Hono().get('/', (c) => c.text(callerAddress(c, behindProxy)))
  const headers = { 'x-forwarded-for': forwarded }
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: peer } } })
  return answer.text()
}

test('without a proxy the connection counts, whatever the caller writes', async () => {
  expect(await counted('127.0.0.1', '198.51.100.1', false)).toBe('127.0.0.1')
})

test('behind a proxy nearby, what the proxy saw counts, not what the caller put before it', async () => {
  expect(await counted('::ffff:10.0.0.2', '203.0.113.9, 198.51.100.1', true)).toBe('198.51.100.1')
})

test('a header that the caller sends beside the proxy’s own counts for nothing either', async () => {
  const app = new Hono().get('/', (c) => c.text(callerAddress(c, true)))
  const headers = new Headers([
    ['x-forwarded-for', '203.0.113.9'],
    ['x-forwarded-for', '198.51.100.1'],
  ])
  const peer = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }
  expect(await (await app.request('/', { headers }, peer)).text()).toBe('198.51.100.1')
})

test('a stranger who writes as a proxy would is counted by the connection', async () => {
  expect(await counted('203.0.113.9', '198.51.100.1', true)).toBe('203.0.113.9')
})

test('an entry that is no address is not counted by', async () => {
  expect(await counted('127.0.0.1', 'unknown', true)).toBe('127.0.0.1')
})

test('all IPv6 addresses of one household count as one', async () => {
  expect(await counted('2001:db8:1:2:3:4:5:6', '', false)).toBe('2001:db8:1:2::/64')
  expect(await counted('2001:db8:1:2::9', '', false)).toBe('2001:db8:1:2::/64')
  expect(await counted('2001:db8::9', '', false)).toBe('2001:db8:0:0::/64')
})
