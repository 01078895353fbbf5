import type { Expiring, Forgetting } from '../../domain/forgetting.ts'
import type { Connection } from './connection.ts'
import { prepareMeetNobody } from './conversations.ts'

/** The oldest rows of a table whose ids count up: looked at from the front, never the whole of it. */
const front = (table: string, time: string, and = '1'): string =>
  `DELETE FROM ${table} WHERE id IN (SELECT id FROM ${table} ORDER BY id LIMIT :limit) AND ${time} < :before AND ${and}`

const STATEMENTS: Readonly<Record<Exclude<Expiring, 'answers'>, string>> = {
  messages: front('messages', 'received_at', `state <> 'waiting'`),
  deletions: `DELETE FROM deletions WHERE code IN (
    SELECT code FROM deletions WHERE done_at < :before ORDER BY at LIMIT :limit)`,
  dead_notices: `DELETE FROM errands WHERE id IN (
    SELECT id FROM errands WHERE dead_at IS NOT NULL AND dead_at < :before ORDER BY dead_at LIMIT :limit)`,
  letter_journal: front('letter_journal', 'at'),
  account_log: front('account_log', 'at'),
  invitations: `DELETE FROM invitations WHERE token_hash IN (
    SELECT token_hash FROM invitations WHERE expires_at < :before LIMIT :limit)`,
  sessions: `DELETE FROM sessions WHERE token_hash IN (
    SELECT token_hash FROM sessions WHERE expires_at < :before LIMIT :limit)`,
  sign_ins: `DELETE FROM begun_sign_ins WHERE token_hash IN (
    SELECT token_hash FROM begun_sign_ins WHERE expires_at < :before LIMIT :limit)`,
  attempts: `DELETE FROM attempts WHERE rowid IN (
    SELECT rowid FROM attempts WHERE at < :before ORDER BY at LIMIT :limit)`,
  contact_codes: `DELETE FROM contact_codes WHERE hash IN (
    SELECT hash FROM contact_codes WHERE expires_at < :before LIMIT :limit)`,
}

export function prepareExpire(db: Connection): Forgetting['expire'] {
  const meetNobody = prepareMeetNobody(db)
  // They go on counting by day, place and department; words and whose they were go.
  const answers = db.change(
    `UPDATE answers SET question = '', worded = NULL,
       conversation = (SELECT network FROM conversations WHERE id = conversation) || ':',
       answer = iif(json_valid(answer), json_set(answer, '$.text', '', '$.citations', json('[]')), '{}')
     WHERE id IN (SELECT id FROM answers WHERE question <> '' AND at < :before ORDER BY at LIMIT :limit)`,
  )
  const changes = new Map(
    Object.entries(STATEMENTS).map(([kind, statement]) => [kind, db.change(statement)] as const),
  )
  return (kind, moment, limit) =>
    db.move(() => {
      const before = moment.getTime()
      if (kind !== 'answers') return changes.get(kind)?.({ before, limit }) ?? 0
      meetNobody()
      return answers({ before, limit })
    })
}
