import { REMEMBERED_DAYS } from '../../domain/message.ts'
import type { Kind } from './records.ts'

// How each kind is read from SQLite, in an order that holds.

/** How long the key of a message is known, ms: SQLite keeps the message, Redis the key alone. */
export const REMEMBERED_MS = REMEMBERED_DAYS * 86_400_000

const LINE_SINCE = 'coalesce(back_at, at)'

export const SELECT: Readonly<Record<Kind, string>> = {
  secret: 'SELECT name, value FROM secrets ORDER BY name',
  official: `
    SELECT id, email, name, role, department, place, password_hash AS passwordHash, deactivated_at AS deactivatedAt,
      factor_secret AS factorSecret, factor_since AS factorSince, factor_step AS factorStep, signed_in_at AS signedInAt
    FROM officials ORDER BY id`,
  invitation: `
    SELECT token_hash AS tokenHash, official, expires_at AS expiresAt FROM invitations WHERE used_at IS NULL
    ORDER BY token_hash`,
  usedInvitation: `
    SELECT token_hash AS tokenHash, official, expires_at AS expiresAt, used_at AS usedAt FROM invitations
    WHERE used_at IS NOT NULL ORDER BY token_hash`,
  recoveryCode: 'SELECT official, hash FROM recovery_codes ORDER BY official, hash',
  session: `
    SELECT token_hash AS tokenHash, official, csrf_token AS csrfToken, started_at AS startedAt,
      last_used_at AS lastUsedAt, expires_at AS expiresAt
    FROM sessions ORDER BY token_hash`,
  begunSignIn: `
    SELECT token_hash AS tokenHash, official, offered_secret AS offeredSecret, replaces, expires_at AS expiresAt
    FROM begun_sign_ins ORDER BY token_hash`,
  accountEntry: `
    SELECT official, row_number() OVER (PARTITION BY official ORDER BY id) AS place,
      iif(move = 'signed_in', NULL, row_number() OVER (PARTITION BY move = 'signed_in' ORDER BY id)) AS change,
      move, by, at, note
    FROM account_log ORDER BY id`,
  attempt:
    'SELECT key, row_number() OVER (PARTITION BY key ORDER BY at) AS place, at FROM attempts ORDER BY key, at',
  rule: 'SELECT name, revision, value, by, at FROM rules ORDER BY name, revision',
  example: 'SELECT id, question, place, department, by, at FROM routing_examples ORDER BY id',
  edition: 'SELECT digest, content FROM editions ORDER BY digest',
  version: 'SELECT number, origin, library, by, at, note, overruled FROM versions ORDER BY number',
  shelved: 'SELECT document, since, until, digest FROM shelved ORDER BY document, since',
  inUse: 'SELECT number FROM version_in_use',
  held: `
    SELECT document, digest, base, file, report, waits_for AS waitsFor, by, at, note, accepted FROM waiting
    ORDER BY document`,
  decision: 'SELECT id, about, state, acting, by, at, note FROM decisions ORDER BY id',
  lawEntry: `
    SELECT row_number() OVER (ORDER BY id) AS place, move, document, version, by, at, note FROM journal ORDER BY id`,
  conversation: `
    SELECT id, network, chat, memory, notice_at AS noticeAt, told_at AS toldAt FROM conversations ORDER BY id`,
  message: `
    SELECT key, conversation, row_number() OVER (PARTITION BY conversation ORDER BY id) AS place, content,
      received_at AS at
    FROM messages WHERE state = 'waiting' ORDER BY conversation, id`,
  pastMessage: `
    SELECT key, conversation, content, received_at AS at, state FROM messages WHERE state <> 'waiting' ORDER BY id`,
  seen: `
    SELECT key, until FROM seen_before
    UNION ALL
    SELECT key, received_at + ${REMEMBERED_MS} FROM messages
    WHERE NOT EXISTS (SELECT 1 FROM seen_before WHERE seen_before.key = messages.key)`,
  lane: `
    SELECT conversation, first_at AS firstAt, iif(lease IS NULL, due_at, first_at) AS dueAt, window_ms AS windowMs,
      attempts
    FROM lanes ORDER BY conversation`,
  line: 'SELECT id, conversation, by, text, choices, citations, at FROM transcript ORDER BY id',
  tally: `
    SELECT day, place, department, outcome, count(*) AS count FROM answers
    WHERE question = '' AND outcome IS NOT NULL AND department IS NOT NULL
    GROUP BY day, place, department, outcome ORDER BY day, place, department, outcome`,
  answer: `
    SELECT row_number() OVER (ORDER BY id) AS place, conversation, question, answer, worded, at FROM answers
    WHERE question <> '' ORDER BY id`,
  ticket: 'SELECT id AS number, ticket FROM tickets ORDER BY id',
  audit: `
    SELECT ticket, row_number() OVER (PARTITION BY ticket ORDER BY id) AS place, move, by, at, detail FROM audit
    ORDER BY ticket, id`,
  draft: 'SELECT ticket, revision, text, by, at FROM drafts ORDER BY ticket',
  note: `
    SELECT ticket, row_number() OVER (PARTITION BY ticket ORDER BY id) AS place, text, by, at FROM notes
    ORDER BY ticket, id`,
  delivery: `
    SELECT outbox.id, outbox.conversation, network, ticket, state,
      CASE WHEN state = 'behind' THEN ${LINE_SINCE} WHEN lease IS NULL THEN due_at ELSE 0 END AS dueAt,
      iif(state = 'behind', 0, attempts) AS attempts, ${LINE_SINCE} AS since
    FROM outbox JOIN transcript USING (id) WHERE state IN ('next', 'behind') ORDER BY outbox.conversation, outbox.id`,
  deadLetter: `
    SELECT id, conversation, network, ticket, why, ended_at AS at FROM outbox
    WHERE state = 'dead' AND discarded_at IS NULL ORDER BY id`,
  pastDelivery: `
    SELECT id, conversation, network, ticket, state, due_at AS dueAt, attempts, why, ended_at AS endedAt,
      back_at AS backAt, discarded_at AS discardedAt
    FROM outbox WHERE state = 'sent' OR discarded_at IS NOT NULL ORDER BY id`,
  fare: `
    SELECT ticket, sum(parts) AS parts, sum(waiting) AS waiting, sum(dead) AS dead FROM (
      SELECT ticket, count(*) AS parts, count(*) FILTER (WHERE state IN ('next', 'behind')) AS waiting,
        count(*) FILTER (WHERE state = 'dead') AS dead
      FROM outbox WHERE ticket IS NOT NULL GROUP BY ticket
      UNION ALL SELECT ticket, sent + dead, 0, dead FROM fares_before
    ) GROUP BY ticket ORDER BY ticket`,
  letterEntry: `
    SELECT row_number() OVER (ORDER BY id) AS place, letter, network, ticket, move, by, at, why FROM letter_journal
    ORDER BY id`,
  deletion:
    'SELECT code, network, at, done_at AS doneAt, conversation, through, tickets, parted FROM deletions ORDER BY code',
  retention: 'SELECT kind, at, day, count FROM retention ORDER BY kind',
  channel: 'SELECT network, sent_at AS sentAt, failed_at AS failedAt, why FROM channels ORDER BY network',
  lastBackup: 'SELECT at, bytes FROM last_backup',
  errand: `
    SELECT id, way, target AS "to", notice,
      CASE WHEN dead_at IS NOT NULL THEN dead_at WHEN lease IS NULL THEN due_at ELSE 0 END AS dueAt,
      attempts, why, dead_at AS deadAt
    FROM errands ORDER BY id`,
  listed: 'SELECT official, id, notice, unread FROM official_notices ORDER BY official, id',
  contactCode: 'SELECT hash, offer, expires_at AS expiresAt FROM contact_codes ORDER BY hash',
  group: 'SELECT place, department, chat, by, at FROM department_groups ORDER BY place, department',
  movedGroup: 'SELECT was, now FROM moved_groups ORDER BY was',
  telegramLink: 'SELECT telegram, official FROM telegram_officials ORDER BY telegram',
  mailWanted: 'SELECT official FROM mail_wanted ORDER BY official',
  counter: `
    SELECT 'line' AS name, coalesce(max(seq), 0) AS value FROM sqlite_sequence WHERE name = 'transcript'
    UNION ALL SELECT 'ticket', coalesce(max(id), 0) FROM tickets
    UNION ALL SELECT 'notice', coalesce(max(seq), 0) FROM sqlite_sequence WHERE name IN ('errands', 'official_notices')
    UNION ALL SELECT 'examples', edition FROM routing_edition`,
}
