import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { BARE_ENVIRONMENT } from '../fixtures/bare-environment.ts'

const ROOT = join(import.meta.dirname, '../..')
/** Reading the program takes a second or two; whoever goes round for ever is still at it. */
const ENDS_WITHIN_MS = 30_000

/** Folders in which nothing can be made, for the superuser neither: `/proc` says of its own that they are not there. */
const NOWHERE = ['/proc/khong-co', '/proc/khong-co/kho', '/dev/null/kho'].filter(() =>
  existsSync('/proc/self'),
)

test.each(NOWHERE)(
  'every command that is sent to write in %s says why not, and ends',
  async (nowhere) => {
    const folder = await mkdtemp(join(tmpdir(), 'desk-nowhere-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    await openSqliteStore(folder).close()
    const backup = join(folder, 'sao-luu.gz')
    expect(run({ DATA_DIR: folder }, 'src/admin.ts', 'backup', '--to', backup)).toMatchObject({ status: 0 })
    const law = join(folder, 'van-ban.txt')
    await writeFile(law, 'Điều 1. Phạm vi')

    const there = { DATA_DIR: nowhere, PORT: '0' }
    for (const [env, ...command] of [
      [{}, 'src/admin.ts', 'copy-store', '--from', `sqlite:${folder}`, '--to', `sqlite:${nowhere}`],
      [{}, 'src/admin.ts', 'restore', '--from', backup, '--into', `sqlite:${nowhere}`],
      [{ DATA_DIR: folder }, 'src/admin.ts', 'backup', '--to', join(nowhere, 'sao-luu.gz')],
      [{ DATA_DIR: folder }, 'src/publishing/cli/main.ts', 'export', nowhere],
      [there, 'src/publishing/cli/main.ts', 'import', law],
      [there, 'src/admin.ts', 'deletions'],
      [there, 'src/node.ts'],
    ] as const) {
      const { status, signal, err } = run(env, ...command)
      expect({ command, status, signal }).toEqual({ command, status: 1, signal: null })
      expect(err.trim().split('\n')).toHaveLength(1)
      expect(err).toMatch(/\((?:the store did not answer: )?.*E[A-Z]+.*\)|could not start: .*E[A-Z]+/)
    }
  },
  200_000,
)

function run(env: Readonly<Record<string, string>>, ...command: readonly string[]) {
  const { status, signal, stderr } = spawnSync(process.execPath, command, {
    cwd: ROOT,
    encoding: 'utf8',
    timeout: ENDS_WITHIN_MS,
    env: { ...BARE_ENVIRONMENT, ...env },
  })
  return { status, signal, err: stderr }
}
