import { describe, expect, onTestFinished, test } from 'vitest'
import { storeWarnings } from '#src/domain/safekeeping.ts'
import type { BackupNote, Safekeeping, StoreRoom } from '#src/domain/safekeeping.ts'
import { daysLeft, withSample } from '#src/operating/room-trend.ts'
import type { RoomSample } from '#src/operating/room-trend.ts'
import { openSafekeeping } from '#src/operating/safekeeping.ts'
import { upkeepPlan } from '#src/upkeep.ts'
import { at } from '../contract/build.ts'
import { openTestDesk } from '../fixtures/desk.ts'

const GB = 1024 ** 3
const HOUR_S = 3600
const DAY_S = 24 * HOUR_S

function aRoom(wish: Partial<StoreRoom> = {}): StoreRoom {
  return {
    bound: 'disk',
    freeBytes: 20 * GB,
    wholeBytes: 40 * GB,
    usedBytes: GB,
    logBytes: 0,
    failed: [],
    ...wish,
  }
}

function warnings(wish: Partial<Safekeeping>) {
  return storeWarnings({
    at: at(0),
    setUp: [],
    room: aRoom(),
    daysLeft: undefined,
    backup: undefined,
    ...wish,
  })
}

describe('an operator is warned', () => {
  test.each<readonly [string, Partial<StoreRoom>, readonly string[]]>([
    ['a disk of which a tenth is left', { freeBytes: 4 * GB }, []],
    ['a disk of which less is left', { freeBytes: 4 * GB - 1 }, ['disk_low']],
    [
      'a large disk of which less is left, enough for years',
      { wholeBytes: 2000 * GB, freeBytes: 20 * GB },
      [],
    ],
    ['a large disk on which it is not', { wholeBytes: 2000 * GB, freeBytes: 4 * GB }, ['disk_low']],
    ['a disk that is full', { freeBytes: 0 }, ['disk_low']],
    ['memory of which a fifth is left', { bound: 'maxmemory', wholeBytes: 1000, freeBytes: 200 }, []],
    [
      'memory of which less is left',
      { bound: 'maxmemory', wholeBytes: 1000, freeBytes: 199 },
      ['memory_low'],
    ],
    ['memory of a machine', { bound: 'machine', wholeBytes: 1000, freeBytes: 199 }, ['memory_low']],
    [
      'a log that could not be written',
      { failed: ['log_write', 'log_rewrite'] },
      ['log_failed', 'rewrite_failed'],
    ],
  ])('of %s', (_, wish, expected) => {
    expect(warnings({ room: aRoom(wish) })).toEqual(expected)
  })

  test('when there is room for less than a week, however much that is', () => {
    expect(warnings({ daysLeft: 7 })).toEqual([])
    expect(warnings({ daysLeft: 6 })).toEqual(['disk_low'])
    expect(warnings({ daysLeft: 6, room: aRoom({ bound: 'maxmemory' }) })).toEqual(['memory_low'])
  })

  test('when the last backup is older than two days, and not where there never was one', () => {
    const backup: BackupNote = { at: at(-2 * DAY_S), bytes: 1 }
    expect(warnings({ backup })).toEqual([])
    expect(warnings({ backup: { ...backup, at: at(-2 * DAY_S - 1) } })).toEqual(['backup_old'])
    expect(warnings({ backup: undefined })).toEqual([])
  })

  test('of nothing that is not known', () => {
    expect(warnings({ room: undefined })).toEqual([])
  })
})

/** One look an hour, each with what is free then. */
function looks(hours: number, free: (hour: number) => number, wholeBytes = 1000): readonly RoomSample[] {
  return Array.from({ length: hours + 1 }, (_, hour) => hour).reduce<readonly RoomSample[]>(
    (samples, hour) => withSample(samples, { at: hour * 3_600_000, freeBytes: free(hour), wholeBytes }),
    [],
  )
}

function leftAfter(samples: readonly RoomSample[]): number | undefined {
  const now = samples.at(-1)
  return now && daysLeft(samples, now)
}

