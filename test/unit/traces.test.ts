import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openTraces } from '#src/traces.ts'
import { watch } from '#src/watch.ts'
import { freePort } from '../fixtures/free-port.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'

/** Takes connections and says nothing. */
async function silentCollector(): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).resume()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  // A TCP server that listens has one.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test.each([
  ['says nothing', silentCollector],
  ['is not there', async () => `http://127.0.0.1:${await freePort()}`],
])('a collector that %s holds up no work, and no stop', async (_, open) => {
  const traces = openTraces(await open())
  const took = stopwatch()
  for (let act = 0; act < 5000; act += 1) expect(await watch('answer', {}, async () => act)).toBe(act)
  await traces.close()
  expect(took()).toBeLessThan(4000)
})
