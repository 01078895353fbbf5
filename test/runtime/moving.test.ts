import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { openSource, openTarget } from '#src/store/moving/place.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'

import { startCutProxy } from '../fixtures/cut-proxy.ts'
import { fillDesk } from '../fixtures/full-desk.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { admin, killedAmidTickets, settle, Told } from '../fixtures/admin-shell.ts'
import { aFolder, emptied } from '../fixtures/moving-desks.ts'

let server: RedisServer
/** A desk of everything and some thousand records more; copied from, never changed. */
let full: string
let many: string

describe.skipIf(NO_REDIS)('npm run admin copies a desk from one store to another', () => {
  beforeAll(async () => {
    server = await RedisServer.open()
    full = await mkdtemp(join(tmpdir(), 'desk-full-'))
    many = await mkdtemp(join(tmpdir(), 'desk-many-'))
    for (const folder of [full, many]) {
      const store = openSqliteStore(folder)
      await fillDesk(store)
      await store.close()
    }
    await settle(many, 600)
  })
  afterAll(async () => {
    await server.close()
    for (const folder of [full, many]) await rm(folder, { recursive: true })
  })

  test('a copy that was killed halfway is opened by nobody, goes on when called again, and ends the same', async () => {
    await emptied(server)
    const way = await startCutProxy(server.port)
    onTestFinished(() => way.close())
    const byWay = `redis://127.0.0.1:${way.port}`
    const call = ['copy-store', '--from', `sqlite:${many}`, '--to', byWay, '--json']
    await killedAmidTickets(way, call)
    const first = Number(await server.command('GET', '{dan-hoi:desk}:last-ticket'))
    expect(first).toBeGreaterThan(50)
    expect(first).toBeLessThan(600)
    await expect(openRedisStore(server.url)).rejects.toMatchObject({ code: 'store-unfinished' })
    const other = openTarget({ kind: 'redis', address: server.url }, 'sqlite:/another')
    await expect(other).rejects.toMatchObject({ code: 'target-taken' })

    const { status, out } = await admin(call)
    expect(status).toBe(0)
    const { kinds } = Told.parse(JSON.parse(out))
    expect(kinds.filter(({ is }) => is === 'different')).toEqual([])
    const tickets = kinds.find(({ kind }) => kind === 'ticket')
    expect(tickets?.target.count).toBeGreaterThan(600)

    // And the other way, killed as well.
    const back = join(await aFolder(), 'về')
    const home = ['copy-store', '--from', byWay, '--to', `sqlite:${back}`, '--json']
    await killedAmidTickets(way, home)
    expect(await readdir(back)).toContain('desk.db.copying')
    expect(existsSync(join(back, 'desk.db'))).toBe(false)
    const returned = await admin(home)
    expect(returned.status).toBe(0)
    const there = Told.parse(JSON.parse(returned.out)).kinds
    const sums = (all: typeof kinds) =>
      all.map(({ kind, target, is }) => [kind, is === 'lacks' ? null : target.checksum])
    const lacking = new Set(kinds.filter(({ is }) => is === 'lacks').map(({ kind }) => kind))
    const common = (all: typeof kinds) => sums(all.filter(({ kind }) => !lacking.has(kind)))
    expect(common(there)).toEqual(common(kinds))
    expect((await stat(join(back, 'desk.db'))).mode & 0o777).toBe(0o600)
  })

  test('of two calls that make one copy the second waits, and what another has gone on with is not completed', async () => {
    await emptied(server)
    const open = () => openTarget({ kind: 'redis', address: server.url }, 'sqlite:/một')
    const copying = '{dan-hoi:desk}:copying'
    const first = await open()
    let isOpen = false
    const opening = open().then((target) => {
      isOpen = true
      return target
    })
    await wait(500)
    expect(isOpen).toBe(false)
    await first.close()
    const second = await opening

    await server.command('HSET', copying, 'by', 'lệnh khác', 'heard', String(Date.now() + 60_000))
    await expect(second.put([])).rejects.toMatchObject({ code: 'target-busy' })
    await expect(second.complete()).rejects.toMatchObject({ code: 'target-busy' })
    await expect(second.discard()).rejects.toMatchObject({ code: 'target-busy' })
    await second.close()
    expect(await server.command('HGET', copying, 'by')).toBe('lệnh khác')
    await expect(openRedisStore(server.url)).rejects.toMatchObject({ code: 'store-unfinished' })
  })

  test('a desk is not copied over another, nor while a server works with it, nor from nowhere', async () => {
    const taken = await admin(['copy-store', '--from', `sqlite:${full}`, '--to', `sqlite:${many}`])
    expect(taken).toMatchObject({ status: 1, err: expect.stringContaining('Kho đích đã có dữ liệu') })

    const serving = openSqliteStore(full)
    await serving.takeOver()
    const busy = await admin(['copy-store', '--from', `sqlite:${full}`, '--to', `sqlite:${await aFolder()}`])
    expect(busy).toMatchObject({ status: 1, err: expect.stringContaining('systemctl stop dan-hoi') })
    await serving.close()

    await emptied(server)
    const atWork = await openRedisStore(server.url)
    await atWork.check()
    await atWork.beAtWork()
    const folder = await aFolder()
    const call = ['copy-store', '--from', server.url, '--to', `sqlite:${folder}`]
    expect(await admin(call)).toMatchObject({
      status: 1,
      err: expect.stringContaining('systemctl stop dan-hoi'),
    })
    expect(await readdir(folder)).toEqual([])
    await atWork.close()
    expect(await admin(call)).toMatchObject({ status: 0, err: '' })

    const nothing = await aFolder()
    const none = openSource({ kind: 'sqlite', folder: nothing })
    await expect(none).rejects.toMatchObject({ code: 'store-missing' })
    expect(existsSync(join(nothing, 'desk.db'))).toBe(false)

    for (const wrong of [
      ['copy-store', '--from', 'đâu đó', '--to', server.url],
      ['copy-store', '--from', server.url, '--to', server.url],
      ['backup'],
    ]) {
      const { status, err } = await admin(wrong)
      expect(status).toBe(2)
      expect(err).toContain('Cách dùng')
    }
  })
})
