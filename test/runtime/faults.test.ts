import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { NO_REDIS } from '../fixtures/redis-server.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Ends with 1, and so throws, when something was lost, out of order, sent again for no reason, or not drained in time. */
async function run(...options: readonly string[]): Promise<Record<string, unknown>> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['bench/faults.ts', '--quick', '--json', ...options],
    { cwd: ROOT },
  )
  return JSON.parse(stdout)
}

test.skipIf(NO_REDIS)(
  'two desks lose nothing and mix up nothing while they, their Redis and the networks fail',
  async () => {
    expect(await run()).toMatchObject({ store: 'redis', accepted: 500, lost: 0 })
  },
  180_000,
)

test('a question to the bench that it does not understand is told so', async () => {
  await expect(run('--store', 'paper')).rejects.toMatchObject({ code: 2 })
})
