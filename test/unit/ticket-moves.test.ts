import { describe, expect, test } from 'vitest'
import { allows, MOVES, onlyByHolder, powersFor, stateAfter } from '#src/domain/ticket-moves.ts'
import type { MoveName, TicketPower } from '#src/domain/ticket-moves.ts'
import { TICKET_STATES } from '#src/domain/ticket.ts'
import type { TicketState } from '#src/domain/ticket.ts'

const OPEN = ['new', 'waiting', 'in_progress', 'awaiting_citizen', 'awaiting_approval'] as const
const WORKED_ON = ['new', 'waiting', 'in_progress'] as const
const NOBODY: readonly TicketPower[] = []

type Row = readonly [
  MoveName,
  from: readonly TicketState[],
  to: TicketState | 'same',
  by: readonly TicketPower[],
]

// Written out once more, by hand: what changes in the one table has to be meant in the other.
const TABLE: readonly Row[] = [
  ['open', [], 'new', NOBODY],
  ['dispatch', ['new'], 'waiting', ['coordinate']],
  ['claim', ['new', 'waiting'], 'in_progress', ['handle']],
  ['assign', ['waiting', 'in_progress'], 'in_progress', ['lead']],
  ['release', ['in_progress'], 'waiting', ['handle']],
  ['give_back', ['in_progress', 'awaiting_citizen'], 'waiting', NOBODY],
  ['transfer', WORKED_ON, 'waiting', ['handle', 'coordinate']],
  ['hand_back', [...WORKED_ON, 'awaiting_approval'], 'new', ['handle']],
  ['ask_details', ['in_progress'], 'awaiting_citizen', ['handle']],
  ['not_reached', OPEN, 'same', NOBODY],
  ['reached', OPEN, 'same', NOBODY],
  ['undelivered', ['answered', 'published'], 'same', NOBODY],
  ['give_details', ['awaiting_citizen'], 'in_progress', NOBODY],
  ['resume', ['awaiting_citizen'], 'in_progress', ['handle']],
  ['propose', ['in_progress'], 'awaiting_approval', ['handle']],
  ['send_back', ['awaiting_approval'], 'in_progress', ['lead', 'coordinate']],
  ['take_back', ['awaiting_approval'], 'in_progress', ['handle']],
  ['approve', ['awaiting_approval'], 'answered', ['lead', 'coordinate']],
  ['answer', ['in_progress'], 'answered', ['handle']],
  ['publish', ['answered', 'published'], 'published', ['publish']],
  ['unpublish', [...OPEN, 'answered', 'published', 'refused'], 'same', ['publish']],
  ['refuse', WORKED_ON, 'refused', ['handle']],
  ['join', WORKED_ON, 'joined', ['handle']],
  ['follow', [...OPEN, 'joined'], 'same', ['handle']],
  ['answer_with', ['joined'], 'answered', ['handle', 'lead']],
  ['refuse_with', ['joined'], 'refused', ['handle']],
  ['extend_with', ['joined'], 'same', ['handle', 'lead']],
  ['tell_with', ['joined'], 'same', ['handle', 'lead', 'coordinate']],
  ['part', ['joined'], 'waiting', ['handle']],
  ['extend', OPEN, 'same', ['handle', 'lead']],
  ['set_urgency', OPEN, 'same', ['handle', 'lead']],
  ['take_chat', ['in_progress'], 'same', ['handle']],
  ['leave_chat', ['in_progress', 'awaiting_citizen'], 'same', ['handle']],
  ['write', ['in_progress'], 'same', ['handle']],
  ['add_words', OPEN, 'same', NOBODY],
  ['open_original', ['in_progress', 'awaiting_citizen', 'awaiting_approval'], 'same', ['handle']],
  ['rate', ['answered', 'published'], 'same', NOBODY],
  ['reopen', ['answered', 'published', 'refused'], 'waiting', NOBODY],
  ['withdraw', [...OPEN, 'joined'], 'withdrawn', NOBODY],
  ['remind', OPEN, 'same', NOBODY],
  ['move_deadline', OPEN, 'same', NOBODY],
  ['forget_original', [...OPEN, 'answered', 'published', 'refused', 'joined', 'withdrawn'], 'same', NOBODY],
  ['reseal', [...OPEN, 'answered', 'published', 'refused', 'joined', 'withdrawn'], 'same', NOBODY],
  ['mask', [...OPEN, 'answered', 'published', 'refused', 'joined', 'withdrawn'], 'same', NOBODY],
  ['forget_asker', [...OPEN, 'answered', 'published', 'refused', 'joined', 'withdrawn'], 'same', NOBODY],
]

describe('the moves of a ticket', () => {
  test('every move stands in the table', () => {
    expect(TABLE.map(([move]) => move).toSorted()).toEqual(Object.keys(MOVES).toSorted())
  })

  test.for(TABLE)('%s begins in %j only and leads to %s', ([move, from, to]) => {
    expect(TICKET_STATES.filter((state) => allows(state, move))).toEqual(
      TICKET_STATES.filter((state) => from.includes(state)),
    )
    for (const state of from) expect(stateAfter(state, move)).toBe(to === 'same' ? state : to)
  })

  test.for(TABLE)('%s is made by officials with the right power only', ([move, , , by]) => {
    expect(powersFor(move)).toEqual(by)
  })

  test('what is in somebody’s hands is moved on by them, or by a lead', () => {
    const held = TABLE.map(([move]) => move).filter(onlyByHolder)
    expect(held).toEqual([
      'release',
      'ask_details',
      'resume',
      'propose',
      'take_back',
      'answer',
      'take_chat',
      'leave_chat',
      'write',
      'open_original',
    ])
  })

  test('a ticket that was withdrawn moves nowhere', () => {
    const left = TABLE.map(([move]) => move).filter((move) => allows('withdrawn', move))
    expect(left).toEqual(['forget_original', 'reseal', 'mask', 'forget_asker'])
  })
})
