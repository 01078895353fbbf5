import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')

/**
 * The floors of the house. A file belongs to the first room whose path begins its own; it may import from its own room
 * and from the rooms named. Everything else goes upward or sideways, and is refused.
 */
const ROOMS: ReadonlyArray<readonly [room: string, mayImport: readonly string[]]> = [
  ['knowledge/', []],
  ['src/domain/', ['knowledge/', 'src/log.ts', 'src/loop.ts', 'src/doorway.ts']],
  ['src/log.ts', ['src/domain/errors.ts']],
  ['src/config.ts', ['src/domain/']],
  ['src/shell-phrases.ts', []],
  ['src/command-line.ts', ['src/shell-phrases.ts']],
  ['src/make-folder.ts', []],
  ['src/loop.ts', []],
  ['src/watch.ts', []],
  ['src/traces.ts', ['src/watch.ts']],
  ['src/metrics.ts', ['src/domain/', 'src/operating/', 'src/watch.ts']],
  ['src/drain.ts', ['src/loop.ts']],
  ['src/doorway.ts', []],
  // Addresses are counted as hashes, in the store.
  ['src/caller.ts', ['src/domain/', 'src/officials/']],
  ['src/crowd.ts', []],
  ['src/hung-up.ts', []],
  ['src/listen.ts', []],
  ['src/page-safety.ts', []],
  ['src/clocks/', ['src/domain/', 'src/officials/', 'knowledge/']],
  ['src/sealing.ts', ['src/domain/', 'src/make-folder.ts']],
  ['src/tickets/', ['src/clocks/', 'src/domain/', 'src/officials/', 'knowledge/']],
  ['src/numbers/', ['src/clocks/', 'src/domain/', 'src/officials/', 'src/questions/', 'knowledge/']],
  // Opened from a shell, beside the server.
  [
    'src/privacy/shell',
    [
      'src/privacy/',
      'src/domain/',
      'src/officials/',
      'src/config.ts',
      'src/sealing.ts',
      'src/store/',
      'knowledge/',
    ],
  ],
  ['src/privacy/', ['src/domain/', 'src/tickets/', 'src/officials/', 'knowledge/']],
  ['src/questions/cli.ts', ['src/questions/', 'src/publishing/at-hand.ts', 'knowledge/']],
  ['src/questions/', ['src/domain/', 'src/tickets/', 'src/log.ts', 'src/watch.ts', 'knowledge/']],
  // The command line opens the store itself: it runs beside the server, not in it.
  [
    'src/officials/cli.ts',
    [
      'src/officials/',
      'src/domain/',
      'src/tickets/',
      'src/privacy/',
      'src/command-line.ts',
      'src/config.ts',
      'src/log.ts',
      'src/store/',
    ],
  ],
  ['src/officials/', ['src/domain/', 'src/sealing.ts', 'knowledge/']],
  [
    'src/moving/',
    ['src/store/', 'src/domain/', 'src/command-line.ts', 'src/shell-phrases.ts', 'src/config.ts'],
  ],
  ['src/admin.ts', ['src/officials/cli.ts', 'src/moving/cli.ts']],
  // So do these two.
  [
    'src/publishing/cli/',
    [
      'src/publishing/',
      'src/domain/',
      'src/shell-phrases.ts',
      'src/make-folder.ts',
      'src/config.ts',
      'src/sealing.ts',
      'src/store/',
      'knowledge/',
    ],
  ],
  [
    'src/publishing/at-hand.ts',
    ['src/publishing/', 'src/domain/', 'src/config.ts', 'src/store/', 'knowledge/'],
  ],
  [
    'src/publishing/',
    ['src/domain/', 'src/questions/', 'src/tickets/', 'src/officials/', 'src/log.ts', 'knowledge/'],
  ],
  ['src/operating/', ['src/domain/', 'src/officials/', 'src/log.ts', 'src/loop.ts', 'knowledge/']],
  [
    'src/work.ts',
    [
      'src/domain/',
      'src/privacy/',
      'src/questions/',
      'src/log.ts',
      'src/loop.ts',
      'src/room-for-one.ts',
      'src/watch.ts',
    ],
  ],
  ['src/upkeep.ts', ['src/domain/', 'src/privacy/', 'src/tickets/', 'src/log.ts', 'src/loop.ts']],
  ['src/patience.ts', ['src/domain/']],
  ['src/room-for-one.ts', []],
  ['src/send-once.ts', []],
  [
    'src/outbox.ts',
    [
      'src/domain/',
      'src/tickets/',
      'src/log.ts',
      'src/loop.ts',
      'src/patience.ts',
      'src/send-once.ts',
      'src/watch.ts',
    ],
  ],
  [
    'src/notices.ts',
    ['src/domain/', 'src/tickets/', 'src/log.ts', 'src/loop.ts', 'src/patience.ts', 'src/send-once.ts'],
  ],
  ['src/store/', ['src/domain/', 'src/make-folder.ts', 'knowledge/']],
  ['src/assets.ts', []],
  ['src/health.ts', ['src/domain/', 'src/operating/', 'src/metrics.ts', 'src/log.ts', 'knowledge/']],
  [
    'src/api/',
    ['src/caller.ts', 'src/crowd.ts', 'src/domain/', 'src/questions/', 'src/log.ts', 'knowledge/'],
  ],
  [
    'src/console/',
    [
      'src/clocks/',
      'src/domain/',
      'src/clocks/',
      'src/numbers/',
      'src/publishing/',
      'src/operating/',
      'src/privacy/',
      'src/tickets/',
      'src/officials/',
      'src/questions/',
      'src/assets.ts',
      'src/caller.ts',
      'src/crowd.ts',
      'src/hung-up.ts',
      'src/page-safety.ts',
      'src/config.ts',
      'src/log.ts',
      'knowledge/',
    ],
  ],
  [
    'bots/',
    [
      'src/domain/',
      'src/questions/',
      'src/tickets/',
      'src/assets.ts',
      'src/caller.ts',
      'src/crowd.ts',
      'src/hung-up.ts',
      'src/page-safety.ts',
      'src/command-line.ts',
      'src/config.ts',
      'src/log.ts',
      'knowledge/',
    ],
  ],
  ['src/app.ts', ['src/', 'bots/']],
  ['src/wire.ts', ['src/', 'bots/', 'knowledge/']],
  ['src/node.ts', ['src/', 'knowledge/']],
  ['src/worker-desk.ts', ['src/', 'knowledge/']],
  ['src/worker.ts', ['src/worker-desk.ts']],
]

