import { describe, expect, test } from 'vitest'
import { workingCalendar } from '#src/clocks/calendar.ts'
import { csv } from '#src/console/csv.ts'
import type { UnansweredQuestion } from '#src/domain/answer-tally.ts'
import { conversationId } from '#src/domain/ids.ts'
import type { Ticket, TicketClock } from '#src/domain/ticket.ts'
import { dayName } from '#src/domain/working-calendar.ts'
import { countTicket, emptyCell } from '#src/numbers/cell.ts'
import type { Cell } from '#src/numbers/cell.ts'
import { isWithin, median, sumOf } from '#src/numbers/sum.ts'
import { themesOf } from '#src/numbers/themes.ts'
import { lastWeeks, stretchOf, weekOf } from '#src/numbers/weeks.ts'
import { aTicket, LAN } from '../contract/build.ts'

const NOW = new Date('2026-11-26T03:00:00Z')
const calendar = workingCalendar(new Map())
/** Thursday 8:00 in Vietnam. */
const OPENED = new Date('2026-11-19T01:00:00Z')
const DUE = new Date('2026-11-26T10:00:00Z')

describe('weeks', () => {
  test('a week begins on Monday at midnight in Vietnam and ends with Sunday', () => {
    expect(dayName(weekOf(new Date('2026-11-22T16:59:59Z')))).toBe('2026-11-16')
    expect(dayName(weekOf(new Date('2026-11-22T17:00:00Z')))).toBe('2026-11-23')
  })

  test('the week of New Year is one week', () => {
    const weeks = ['2026-12-28T03:00:00Z', '2026-12-31T16:59:00Z', '2027-01-03T16:59:59Z'].map((iso) =>
      dayName(weekOf(new Date(iso))),
    )
    expect(weeks).toEqual(['2026-12-28', '2026-12-28', '2026-12-28'])
    expect(lastWeeks(new Date('2027-01-05T03:00:00Z'), 4).map(dayName)).toEqual([
      '2026-12-14',
      '2026-12-21',
      '2026-12-28',
      '2027-01-04',
    ])
  })

  test('weeks follow each other without a gap', () => {
    const [one = 0, other = 0] = lastWeeks(NOW, 2)
    expect(stretchOf(one).before).toEqual(stretchOf(other).from)
  })
})

describe('what counts of a ticket', () => {
  test('an answer at the very moment it is due is on time, one a millisecond later is not', () => {
    expect(counted(answeredAt(DUE))).toMatchObject({ onTime: 1, late: 0, answered: 1 })
    expect(counted(answeredAt(new Date(DUE.getTime() + 1)))).toMatchObject({ onTime: 0, late: 1 })
  })

  test('an open ticket is overdue from the moment it is due, and never while it waits for the citizen', () => {
    const open = counted(ticket({ state: 'in_progress' }))
    expect(sumOf([open], DUE).overdue).toBe(0)
    expect(sumOf([open], new Date(DUE.getTime() + 1)).overdue).toBe(1)
    const paused = clock({ dueAt: null, pauses: [{ from: OPENED, to: null }] })
    expect(sumOf([counted(ticket({ state: 'awaiting_citizen' }, paused))], NOW)).toMatchObject({
      open: 1,
      overdue: 0,
    })
  })

  test('times are working time: nights, weekends and the citizen’s own time do not count', () => {
    // Thursday 8:00 to Monday 10:00: two days of eight hours and two hours.
    const done = new Date('2026-11-23T03:00:00Z')
    expect(counted(answeredAt(done)).answer).toEqual([18 * 60])
    const friday = { from: new Date('2026-11-19T17:00:00Z'), to: new Date('2026-11-20T17:00:00Z') }
    expect(counted(answeredAt(done, { pauses: [friday] })).answer).toEqual([10 * 60])
  })

  test('a refusal counts as done and not as answered', () => {
    const refusal = { why: 'complaint', by: LAN, at: NOW } as const
    const refused = counted(ticket({ state: 'refused', refusal }, clock({ metAt: NOW })))
    expect(refused).toMatchObject({ refused: 1, answered: 0, onTime: 1 })
  })

  test('who joined another’s question is on time when that answer comes in time, and measures nobody’s speed', () => {
    const answer = { text: 'x', by: LAN, at: new Date(DUE.getTime() + 1), approvedBy: null, citations: [] }
    const joined = { state: 'answered', joinedTo: aTicket().code, answer } as const
    expect(counted(ticket(joined, clock({ metAt: OPENED })))).toMatchObject({
      late: 1,
      answer: [],
      accept: [],
    })
  })

  test('an extension counts, also one from before the ticket was reopened', () => {
    const extended = clock({ extendedTo: { to: DUE, at: OPENED } })
    expect(counted(ticket({ state: 'in_progress' }, extended)).extended).toBe(1)
    const cell = emptyCell('hn', 'so-y-te')
    countTicket(cell, ticket({ state: 'waiting', reopenedFrom: LAN }), calendar, true)
    expect(cell).toMatchObject({ reopened: 1, extended: 1 })
  })
})

