import { aims } from './traffic/aim.ts'
import type { Aim } from './traffic/aim.ts'
import type { DeskFigures, DoorFigures } from './traffic/measure.ts'

/** What one comparison found, by name of what was measured. */
export interface Compared {
  readonly seconds: number
  readonly bare: Record<string, DoorFigures>
  readonly desks: Record<string, DeskFigures>
}

const LEAST_SHARE_OF_BARE = 0.5
const LEAST_ANSWERS_PER_CORE = 400
const MOST_P99_AT_HALF_LOAD_MS = 50

export function compared({ seconds, bare, desks }: Compared): string {
  const all: ReadonlyArray<readonly [string, DoorFigures]> = [
    ...Object.entries(bare),
    ...Object.entries(desks),
  ]
  const lines = [
    `full load for ${seconds} s each, 64 connections, one machine for the generator and what it measures`,
    '',
    row('', 'accepted/s', 'a core-second', 'p99 ms', 'not 200', 'generator'),
    ...all.map(([name, figures]) =>
      row(
        name,
        figures.acceptedPerSecond.toFixed(0),
        figures.acceptedPerCoreSecond.toFixed(0),
        figures.p99Ms.toFixed(1),
        String(figures.notAccepted),
        `${(figures.generatorShare * 100).toFixed(0)} %`,
      ),
    ),
    '',
    row('', 'half load/s', 'p99 ms', 'answers/s', 'a core', 'lost'),
    ...Object.entries(desks).map(([name, figures]) =>
      row(
        name,
        figures.halfLoad.perSecond.toFixed(0),
        figures.halfLoad.p99Ms.toFixed(1),
        figures.answersPerSecond.toFixed(0),
        figures.answersPerCore.toFixed(0),
        `${figures.lost}/${figures.accepted}`,
      ),
    ),
    '',
    ...Object.entries(desks).flatMap(([name, figures]) => remarks(name, figures)),
    '',
    ...aims(aimsOf(bare, desks)),
  ]
  return lines.join('\n')
}

function remarks(name: string, { memoryMb, redisShare, stillWaiting }: DeskFigures): readonly string[] {
  const tenths = Array.from(
    { length: 10 },
    (_, tenth) => memoryMb[Math.floor((memoryMb.length * tenth) / 10)],
  )
  return [
    `${name}: resident MB over time ${[...tenths, memoryMb.at(-1)].filter((mb) => mb !== undefined).join(' ')}`,
    ...(redisShare === null
      ? []
      : [`${name}: Redis worked ${(redisShare * 100).toFixed(0)} % of a core while answers were made`]),
    ...(stillWaiting === 0
      ? []
      : [`${name}: ${stillWaiting} still waited when time was up, none of them lost`]),
  ]
}

function aimsOf(bare: Compared['bare'], desks: Compared['desks']): readonly Aim[] {
  const [plain] = Object.values(bare)
  return Object.entries(desks).flatMap(([name, figures]) => {
    const share = figures.acceptedPerSecond / (plain?.acceptedPerSecond ?? Number.NaN)
    return [
      {
        what: `${name}: accepts at least ${LEAST_SHARE_OF_BARE} of (a)`,
        saw: share.toFixed(2),
        met: share >= LEAST_SHARE_OF_BARE,
      },
      {
        what: `${name}: at least ${LEAST_ANSWERS_PER_CORE} answers a second a core`,
        saw: figures.answersPerCore.toFixed(0),
        met: figures.answersPerCore >= LEAST_ANSWERS_PER_CORE,
      },
      {
        what: `${name}: p99 of acceptance at half load under ${MOST_P99_AT_HALF_LOAD_MS} ms`,
        saw: figures.halfLoad.p99Ms.toFixed(1),
        met: figures.halfLoad.p99Ms < MOST_P99_AT_HALF_LOAD_MS,
      },
      { what: `${name}: nothing lost`, saw: String(figures.lost), met: figures.lost === 0 },
    ]
  })
}

function row(name: string, ...cells: readonly string[]): string {
  return name.padEnd(38) + cells.map((cell) => cell.padStart(15)).join('')
}