describe('how many days the room lasts', () => {
  test('is what is left, at the pace of the last days', () => {
    expect(leftAfter(looks(96, (hour) => 1000 - hour))).toBe(Math.floor((1000 - 96) / 24))
  })

  test('is not guessed before the fourth day begins, nor where nothing is taken', () => {
    expect(leftAfter(looks(71, (hour) => 1000 - hour))).toBeUndefined()
    expect(leftAfter(looks(72, (hour) => 1000 - hour))).toBe(38)
    expect(leftAfter(looks(96, () => 500))).toBeUndefined()
    expect(leftAfter(looks(96, (hour) => 500 + hour))).toBeUndefined()
    expect(leftAfter([])).toBeUndefined()
  })

  test('does not count what comes and goes within a day', () => {
    const backupAtNight = (hour: number) => (hour % 24 === 3 ? 300 : 0)
    const left = (hours: number) => leftAfter(looks(hours, (hour) => 2000 - hour - backupAtNight(hour)))
    // Looked at while it is there, and just after.
    expect(left(99)).toBe(Math.floor((2000 - 99 - 300) / 24))
    expect(left(100)).toBe(Math.floor((2000 - 100) / 24))
  })

  test('is that of the last week, with a quiet year before it or not', () => {
    const wakes = (hour: number) => 5000 - Math.max(0, hour - 30 * 24)
    expect(leftAfter(looks(37 * 24, wakes))).toBe(Math.floor((5000 - 7 * 24) / 24))
  })

  test('begins anew where the room itself has become another', () => {
    const small = looks(96, (hour) => 1000 - hour)
    const grown = withSample(small, { at: 97 * 3_600_000, freeBytes: 1900, wholeBytes: 2000 })
    expect(grown).toHaveLength(1)
    // Some file systems vary a little by themselves.
    expect(withSample(small, { at: 97 * 3_600_000, freeBytes: 900, wholeBytes: 1001 })).toHaveLength(98)
  })

  test('keeps one look an hour for a week and a day', () => {
    expect(looks(24 * 60, (hour) => hour).length).toBeLessThanOrEqual(8 * 24 + 2)
    const two = withSample(
      looks(0, () => 1),
      { at: 60_000, freeBytes: 2, wholeBytes: 1000 },
    )
    expect(two).toHaveLength(1)
  })
})

describe('whoever asks how safe the store is', () => {
  function watched(
    room: () => StoreRoom | undefined,
    backup: () => BackupNote | undefined = () => undefined,
  ) {
    let seconds = 0
    let looked = 0
    const lines: unknown[] = []
    const silent = { debug() {}, info() {}, error() {} }
    const look = openSafekeeping({
      store: {
        warnings: async () => [],
        room: async () => {
          looked += 1
          return room()
        },
        lastBackup: async () => backup(),
      },
      clock: () => at(seconds),
      log: { ...silent, warn: (about: unknown) => void lines.push(about) },
    })
    const pass = (by: number) => {
      seconds += by
    }
    return { look, pass, lines, looked: () => looked }
  }

  test('makes the store look every ten seconds at most, and at once when the clock is set back', async () => {
    const { look, pass, looked } = watched(aRoom)
    const first = await look()
    pass(9.9)
    expect(await look()).toBe(first)
    expect(looked()).toBe(1)
    pass(0.1)
    await look()
    expect(looked()).toBe(2)
    pass(-HOUR_S)
    await look()
    expect(looked()).toBe(3)
  })

  test('is told the days left once there were enough', async () => {
    let free = 100 * GB
    const { look, pass } = watched(() => aRoom({ freeBytes: free, wholeBytes: 200 * GB }))
    for (let hour = 0; hour < 96; hour += 1) {
      await look()
      pass(HOUR_S)
      free -= GB / 2
    }
    const state = await look()
    expect(state.daysLeft).toBe(4)
    expect(storeWarnings(state)).toEqual(['disk_low'])
  })

  test('is the upkeep, where nobody else does', async () => {
    const { look, lines } = watched(() => aRoom({ freeBytes: GB }))
    const { desk, close } = await openTestDesk({ safekeeping: look })
    onTestFinished(close)
    await upkeepPlan(desk).take()
    expect(lines).toEqual([{ warning: 'disk_low' }])
  })

  test('leaves one line in the log when a warning begins, and one more when it comes back', async () => {
    let room = aRoom()
    const { look, pass, lines } = watched(
      () => room,
      () => ({ at: at(-3 * DAY_S), bytes: 1 }),
    )
    const lookLater = async () => {
      pass(60)
      await look()
    }
    await lookLater()
    await lookLater()
    expect(lines).toEqual([{ warning: 'backup_old' }])
    room = aRoom({ freeBytes: GB })
    await lookLater()
    room = aRoom()
    await lookLater()
    room = aRoom({ freeBytes: GB })
    await lookLater()
    expect(lines).toEqual([{ warning: 'backup_old' }, { warning: 'disk_low' }, { warning: 'disk_low' }])
  })
})
