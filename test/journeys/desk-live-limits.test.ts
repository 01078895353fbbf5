import { setTimeout as wait } from 'node:timers/promises'
import { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { liveRoutes } from '#src/console/desk/live-routes.ts'
import { consoleSessions } from '#src/console/session.ts'
import { BY_SHELL } from '../contract/build.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { serve } from '../fixtures/serve.ts'
import type { Served } from '../fixtures/serve.ts'
import { until } from '../fixtures/whole-desk.ts'

const LAN = { email: 'lan@example.vn', role: 'dieu-phoi', department: null } as const
const MAI = { email: 'mai@example.vn', role: 'chuyen-vien', department: 'so-y-te', place: 'hn' } as const
const HOA = { email: 'hoa@example.vn', role: 'dieu-phoi', department: null } as const

describe('pages that listen for news', () => {
  let at: TestConsole
  let doors: Served
  const cookies = new Map<string, string>()

  beforeAll(async () => {
    at = await openTestConsole()
    for (const who of [LAN, HOA, MAI]) cookies.set(who.email, await at.employ(who))
    const sessions = consoleSessions(at.desk, { publicUrl: undefined, sessionSecret: undefined })
    const pace = { heartbeatMs: 50, longestMs: 60_000, most: 10 }
    doors = await serve(new Hono().route('/console', liveRoutes(at.desk, sessions, pace)))
  })
  afterAll(async () => {
    await doors.close()
    await at.close()
  })

  function listen(email: string) {
    const leaving = new AbortController()
    const headers = { cookie: cookies.get(email) ?? '' }
    return {
      answer: fetch(`${doors.url}/console/tin`, { headers, signal: leaving.signal }),
      leave: () => leaving.abort(),
    }
  }
  async function statusOf(email: string): Promise<number> {
    const { answer, leave } = listen(email)
    const { status } = await answer
    leave()
    return status
  }

  test('are so many for each official and so many in all; whoever leaves makes room', async () => {
    const lans = Array.from({ length: 8 }, () => listen(LAN.email))
    for (const { answer } of lans) expect((await answer).status).toBe(200)
    const ninth = await listen(LAN.email).answer
    expect([ninth.status, ninth.headers.get('retry-after')]).toEqual([429, '60'])

    const hoas = [listen(HOA.email), listen(HOA.email)]
    for (const { answer } of hoas) expect((await answer).status).toBe(200)
    const eleventh = await listen(HOA.email).answer
    expect([eleventh.status, eleventh.headers.get('retry-after')]).toEqual([503, '60'])

    for (const { leave } of lans.slice(0, 3)) leave()
    await until(async () => (await statusOf(HOA.email)) === 200)
    for (const { leave } of [...lans, ...hoas]) leave()
  })

  test('end when whoever listens is given other duties, and come again with those', async () => {
    const { answer, leave } = listen(MAI.email)
    const ended = (await answer).text()
    const mai = await at.store.officialByEmail(MAI.email)
    if (mai === undefined) throw new Error('no such account')
    const { name, role, place } = mai
    await at.store.changeAccount(mai.id, { name, role, place, department: 'thue' }, BY_SHELL)
    const stillListens = wait(5000, 'listens still', { ref: false })
    expect(await Promise.race([ended, stillListens])).not.toBe('listens still')
    leave()
    expect(await statusOf(MAI.email)).toBe(200)
  })
})
