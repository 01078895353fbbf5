import type { Kind } from './records.ts'

// Each kind as SQLite has it: how it is read, in an order that holds, and how it is written. What is there already stays:
// a batch may be written again.

/** As long as Redis remembers a message's key, ms: older messages are repeated by nobody. */
const REMEMBERED_MS = 30 * 86_400_000

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

/** Kinds whose rows have no name of their own: one that was broken off is begun anew. */
export const BEGUN_ANEW: Partial<Readonly<Record<Kind, string>>> = {
  attempt: 'DELETE FROM attempts',
  accountEntry: 'DELETE FROM account_log',
  tally: 'DELETE FROM answers',
  audit: 'DELETE FROM audit',
  note: 'DELETE FROM notes',
}

/** Kinds that are written by more than one statement are not among them. */
export const INSERT: Readonly<Record<Exclude<Kind, 'ticket' | 'counter'>, string>> = {
  secret: 'INSERT OR IGNORE INTO secrets (name, value) VALUES (:name, :value)',
  official: `
    INSERT OR IGNORE INTO officials (id, email, name, role, department, place, password_hash, deactivated_at,
      factor_secret, factor_since, factor_step, signed_in_at)
    VALUES (:id, :email, :name, :role, :department, :place, :passwordHash, :deactivatedAt,
      :factorSecret, :factorSince, :factorStep, :signedInAt)`,
  invitation: `
    INSERT OR IGNORE INTO invitations (token_hash, official, expires_at) VALUES (:tokenHash, :official, :expiresAt)`,
  usedInvitation: `
    INSERT OR IGNORE INTO invitations (token_hash, official, expires_at, used_at)
    VALUES (:tokenHash, :official, :expiresAt, :usedAt)`,
  recoveryCode: 'INSERT OR IGNORE INTO recovery_codes (official, hash) VALUES (:official, :hash)',
  session: `
    INSERT OR IGNORE INTO sessions (token_hash, official, csrf_token, started_at, last_used_at, expires_at)
    VALUES (:tokenHash, :official, :csrfToken, :startedAt, :lastUsedAt, :expiresAt)`,
  begunSignIn: `
    INSERT OR IGNORE INTO begun_sign_ins (token_hash, official, offered_secret, replaces, expires_at)
    VALUES (:tokenHash, :official, :offeredSecret, :replaces, :expiresAt)`,
  accountEntry:
    'INSERT INTO account_log (official, move, by, at, note) VALUES (:official, :move, :by, :at, :note)',
  attempt: 'INSERT INTO attempts (key, at) VALUES (:key, :at)',
  rule: `
    INSERT OR IGNORE INTO rules (name, revision, value, by, at) VALUES (:name, :revision, :value, :by, :at)`,
  example: `
    INSERT OR IGNORE INTO routing_examples (id, question, place, department, by, at)
    VALUES (:id, :question, :place, :department, :by, :at)`,
  edition: 'INSERT OR IGNORE INTO editions (digest, document, content) VALUES (:digest, :document, :content)',
  version: `
    INSERT OR IGNORE INTO versions (number, origin, library, at, by, note, overruled)
    VALUES (:number, :origin, :library, :at, :by, :note, :overruled)`,
  shelved: `
    INSERT OR IGNORE INTO shelved (document, since, until, digest) VALUES (:document, :since, :until, :digest)`,
  inUse: 'INSERT OR REPLACE INTO version_in_use (id, number) VALUES (1, :number)',
  held: `
    INSERT OR IGNORE INTO waiting (document, digest, base, file, report, waits_for, by, at, note, accepted)
    VALUES (:document, :digest, :base, :file, :report, :waitsFor, :by, :at, :note, :accepted)`,
  decision: `
    INSERT OR IGNORE INTO decisions (id, document, found_in, about, state, acting, by, at, note)
    VALUES (:id, :document, :foundIn, :about, :state, :acting, :by, :at, :note)`,
  lawEntry: `
    INSERT OR IGNORE INTO journal (id, move, document, version, by, at, note)
    VALUES (:place, :move, :document, :version, :by, :at, :note)`,
  conversation: `
    INSERT OR IGNORE INTO conversations (id, network, chat, memory, notice_at, told_at)
    VALUES (:id, :network, :chat, :memory, :noticeAt, :toldAt)`,
  message: `
    INSERT OR IGNORE INTO messages (key, conversation, content, received_at, state)
    VALUES (:key, :conversation, :content, :at, 'waiting')`,
  pastMessage: `
    INSERT OR IGNORE INTO messages (key, conversation, content, received_at, state)
    VALUES (:key, :conversation, :content, :at, :state)`,
  // One that is kept with its message is known by it.
  seen: `
    INSERT OR IGNORE INTO seen_before (key, until) SELECT :key, :until
    WHERE NOT EXISTS (SELECT 1 FROM messages WHERE key = :key AND received_at + ${REMEMBERED_MS} = :until)`,
  lane: `
    INSERT OR IGNORE INTO lanes (conversation, first_at, due_at, window_ms, attempts)
    VALUES (:conversation, :firstAt, :dueAt, :windowMs, :attempts)`,
  line: `
    INSERT OR IGNORE INTO transcript (id, conversation, by, text, choices, citations, at)
    VALUES (:id, :conversation, :by, :text, :choices, :citations, :at)`,
  // As retention leaves them, at noon; below 0, where no answer has its number.
  tally: `
    WITH RECURSIVE each(one) AS (SELECT 1 UNION ALL SELECT one + 1 FROM each WHERE one < :count)
    INSERT INTO answers (id, conversation, question, answer, knowledge_version, at)
    SELECT (SELECT min(0, coalesce(min(id), 0)) FROM answers) - one, 'api:', '',
      json_object('outcome', :outcome, 'place', :place, 'escalation', json_object('department', :department)), '',
      :day * 86400000 + 18000000
    FROM each`,
  answer: `
    INSERT OR IGNORE INTO answers (id, conversation, question, answer, knowledge_version, worded, at)
    VALUES (:place, :conversation, :question, :answer,
      iif(json_valid(:answer), coalesce(json_extract(:answer, '$.knowledgeVersion'), ''), ''), :worded, :at)`,
  audit: 'INSERT INTO audit (ticket, move, by, at, detail) VALUES (:ticket, :move, :by, :at, :detail)',
  draft: `
    INSERT OR IGNORE INTO drafts (ticket, text, revision, by, at) VALUES (:ticket, :text, :revision, :by, :at)`,
  note: 'INSERT INTO notes (ticket, text, by, at) VALUES (:ticket, :text, :by, :at)',
  delivery: `
    INSERT OR IGNORE INTO outbox (id, conversation, network, ticket, state, due_at, attempts, back_at)
    VALUES (:id, :conversation, :network, :ticket, :state, :dueAt, :attempts,
      nullif(:since, (SELECT at FROM transcript WHERE id = :id)))`,
  deadLetter: `
    INSERT OR IGNORE INTO outbox (id, conversation, network, ticket, state, due_at, why, ended_at)
    VALUES (:id, :conversation, :network, :ticket, 'dead', :at, :why, :at)`,
  pastDelivery: `
    INSERT OR IGNORE INTO outbox (id, conversation, network, ticket, state, due_at, attempts, why, ended_at, back_at,
      discarded_at)
    VALUES (:id, :conversation, :network, :ticket, :state, :dueAt, :attempts, :why, :endedAt, :backAt, :discardedAt)`,
  // What is not in the outbox here went out, or was discarded, elsewhere.
  fare: `
    INSERT OR IGNORE INTO fares_before (ticket, sent, dead)
    SELECT :ticket, :parts - :waiting - :dead - sent, :dead - dead FROM (
      SELECT count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE state = 'dead') AS dead
      FROM outbox WHERE ticket = :ticket
    ) WHERE :parts - :waiting - :dead > sent OR :dead > dead`,
  letterEntry: `
    INSERT OR IGNORE INTO letter_journal (id, letter, network, ticket, move, by, at, why)
    VALUES (:place, :letter, :network, :ticket, :move, :by, :at, :why)`,
  deletion: `
    INSERT OR IGNORE INTO deletions (code, network, at, done_at, conversation, through, tickets, parted)
    VALUES (:code, :network, :at, :doneAt, :conversation, :through, :tickets, :parted)`,
  lastBackup: 'INSERT OR IGNORE INTO last_backup (id, at, bytes) VALUES (1, :at, :bytes)',
  retention: 'INSERT OR IGNORE INTO retention (kind, at, day, count) VALUES (:kind, :at, :day, :count)',
  channel: `
    INSERT OR IGNORE INTO channels (network, sent_at, failed_at, why) VALUES (:network, :sentAt, :failedAt, :why)`,
  errand: `
    INSERT OR IGNORE INTO errands (id, way, target, notice, due_at, attempts, why, dead_at)
    VALUES (:id, :way, :to, :notice, :dueAt, :attempts, :why, :deadAt)`,
  listed: `
    INSERT OR IGNORE INTO official_notices (id, official, ticket, notice, unread)
    VALUES (:id, :official, json_extract(:notice, '$.ticket'), :notice, :unread)`,
  contactCode: `
    INSERT OR IGNORE INTO contact_codes (hash, offer, expires_at) VALUES (:hash, :offer, :expiresAt)`,
  group: `
    INSERT OR IGNORE INTO department_groups (place, department, chat, by, at)
    VALUES (:place, :department, :chat, :by, :at)`,
  movedGroup: 'INSERT OR IGNORE INTO moved_groups (was, now) VALUES (:was, :now)',
  telegramLink: 'INSERT OR IGNORE INTO telegram_officials (telegram, official) VALUES (:telegram, :official)',
  mailWanted: 'INSERT OR IGNORE INTO mail_wanted (official) VALUES (:official)',
}