interface Import {
  readonly from: string
  readonly to: string
  readonly written: string
}

const files = globSync('{src,bots,knowledge}/**/*.ts', { cwd: ROOT }).toSorted()
const imports = files.flatMap((file) => importsOf(file, readFileSync(join(ROOT, file), 'utf8')))

test('imports go down the floors only', () => {
  expect(imports.length).toBeGreaterThan(200)
  expect(imports.filter((one) => !isAllowed(one)).map(inWords)).toEqual([])
})

test('every file belongs to a room', () => {
  expect(files.filter((file) => roomOf(file) === undefined)).toEqual([])
})

test('an import that crosses a top-level folder begins with #, one inside it is relative', () => {
  const wrong = imports.filter(({ from, to, written }) => {
    const crosses = from.split('/')[0] !== to.split('/')[0]
    return crosses !== written.startsWith('#')
  })
  expect(wrong.map(inWords)).toEqual([])
})

test('an import upward would be noticed', () => {
  const [upward] = importsOf('knowledge/search.ts', "import { answer } from '#src/questions/answer.ts'")
  const [reExported] = importsOf('src/domain/desk.ts', "export type { X } from '../questions/answer.ts'")
  expect([upward, reExported].map((one) => one && isAllowed(one))).toEqual([false, false])
})

function importsOf(file: string, source: string): readonly Import[] {
  const written = [...source.matchAll(/(?:from|import)\s*\(?\s*'((?:\.|#)[^']+)'/g)].flatMap(
    ([, path]) => path ?? [],
  )
  return written.map((path) => ({
    from: file,
    written: path,
    to: path.startsWith('#') ? path.slice(1) : relative(ROOT, join(ROOT, dirname(file), path)),
  }))
}

function roomOf(file: string): (typeof ROOMS)[number] | undefined {
  return ROOMS.find(([room]) => file.startsWith(room))
}

function isAllowed({ from, to }: Import): boolean {
  const room = roomOf(from)
  return room !== undefined && [room[0], ...room[1]].some((allowed) => to.startsWith(allowed))
}

function inWords({ from, written }: Import): string {
  return `${from} → ${written}`
}
