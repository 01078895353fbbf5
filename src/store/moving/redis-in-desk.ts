import { dayName, vietnamDay } from '../../domain/working-calendar.ts'
import { countsAs, unansweredEntry } from '../redis/answer-tally.ts'
import type { Argument, Connection } from '../redis/connection.ts'
import type { Keys } from '../redis/keys.ts'
import { COPY_ANSWER, COPY_APPEND, COPY_LINE } from '../redis/scripts.ts'
import { AnswerColumn } from '../rows.ts'
import type { RecordOf } from './records.ts'
import { filled } from './redis-in-people.ts'
import type { Put } from './redis-in.ts'

const HOUR_S = 3600
/** So many questions without an answer are kept, as `finish-turn` has it. */
const UNANSWERED = 5000

type Desk =
  | 'secret'
  | 'conversation'
  | 'message'
  | 'seen'
  | 'lane'
  | 'line'
  | 'tally'
  | 'answer'
  | 'audit'
  | 'draft'
  | 'note'
  | 'delivery'
  | 'deadLetter'
  | 'fare'
  | 'letterEntry'
  | 'deletion'
  | 'retention'
  | 'channel'
  | 'lastBackup'
  | 'errand'
  | 'counter'

/** What citizens write and what comes of it. */
export function deskInto(db: Connection, keys: Keys): Pick<Put, Desk> {
  const set = (key: string, ...fields: readonly Argument[]) => db.ask(key, 'HSET', key, ...fields)
  const rank = (key: string, score: number, member: Argument) => db.ask(key, 'ZADD', key, score, member)
  const append = (key: string, newest: 'first' | 'last', place: number | '', entry: string) =>
    db.run(COPY_APPEND, [key], [newest, place, entry])
  return {
    secret: ({ name, value }) => [set(keys.secrets, name, value)],
    conversation: ({ id, ...fields }) => [set(keys.conversation(id), ...filled(fields))],
    message: ({ key, conversation, place, content, at }) => {
      const recent = keys.recent(conversation)
      return [
        append(keys.waiting(conversation), 'last', place, `${at}:${JSON.stringify([key, content])}`),
        rank(keys.allWaiting, at, key),
        rank(recent, at, key),
        db.ask(recent, 'EXPIRE', recent, HOUR_S),
      ]
    },
    seen: ({ key: message, until }) => {
      const key = keys.seen(message)
      return [db.ask(key, 'SET', key, '1', 'PXAT', until)]
    },
    lane: ({ conversation, firstAt, dueAt, windowMs, attempts }) => [
      set(
        keys.lanes,
        conversation,
        JSON.stringify({ first: firstAt, window: windowMs, attempts, lease: '' }),
      ),
      rank(keys.lanesDue, dueAt, conversation),
    ],
    line: ({ id, conversation, by, text, choices, citations, at }) => [
      db.run(COPY_LINE, [keys.transcript(conversation)], [id, by, text, choices, citations, at]),
    ],
    // Not added to what is there: it may be written again, and answers are counted only afterwards.
    tally: ({ day, place, department, outcome, count }) => [
      set(keys.answersOn(dayName(day)), `${place ?? '-'}:${department}:${outcome}`, count),
    ],
    answer: (answer) => [answerInto(db, keys, answer)],
    audit: ({ place, detail, ...entry }) => [
      append(
        keys.audit(entry.ticket),
        'last',
        place,
        JSON.stringify({ ...entry, detail: JSON.parse(detail) as unknown }),
      ),
    ],
    draft: ({ ticket, ...fields }) => [set(keys.draft(ticket), ...filled(fields))],
    note: ({ ticket, place, ...note }) => [append(keys.notes(ticket), 'last', place, JSON.stringify(note))],
    delivery: ({ id, conversation, network, ticket, state, dueAt, attempts, since }) => {
      const sending = rank(keys.sending(network), since, id)
      if (state === 'behind') {
        return [sending, append(keys.behind(conversation), 'last', '', `${id}:${ticket ?? ''}`)]
      }
      const head = JSON.stringify({ id, ticket: ticket ?? '', attempts, lease: '' })
      return [sending, set(keys.heads, conversation, head), rank(keys.headsDue(network), dueAt, conversation)]
    },
    deadLetter: ({ id, conversation, network, ticket, why, at }) => {
      const letter = JSON.stringify({ id, network, chat: conversation.slice(network.length + 1), why, at })
      return [set(keys.deadLetters, id, `${ticket ?? ''}:${letter}`), rank(keys.dead(network), at, id)]
    },
    fare: ({ ticket, parts, waiting, dead }) => [
      set(keys.fares, `${ticket}:parts`, parts, `${ticket}:waiting`, waiting, `${ticket}:dead`, dead),
    ],
    letterEntry: ({ place, ...entry }) => [append(keys.letterJournal, 'first', place, JSON.stringify(entry))],
    deletion: ({ conversation, through, tickets, ...deletion }) => {
      const { code, at } = deletion
      const noted = set(keys.deletions, code, JSON.stringify(deletion))
      if (conversation === null) return [noted]
      const codes: unknown = JSON.parse(tickets ?? '[]')
      const order = JSON.stringify({ code, conversation, at, through, tickets: codes })
      return [noted, set(keys.forgetOrders, code, order)]
    },
    retention: ({ kind, ...told }) => [set(keys.retention, kind, JSON.stringify(told))],
    channel: ({ network, sentAt, failedAt, why }) => [
      set(keys.channel(network), ...filled({ sent_at: sentAt, failed_at: failedAt, why })),
    ],
    lastBackup: ({ at, bytes }) => [set(keys.lastBackup, 'at', at, 'bytes', bytes)],
    errand: ({ id, way, to, notice, dueAt, attempts, why, deadAt }) => [
      set(keys.errand(id), ...filled({ way, to, notice, attempts, why, dead_at: deadAt })),
      deadAt === null ? rank(keys.errandsDue(way), dueAt, id) : rank(keys.errandsDead, deadAt, id),
    ],
    counter: ({ name, value }) => {
      const { lastLine: line, lastTicket: ticket, lastErrand: notice, examplesEdition: examples } = keys
      const key = { line, ticket, notice, examples }[name]
      return [db.ask(key, 'SET', key, value)]
    },
  }
}

/** Counts it too, as the end of a turn does; an answer that no longer reads counts nowhere. */
function answerInto(
  db: Connection,
  keys: Keys,
  { place, conversation, question, answer: json, worded, at }: RecordOf<'answer'>,
): Promise<unknown> {
  const answer = AnswerColumn.parse(json)
  const kept = { conversation, question, answer: json, at }
  return db.run(
    COPY_ANSWER,
    [keys.answers, keys.answersOn(dayName(vietnamDay(new Date(at)))), keys.unanswered],
    [
      place,
      JSON.stringify({ ...kept, worded: worded === null ? null : (JSON.parse(worded) as unknown) }),
      answer === null ? '' : countsAs(answer),
      answer === null ? '' : unansweredEntry({ conversation, question, answer, at }),
      UNANSWERED,
    ],
  )
}
