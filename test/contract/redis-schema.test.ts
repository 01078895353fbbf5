import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { redisKeys } from '#src/store/redis/keys.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { fillDesk } from '../fixtures/full-desk.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'

const STORE = new URL('../../src/store/', import.meta.url)

interface Row {
  /** As the page writes them, `transcript:<id>`. */
  readonly names: readonly string[]
  readonly cells: readonly string[]
}

const schema = readFileSync(new URL('SCHEMA.md', STORE), 'utf8')
const rows: readonly Row[] = schema
  .slice(schema.indexOf('\n# Redis\n'), schema.indexOf('## Personal data in Redis'))
  .split('\n')
  .filter((line) => line.startsWith('| `'))
  .map((line) => {
    const cells = line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim())
    return { names: [...(cells[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name), cells }
  })

/** Names by their words up to the first blank to fill in: `tickets:<state>:…` and `tickets-of:<id>` are two. */
const known = new Set(rows.flatMap(({ names }) => names.map(familyOf)))

function familyOf(name: string): string {
  return /^[\w-]+(?::(?=<))?/.exec(name)?.[0] ?? name
}

/** Those of earlier layouts, which only the way out of them reads. */
const BEFORE: ReadonlySet<string> = new Set(['sending', 'dead'])

describe('SCHEMA.md has of Redis', () => {
  test('every key that a name is made for', () => {
    const made = Object.values(redisKeys('d')).flatMap(keysOf)
    expect(made.length).toBeGreaterThan(90)
    const unknown = made
      .map((key) => key.replace(/^\{d:\w+\}:/, ''))
      .filter((key) => key !== '' && !BEFORE.has(key))
      .filter((key) => !known.has(familyOf(key.replace(/:.*/, ':<>'))) && !known.has(familyOf(key)))
    expect(unknown).toEqual([])
  })

  test('what each holds, an example, how long, and who writes it', () => {
    expect(
      rows.filter(({ cells }) => cells.length !== 5 || cells.includes('')).map(({ names }) => names),
    ).toEqual([])
    const scripts = rows.flatMap(({ cells }) =>
      [...(cells[4] ?? '').matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].map(([, script = '']) => script),
    )
    expect(scripts.length).toBeGreaterThan(50)
    expect(scripts.filter((script) => !existsSync(new URL(`redis/scripts/${script}.lua`, STORE)))).toEqual([])
  })

  describe.skipIf(NO_REDIS)('as it stands on a server', () => {
    let server: RedisServer
    beforeAll(async () => {
      server = await RedisServer.open()
    })
    afterAll(() => server.close())

    test('what ends by itself and what does not', async () => {
      const store = await openRedisStore(server.url)
      await store.beAtWork()
      await fillDesk(store)
      const keys = (await server.command('KEYS', '*')) as string[]
      const wrong: string[] = []
      for (const key of keys) {
        const name = key.replace(/^\{dan-hoi:\w+\}:/, '')
        const row = rows.find(({ names }) =>
          names.some((one) => familyOf(one) === familyOf(name.replace(/:.*/, ':<>'))),
        )
        const ends = Number(await server.command('PTTL', key)) >= 0
        const saysSo = row !== undefined && !row.cells[3]?.startsWith('–')
        if (row === undefined || ends !== saysSo) wrong.push(key)
      }
      await store.close()
      expect(keys.length).toBeGreaterThan(150)
      expect(wrong).toEqual([])
    })
  })
})

describe('a script says at its head', () => {
  const folder = new URL('redis/scripts/', STORE)
  const scripts = readdirSync(folder).map((file) => {
    const lines = readFileSync(new URL(file, folder), 'utf8').split('\n')
    const end = lines.findIndex((line) => !line.startsWith('--'))
    return { file, head: lines.slice(0, end).join('\n'), body: lines.slice(end).join('\n') }
  })
  const shared = new Set(
    scripts.flatMap(({ head }) =>
      (/^-- with: (.+)/.exec(head)?.[1] ?? '').split(' ').map((one) => `${one}.lua`),
    ),
  )
  const moves = scripts.filter(({ file }) => !shared.has(file))

  test.each(moves)(
    '$file: which keys and arguments it takes, to the last of them, and what it gives',
    (script) => {
      const { head, body } = script
      for (const word of ['KEYS', 'ARGV'] as const) {
        const told = new RegExp(`^-- ${word}\\s([^]*?)(?=^-- (?:KEYS|ARGV|Gives)|(?![^]))`, 'm').exec(
          head,
        )?.[1]
        const used = [...body.matchAll(new RegExp(`${word}\\[(\\d+)\\]`, 'g'))].map(([, at]) => Number(at))
        const numbered = [...(told ?? '').matchAll(/(?<!\S)(\d+)(?=\s|…)/g)].map(([, at]) => Number(at))
        expect([word, told === undefined, Math.max(0, ...numbered)]).toEqual([
          word,
          false,
          Math.max(0, ...used),
        ])
      }
      expect(head).toMatch(/^-- Gives /m)
    },
  )
})

/** What a name is made of, whatever it takes to make it. */
function keysOf(made: unknown): readonly string[] {
  if (typeof made === 'string') return [made]
  if (Array.isArray(made)) return []
  if (typeof made === 'object' && made !== null) return Object.values(made).flatMap(keysOf)
  if (typeof made !== 'function') return []
  const key: unknown = Reflect.apply(made, undefined, ['x', 'x', 'x', 'x'])
  return typeof key === 'string' ? [key] : []
}