test('the median is the middle one, or the mean of the two in the middle', () => {
  expect([[], [5], [9, 1, 5], [1, 10, 2, 4]].map(median)).toEqual([null, 5, 5, 3])
})

test('what has no city belongs to both, and to no other department', () => {
  const nowhere = { place: null, department: 'thue' } as const
  expect(isWithin(nowhere, { place: 'hn', department: null })).toBe(true)
  expect(isWithin(nowhere, { place: 'hn', department: 'so-y-te' })).toBe(false)
  expect(isWithin({ ...nowhere, place: 'hcm' }, { place: 'hn', department: null })).toBe(false)
})

describe('themes of what was not found', () => {
  test('three people who ask of one matter make a theme, however they write', () => {
    const [theme, ...more] = themesOf([
      asked('a', 'Xin hỏi thủ tục cấp phép nuôi chim yến trong nhà?'),
      asked('b', 'nuoi chim yen thi xin o dau'),
      asked('c', 'Tôi muốn nuôi chim yến, có được không?'),
      asked('d', 'Lịch cúp điện hôm nay?'),
    ])
    expect(more).toEqual([])
    expect(theme).toEqual({ phrase: 'nuôi chim yến', questions: 3, askers: 3, department: 'so-y-te' })
  })

  test('what one person asks ten times is no theme', () => {
    expect(themesOf(Array.from({ length: 10 }, () => asked('a', 'Nuôi chim yến ở đâu?')))).toEqual([])
  })

  test('telephone numbers and names never stand in a theme', () => {
    const said = ['a', 'b', 'c'].map((who) =>
      asked(who, 'Tôi tên là Nguyễn Thị Lan, số 0912345678, hỏi về nuôi chim yến'),
    )
    const words = JSON.stringify(themesOf(said))
    expect(words).toContain('chim yến')
    expect(words).not.toMatch(/lan|0912|nguyễn/i)
  })
})

describe('a table to take along', () => {
  test('what a spreadsheet would take for a formula gets a mark in front', () => {
    const wicked = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\n=1', '=cmd|"/c calc"!A0']
    const cells = csv([wicked]).replace(/^\uFEFF/, '')
    for (const one of wicked) {
      const safe = `'${one}`.replaceAll('"', '""')
      expect(cells).toContain(safe)
    }
  })

  test('it says that it is UTF-8, parts by semicolons, and leaves figures alone', () => {
    expect(
      csv([
        ['Tuần', 'Số; phiếu'],
        ['x', 12],
      ]),
    ).toBe('\uFEFFTuần;"Số; phiếu"\r\nx;12\r\n')
  })
})

function clock(wish: Partial<TicketClock> = {}): TicketClock {
  const limit = { unit: 'working_days', count: 5 } as const
  return { startedAt: OPENED, limit, pauses: [], extendedTo: null, dueAt: DUE, metAt: null, ...wish }
}

function ticket(wish: Partial<Ticket>, answer = clock()): Ticket {
  return { ...aTicket(), openedAt: OPENED, ...wish, clocks: { accept: answer, reply: answer, answer } }
}

function answeredAt(at: Date, wish: Partial<TicketClock> = {}): Ticket {
  const answer = { text: 'x', by: LAN, at, approvedBy: null, citations: [] }
  return ticket({ state: 'answered', answer }, clock({ metAt: at, ...wish }))
}

function counted(one: Ticket): Cell {
  const cell = emptyCell('hn', 'so-y-te')
  countTicket(cell, one, calendar, false)
  return cell
}

function asked(who: string, question: string): UnansweredQuestion {
  return {
    conversation: conversationId('zalo', who),
    question,
    place: 'hn',
    department: 'so-y-te',
    at: NOW,
  }
}
