import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'
import { RunningDesk } from '../fixtures/running-desk.ts'

const ROOT = join(import.meta.dirname, '../..')

describe('starting', () => {
  let desk: RunningDesk
  const elsewhere = mkdtempSync(join(tmpdir(), 'dan-hoi-'))

  beforeAll(async () => {
    desk = await RunningDesk.open({ LOG_LEVEL: 'error' })
  })
  afterAll(async () => {
    await desk.close()
    rmSync(elsewhere, { recursive: true })
  })

  function startAnother(settings: Readonly<Record<string, string>>): {
    status: number | null
    stderr: string
  } {
    const { status, stderr } = spawnSync(process.execPath, ['src/node.ts'], {
      cwd: ROOT,
      encoding: 'utf8',
      timeout: 100_000,
      env: { ...BARE_ENVIRONMENT, LOG_LEVEL: 'error', DATA_DIR: elsewhere, PORT: '0', ...settings },
    })
    return { status, stderr }
  }

  test.each([
    [
      'on a store that another desk serves',
      () => ({ DATA_DIR: desk.folder }),
      'another desk serves this store',
    ],
    ['on a port that is taken', () => ({ PORT: String(desk.port) }), 'EADDRINUSE'],
    ['with wrong settings', () => ({ PORT: 'abc', TURN_WINDOW_MS: '-1' }), 'TURN_WINDOW_MS'],
  ])('%s fails with one line that says why', (_, settings, why) => {
    const { status, stderr } = startAnother(settings())
    expect(status).toBe(1)
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(why)
  })

  test('a desk that another one tried to push aside serves on', async () => {
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(200)
  })

  test('a killed desk starts again on its store', async () => {
    await desk.kill()
    await desk.start()
    expect((await fetch(`${desk.url}/readyz`)).status).toBe(200)
  })
})
