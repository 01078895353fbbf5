import type { Kind } from './records.ts'
import { REMEMBERED_MS } from './sqlite-out.ts'

// How each kind is written into SQLite. What is there already stays: a batch may be written again.

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
