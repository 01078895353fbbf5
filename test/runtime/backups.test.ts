import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setImmediate as breathe, setTimeout as wait } from 'node:timers/promises'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { conversationId } from '#src/domain/ids.ts'
import { openBackup } from '#src/store/moving/backup.ts'
import { Digest } from '#src/store/moving/digest.ts'
import { KINDS } from '#src/store/moving/records.ts'
import type { Kind } from '#src/store/moving/records.ts'
import { openTarget } from '#src/store/moving/place.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { aMessage, anAnswer, at, part, resultOf, rule, takenDelivery, takenTurn } from '../contract/build.ts'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'
import { startCutProxy } from '../fixtures/cut-proxy.ts'
import { freePort } from '../fixtures/free-port.ts'
import { fillDesk } from '../fixtures/full-desk.ts'
import { RedisCluster } from '../fixtures/redis-cluster.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'
import { admin, killedAmidTickets, settle, Told } from '../fixtures/admin-shell.ts'
import { aFolder, emptied } from '../fixtures/moving-desks.ts'

let server: RedisServer
/** A desk of everything and some thousand records more; copied from, never changed. */
let full: string
let many: string

describe.skipIf(NO_REDIS)('npm run admin makes backups of a desk and restores it from them', () => {
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

  test.each(['sqlite', 'redis'] as const)(
    'a backup of %s made while the desk is at work is whole, and a desk restored from it works on',
    async (kind) => {
      await emptied(server)
      const folder = await aFolder()
      const env: Record<string, string> = kind === 'redis' ? { REDIS_URL: server.url } : { DATA_DIR: folder }
      const store = kind === 'redis' ? await openRedisStore(server.url) : openSqliteStore(folder)
      await store.takeOver()
      await fillDesk(store)
      const { waitingDeliveries: waitedBefore } = await store.figures(at(0))

      // One citizen after the other writes and is answered: what was there at one moment is all of some, a part of the
      // next, and nothing of those behind.
      const file = join(await aFolder(), 'sao-luu.gz')
      let isDone = false
      const writing = (async () => {
        let count = 0
        for (; !isDone; count += 1) {
          await store.receive(aMessage({ chat: `khách ${count}`, at: -1000 }), rule())
          // None of those that waited before.
          const turn = await takenTurn(store, -900)
          const answers = [{ question: `khách ${count}`, answer: anAnswer(), worded: null }]
          await store.finishTurn(turn, resultOf(turn, { parts: [part('đáp')], answers }), at(-900))
          await breathe()
        }
        return count
      })()
      const made = await admin(['backup', '--to', file, '--json'], env)
      isDone = true
      const written = await writing
      expect(made).toMatchObject({ status: 0, err: '' })
      expect(written).toBeGreaterThan(10)
      const noted = await store.lastBackup()
      expect(noted?.bytes).toBe((await stat(file)).size)
      expect(Date.now() - (noted?.at.getTime() ?? 0)).toBeLessThan(60_000)
      await store.close()
      expect((await stat(file)).mode & 0o777).toBe(0o600)
      expect(existsSync(`${file}.part`)).toBe(false)

      const restored = join(await aFolder(), 'phục hồi')
      const done = await admin(['restore', '--from', file, '--into', `sqlite:${restored}`, '--json'])
      expect(done).toMatchObject({ status: 0, err: '' })
      const { same, kinds } = Told.parse(JSON.parse(done.out))
      expect(same).toBe(true)
      expect(kinds.filter(({ is }) => is !== 'same')).toEqual([])
      const after = openSqliteStore(restored)
      await after.takeOver()
      const lines: number[] = []
      for (;;) {
        const id = conversationId('telegram', `khách ${lines.length}`)
        if ((await after.conversation(id)) === undefined) break
        lines.push((await after.transcript(id, 0, 9)).length)
      }
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.slice(0, -1).filter((count) => count !== 2)).toEqual([])
      const answered = lines.filter((count) => count === 2).length
      const asked = (await after.latestAnswers(999_999)).filter(({ question }) =>
        question.startsWith('khách'),
      )
      expect(asked.map(({ question }) => question)).toEqual(
        Array.from({ length: answered }, (_, at) => `khách ${answered - 1 - at}`),
      )
      const figures = await after.figures(at(0))
      // Those of the desk before: three of one chat, one on the web, one of a chat that wrote too much.
      expect(figures.waitingMessages).toBe(lines.length - answered + 5)
      expect(figures.waitingDeliveries).toBe(answered + waitedBefore)
      expect(await takenDelivery(after, 1000, 'zalo')).toMatchObject({ attempts: expect.any(Number) })
      const turn = await takenTurn(after, 600_000_000)
      expect(await after.finishTurn(turn, resultOf(turn, { parts: [part('đáp')] }), at(1))).toBe('finished')
      await after.close()
    },
  )

  test('citizens on Redis write on while a backup is made, and a backup that is killed stops nobody', async () => {
    await emptied(server)
    const store = await openRedisStore(server.url)
    await store.takeOver()
    await fillDesk(store)
    let isOver = false
    let longest = 0
    const waited = async (chat: string): Promise<number> => {
      const took = stopwatch(server.pid)
      await store.receive(aMessage({ chat }), rule())
      return took()
    }
    // So many at once that no reading ever finds nothing new.
    const writing = Array.from({ length: 8 }, async (_, writer) => {
      while (!isOver) {
        longest = Math.max(longest, await waited(`bận ${writer}`))
        // Without a breath what they write grows faster than a slow machine backs it up.
        await wait(3)
      }
    })
    const file = join(await aFolder(), 'sao-luu.gz')
    await server.command('CONFIG', 'RESETSTAT')
    // Where this process is made to wait, nothing may be new for once, and the desk need not stand still.
    let hasPaused = false
    for (let tries = 0; tries < 5 && !hasPaused; tries += 1) {
      expect(await admin(['backup', '--to', file], { REDIS_URL: server.url })).toMatchObject({
        status: 0,
        err: '',
      })
      await rm(file)
      const stats = await server.command('INFO', 'commandstats')
      hasPaused = /cmdstat_client\|pause:calls=[1-9]/.test(String(stats))
    }
    isOver = true
    expect(hasPaused).toBe(true)
    await Promise.all(writing)
    expect(longest).toBeLessThan(2000)

    for (const after of [300, 600, 900, 1200]) {
      const killed = spawn(process.execPath, ['src/admin.ts', 'backup', '--to', `${file}.2`], {
        env: { ...BARE_ENVIRONMENT, REDIS_URL: server.url },
        stdio: 'ignore',
      })
      // On a quick machine it is done before it is killed.
      const gone = once(killed, 'exit')
      await wait(after)
      killed.kill('SIGKILL')
      await gone
      expect(await waited('bận')).toBeLessThan(2000)
    }
    expect(await readdir(dirname(file))).not.toContain('sao-luu.gz.2.read')
    await store.close()
  })

  test('a Redis that is full is backed up; that it was is said to whoever did it, since nothing can be noted', async () => {
    const small = await RedisServer.open()
    onTestFinished(() => small.close())
    const store = await openRedisStore(small.url)
    onTestFinished(() => store.close())
    await store.receive(aMessage(), rule())
    await small.command('CONFIG', 'SET', 'maxmemory', '1')
    const file = join(await aFolder(), 'sao-luu.gz')
    const { status, out, err } = await admin(['backup', '--to', file], { REDIS_URL: small.url })
    expect([status, out, err]).toEqual([
      0,
      expect.stringContaining('đã đọc lại và khớp'),
      expect.stringMatching(/^Bản sao lưu đã ghi xong, nhưng chưa ghi được .*OOM.*\n$/),
    ])
    expect((await openBackup(file)).sums.message.count).toBe(1)
    expect(await store.lastBackup()).toBeUndefined()
  })

  test('a backup goes back into Redis, where the settings say so', async () => {
    await emptied(server)
    const file = join(await aFolder(), 'sao-luu.gz')
    expect(await admin(['backup', '--to', file], { DATA_DIR: full })).toMatchObject({ status: 0 })
    const done = await admin(['restore', '--from', file], { REDIS_URL: server.url })
    expect(done).toMatchObject({ status: 0, err: '' })
    expect(done.out).toContain('Redis không giữ')
    const store = await openRedisStore(server.url)
    expect(await store.deadLetters(9)).toHaveLength(1)
    await store.close()
    const twice = openTarget({ kind: 'redis', address: server.url }, 'backup:another')
    await expect(twice).rejects.toMatchObject({ code: 'target-taken' })
  })

  test('a backup goes into a cluster, also when it is killed halfway, and out of it again', async () => {
    const cluster = await RedisCluster.open()
    onTestFinished(() => cluster.close())
    const env = { REDIS_URL: cluster.url }
    const file = join(await aFolder(), 'sao-luu.gz')
    expect(await admin(['backup', '--to', file], { DATA_DIR: many })).toMatchObject({ status: 0 })

    const desk = cluster.nodes[await cluster.masterOf('{dan-hoi:desk}:last-ticket')]
    if (desk === undefined) throw new Error('nobody has the desk')
    const way = await startCutProxy(desk.port)
    onTestFinished(() => way.close())
    // Where clients are sent; asked itself, it names the way to itself at once.
    await desk.command('CONFIG', 'SET', 'cluster-announce-port', String(way.port))
    const restore = ['restore', '--from', file, '--json']
    await killedAmidTickets(way, restore, { REDIS_URL: `redis+cluster://127.0.0.1:${way.port}` })
    const opened = Number(await desk.command('GET', '{dan-hoi:desk}:last-ticket'))
    expect(opened).toBeGreaterThan(50)
    expect(opened).toBeLessThan(600)
    await expect(openRedisStore(cluster.url)).rejects.toMatchObject({ code: 'store-unfinished' })

    const done = await admin(restore, env)
    expect(done).toMatchObject({ status: 0, err: '' })
    const { kinds } = Told.parse(JSON.parse(done.out))
    expect(kinds.filter(({ is }) => is === 'different')).toEqual([])
    const store = await openRedisStore(cluster.url)
    expect(await store.deadLetters(9)).toHaveLength(1)
    await store.close()

    const again = `${file}.2`
    expect(await admin(['backup', '--to', again], env)).toMatchObject({ status: 0, err: '' })
    const home = join(await aFolder(), 've')
    const back = await admin(['restore', '--from', again, '--into', `sqlite:${home}`, '--json'])
    expect(back).toMatchObject({ status: 0, err: '' })
    const lacking = new Set(kinds.filter(({ is }) => is === 'lacks').map(({ kind }) => kind))
    const sums = (all: typeof kinds) =>
      all.filter(({ kind }) => !lacking.has(kind)).map(({ kind, target }) => [kind, target.checksum])
    expect(sums(Told.parse(JSON.parse(back.out)).kinds)).toEqual(sums(kinds))
  })

  test('a backup of the first version, with answers that have lost their words among the others, is restored', async () => {
    const folder = await aFolder()
    const file = join(folder, 'moi.gz')
    expect(await admin(['backup', '--to', file], { DATA_DIR: full })).toMatchObject({ status: 0 })
    const [header = '', ...rest] = gunzipSync(await readFile(file))
      .toString()
      .trim()
      .split('\n')
    const digest = new Digest()
    const lines = rest.slice(0, -1).flatMap((line): readonly string[] => {
      const [kind, record] = z.tuple([z.string(), z.record(z.string(), z.unknown())]).parse(JSON.parse(line))
      if (kind !== 'tally') return [line]
      const at = Number(record['day']) * 86_400_000
      const blank = { ...anAnswer(), text: '', place: record['place'], outcome: record['outcome'] }
      return Array.from({ length: Number(record['count']) }, (_, one) =>
        JSON.stringify([
          'answer',
          {
            place: 900 + one,
            conversation: 'zalo:',
            question: '',
            answer: JSON.stringify(blank),
            worded: null,
            at,
          },
        ]),
      )
    })
    for (const line of lines) {
      const [kind, record] = z
        .tuple([z.enum(KINDS as [Kind, ...Kind[]]), z.unknown()])
        .parse(JSON.parse(line))
      digest.addWritten(kind, JSON.stringify(record))
    }
    const first = join(folder, 'cu.gz')
    const began = { ...z.record(z.string(), z.unknown()).parse(JSON.parse(header)), version: 1 }
    const ended = { sums: digest.sums() }
    await writeFile(first, gzipSync([JSON.stringify(began), ...lines, JSON.stringify(ended)].join('\n')))

    const into = join(folder, 'vào')
    const done = await admin(['restore', '--from', first, '--into', `sqlite:${into}`, '--json'])
    expect(done).toMatchObject({ status: 0, err: '' })
    const counted = async (where: string) => {
      const store = openSqliteStore(where)
      const days = await store.answersByDay({ from: 0, before: 30_000 })
      await store.close()
      return days.map((day) => Object.values(day).join(' ')).toSorted()
    }
    expect(await counted(into)).toEqual(await counted(full))
  })

  test.each(['sqlite', 'redis'] as const)(
    'a backup that an older program has written, of tickets it knew less of, is restored into %s',
    async (kind) => {
      await emptied(server)
      const folder = await aFolder()
      const file = join(folder, 'cu.gz')
      await writeFile(file, gzipSync(await readFile('test/fixtures/backup-of-an-older-program.jsonl')))
      const into = kind === 'sqlite' ? `sqlite:${join(folder, 'vào')}` : server.url
      const done = await admin(['restore', '--from', file, '--into', into, '--json'])
      expect(done).toMatchObject({ status: 0, err: '' })
      const { kinds } = Told.parse(JSON.parse(done.out))
      const counts = Object.fromEntries(kinds.map((one) => [one.kind, one.target.count]))
      expect(counts).toMatchObject({ ticket: 5, audit: 8, line: 44, answer: 2, official: 2, delivery: 23 })
    },
  )

  /** A backup of the full desk as a later program would write it, with more in some of its records. */
  async function laterBackup(folder: string, more: (line: string) => string): Promise<string> {
    const file = join(folder, 'moi.gz')
    expect(await admin(['backup', '--to', file], { DATA_DIR: full })).toMatchObject({ status: 0 })
    const lines = gunzipSync(await readFile(file))
      .toString()
      .trim()
      .split('\n')
    const digest = new Digest()
    const later = lines.slice(1, -1).map(more)
    expect(later).not.toEqual(lines.slice(1, -1))
    for (const line of later) {
      const [kind, record] = z
        .tuple([z.enum(KINDS as [Kind, ...Kind[]]), z.unknown()])
        .parse(JSON.parse(line))
      digest.addWritten(kind, JSON.stringify(record))
    }
    await writeFile(file, gzipSync([lines[0], ...later, JSON.stringify({ sums: digest.sums() })].join('\n')))
    return file
  }

  test('a backup with more in it than this program knows is not put back by half', async () => {
    const file = await laterBackup(await aFolder(), (line) => line.replace('["line",{', '["line",{"mới":1,'))
    await expect(openBackup(file)).rejects.toMatchObject({ code: 'backup-newer' })
  })

  test('what a later program has added to a ticket goes along through a backup', async () => {
    const folder = await aFolder()
    const file = await laterBackup(folder, (line) =>
      line.replaceAll(String.raw`{\"code\":`, String.raw`{\"mới\":1,\"code\":`),
    )
    const [into, again] = [join(folder, 'vào'), join(folder, 'lai.gz')]
    expect(await admin(['restore', '--from', file, '--into', `sqlite:${into}`])).toMatchObject({ status: 0 })
    expect(await admin(['backup', '--to', again], { DATA_DIR: into })).toMatchObject({ status: 0 })
    expect(gunzipSync(await readFile(again)).toString()).toContain(String.raw`\"mới\":1`)
  })

  test('a backup that was cut off or changed is refused before anything is put to use', async () => {
    const folder = await aFolder()
    const file = join(folder, 'sao-luu.gz')
    expect(await admin(['backup', '--to', file], { DATA_DIR: full })).toMatchObject({ status: 0 })
    const whole = await readFile(file)
    const lines = gunzipSync(whole).toString().split('\n')
    const damaged: Record<string, Buffer> = {
      cut: whole.subarray(0, whole.length / 2),
      flipped: Buffer.from(whole.map((byte, place) => (place === 3000 ? byte ^ 1 : byte))),
      'a record less': gzipSync(lines.toSpliced(40, 1).join('\n')),
      'another word': gzipSync(lines.join('\n').replace('Lệ phí', 'Lê phí')),
      'no footer': gzipSync(lines.slice(0, -2).join('\n')),
      'something more': gzipSync([...lines.slice(0, -1), lines[1]].join('\n')),
      'no backup': Buffer.from('đây không phải bản sao lưu'),
    }
    for (const [how, bytes] of Object.entries(damaged)) {
      await writeFile(join(folder, how), bytes)
      await expect(openBackup(join(folder, how))).rejects.toMatchObject({ code: 'backup-damaged' })
    }
    const into = join(folder, 'vào')
    const { status, err } = await admin([
      'restore',
      '--from',
      join(folder, 'cut'),
      '--into',
      `sqlite:${into}`,
    ])
    expect([status, existsSync(into)]).toEqual([1, false])
    expect(err).toContain('bị hỏng')
    await expect(openBackup(join(folder, 'không có'))).rejects.toThrow('ENOENT')
  })

  test('what hinders it is said in words: no such file, a folder, nobody there', async () => {
    const folder = await aFolder()
    const said = async (call: readonly string[], env: Record<string, string>) => {
      const { status, err } = await admin(call, env)
      expect([status, err.trim().split('\n')]).toEqual([1, [expect.any(String)]])
      return err
    }
    const file = join(folder, 'không có', 'sao-luu.gz')
    expect(await said(['backup', '--to', file], { DATA_DIR: full })).toContain('Không có tệp')
    expect(await said(['restore', '--from', file], { DATA_DIR: full })).toContain('Không có tệp')
    for (const given of [folder, `${join(folder, 'mới')}/`]) {
      expect(await said(['backup', '--to', given], { DATA_DIR: full })).toContain('Đây là một thư mục')
    }
    expect(await said(['restore', '--from', folder], { DATA_DIR: full })).toContain('Đây là một thư mục')
    const aFile = join(folder, 'tệp')
    await writeFile(aFile, '')
    const whole = join(folder, 'a.gz')
    expect(await admin(['backup', '--to', whole], { DATA_DIR: full })).toMatchObject({ status: 0 })
    for (const into of [aFile, join(aFile, 'b')]) {
      const call = ['restore', '--from', whole, '--into', `sqlite:${into}`]
      expect(await said(call, {})).toContain('chỗ phải là thư mục')
    }
    const nobody = { REDIS_URL: `redis://127.0.0.1:${await freePort()}` }
    expect(await said(['backup', '--to', join(folder, 'a.gz')], nobody)).toContain('Kho dữ liệu không nhận')
  })
})
