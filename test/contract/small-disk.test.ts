import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as z from 'zod'
import { storeWarnings } from '#src/domain/safekeeping.ts'
import type { StoreRoom } from '#src/domain/safekeeping.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { freePort } from '../fixtures/free-port.ts'
import { commandAt, NO_REDIS } from '../fixtures/redis-server.ts'

const ROOT = join(import.meta.dirname, '../..')
const MB = 1024 ** 2

const NO_NAMESPACES = spawnSync('unshare', ['--mount', 'mount', '--make-rprivate', '/']).status !== 0
if (NO_NAMESPACES) console.warn('No mount namespaces here: small disks are not tried.')

/** Runs what follows where `FOLDER` is a file system of its own, as small as that; nobody else sees it. */
const ON_SMALL_DISK = `mount --make-rprivate / && mount -t tmpfs -o size="$SIZE" none "$FOLDER" && exec "$@"`

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-small-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

function onSmallDisk(folder: string, bytes: number, ...command: readonly string[]) {
  return spawn('unshare', ['--mount', 'sh', '-euc', ON_SMALL_DISK, 'sh', ...command], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], FOLDER: folder, SIZE: String(bytes) },
  })
}

function warningsOf(room: StoreRoom | undefined) {
  return storeWarnings({ at: new Date(), setUp: [], room, daysLeft: undefined, backup: undefined })
}

describe.skipIf(NO_NAMESPACES)('on a disk that fills', () => {
  test('the embedded store says how much is left, and is warned of before writing fails', async () => {
    const script = `
      const { writeFileSync } = await import('node:fs')
      const { openSqliteStore } = await import('#src/store/sqlite/open.ts')
      const store = openSqliteStore(process.env.FOLDER)
      const look = async () => {
        await store.check()
        console.log(JSON.stringify(await store.room()))
      }
      await look()
      writeFileSync(process.env.FOLDER + '/other', Buffer.alloc(29 * ${MB}))
      await look()`
    const child = onSmallDisk(
      await aFolder(),
      32 * MB,
      process.execPath,
      '--input-type=module',
      '--eval',
      script,
    )
    const said = z
      .string()
      .transform((line): unknown => JSON.parse(line))
      .pipe(z.custom<StoreRoom>())
    const lines = (await child.stdout.setEncoding('utf8').toArray()).join('').trim().split('\n')
    const [roomy, scarce] = lines.map((line) => said.parse(line))
    expect(roomy).toMatchObject({ bound: 'disk', wholeBytes: 32 * MB })
    expect(warningsOf(roomy)).toEqual([])
    expect(scarce?.freeBytes).toBeLessThan((roomy?.freeBytes ?? 0) - 28 * MB)
    expect(warningsOf(scarce)).toEqual(['disk_low'])
  })

  test('the embedded store is not usable while there is no room for a message, though a small change still fits', async () => {
    const script = `
      const { appendFileSync, rmSync, statSync, truncateSync } = await import('node:fs')
      const { openSqliteStore } = await import('#src/store/sqlite/open.ts')
      const { StoreUnavailable } = await import('#src/domain/errors.ts')
      const store = openSqliteStore(process.env.FOLDER)
      const look = () =>
        store.check().then(
          () => console.log('usable'),
          (fault) => console.log(fault instanceof StoreUnavailable ? fault.message : String(fault)),
        )
      await look()
      const other = process.env.FOLDER + '/other'
      try {
        for (;;) appendFileSync(other, Buffer.alloc(64 * 1024))
      } catch {}
      truncateSync(other, statSync(other).size - 16 * 1024)
      await look()
      rmSync(other)
      await look()`
    const inNode = [process.execPath, '--input-type=module', '--eval', script]
    const child = onSmallDisk(await aFolder(), 32 * MB, ...inNode)
    const said = (await child.stdout.setEncoding('utf8').toArray()).join('').trim().split('\n')
    expect(said).toEqual(['usable', expect.stringMatching(/disk is full/), 'usable'])
  })

  test.skipIf(NO_REDIS)('Redis is warned of when it could not write its log', async () => {
    const port = await freePort()
    const folder = await aFolder()
    const settings = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '']
    const where = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--loglevel', 'warning']
    const server = onSmallDisk(folder, 4 * MB, 'redis-server', ...settings, ...where)
    onTestFinished(async () => {
      const gone = once(server, 'exit')
      server.kill('SIGKILL')
      await gone
    })
    await expect.poll(() => commandAt(port, 'PING').catch(() => undefined)).toBe('PONG')
    const store = await openRedisStore(`redis://127.0.0.1:${port}`)
    onTestFinished(() => store.close())
    expect(warningsOf(await store.room())).toEqual([])
    await commandAt(port, 'SET', 'nhiều', 'x'.repeat(5 * MB))
    await expect.poll(async () => warningsOf(await store.room())).toContain('log_failed')
  })
})
