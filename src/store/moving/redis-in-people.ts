import { OfferJson, offered } from '../notice-rows.ts'
import { compared } from '../redis/accounts.ts'
import { COPY_APPEND } from '../redis/scripts.ts'
import type { Argument, Connection } from '../redis/connection.ts'
import type { Keys } from '../redis/keys.ts'
import { parsed } from './redis-reader.ts'
import type { Put } from './redis-in.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

type People =
  | 'official'
  | 'invitation'
  | 'recoveryCode'
  | 'session'
  | 'begunSignIn'
  | 'accountEntry'
  | 'attempt'
  | 'rule'
  | 'example'
  | 'contactCode'
  | 'group'
  | 'telegramLink'
  | 'mailWanted'
  | 'movedGroup'
  | 'listed'

/** Accounts and what administrators set. */
export function peopleInto(db: Connection, keys: Keys): Pick<Put, People> {
  const set = (key: string, ...fields: readonly Argument[]) => db.ask(key, 'HSET', key, ...fields)
  /** Newest first, as logs are. */
  const append = (key: string, place: number | '', entry: string) =>
    db.run(COPY_APPEND, [key], ['first', place, entry])
  return {
    official: ({ id, email, ...row }) => [
      set(
        keys.official(id),
        ...filled({
          id,
          email,
          name: row.name,
          role: row.role,
          department: row.department,
          place: row.place,
          password_hash: row.passwordHash,
          deactivated_at: row.deactivatedAt,
          factor_secret: row.factorSecret,
          factor_since: row.factorSince,
          factor_step: row.factorStep,
          signed_in_at: row.signedInAt,
        }),
      ),
      set(keys.emails, compared(email), id),
    ],
    invitation: ({ tokenHash, official, expiresAt }) => [
      set(keys.links, tokenHash, JSON.stringify({ official, expiresAt })),
      set(keys.official(official), 'link', tokenHash),
    ],
    recoveryCode: ({ official, hash }) => {
      const key = keys.recovery(official)
      return [db.ask(key, 'SADD', key, hash)]
    },
    session: ({ tokenHash, official, csrfToken, startedAt, lastUsedAt, expiresAt }) => {
      const [key, of] = [keys.session(tokenHash), keys.sessionsOf(official)]
      const fields = { official, csrf_token: csrfToken, started_at: startedAt, last_used_at: lastUsedAt }
      return [
        set(key, ...filled({ ...fields, expires_at: expiresAt, era: '0' })),
        db.ask(key, 'PEXPIREAT', key, expiresAt + HOUR_MS),
        db.ask(of, 'ZADD', of, expiresAt, tokenHash),
      ]
    },
    begunSignIn: ({ tokenHash, official, offeredSecret, replaces, expiresAt }) => {
      const key = keys.begun(tokenHash)
      const fields = { official, secret: offeredSecret ?? '', replaces, expires_at: expiresAt, era: '0' }
      return [set(key, ...filled(fields)), db.ask(key, 'PEXPIREAT', key, expiresAt + DAY_MS)]
    },
    accountEntry: ({ place, change, ...entry }) => {
      const text = JSON.stringify(entry)
      const own = append(keys.accountLogOf(entry.official), place, text)
      return change === null ? [own] : [own, append(keys.accountLog, change, text)]
    },
    attempt: ({ key: name, place, at }) => {
      const key = keys.attempts(name)
      return [
        db.ask(key, 'ZADD', key, at, `copied:${place}`),
        db.ask(key, 'PEXPIREAT', key, at + DAY_MS + HOUR_MS),
      ]
    },
    // The last of a name is the one that holds.
    rule: ({ value, ...rule }) => {
      const text = JSON.stringify({ ...rule, value: JSON.parse(value) as unknown })
      return [append(keys.ruleHistory(rule.name), rule.revision, text), set(keys.rules, rule.name, text)]
    },
    example: (example) => [
      set(keys.examples, example.id, JSON.stringify(example)),
      db.ask(keys.examplesByTime, 'ZADD', keys.examplesByTime, example.at, example.id),
    ],
    contactCode: ({ hash, offer, expiresAt }) => [
      set(keys.contactCodes, hash, `${expiresAt} ${offer}`),
      set(keys.contactOffers, offered(OfferJson.parse(offer)), hash),
    ],
    group: (group) => [
      set(keys.departmentGroups, `${group.place}/${group.department}`, JSON.stringify(group)),
    ],
    movedGroup: ({ was, now }) => [set(keys.movedGroups, was, now), set(keys.groupsBefore, now, was)],
    telegramLink: ({ telegram, official }) => [
      set(keys.telegramOfficials, telegram, official),
      set(keys.telegramOf, official, telegram),
    ],
    mailWanted: ({ official }) => [db.ask(keys.mailWanted, 'SADD', keys.mailWanted, official)],
    listed: ({ official, id, notice, unread }) => {
      const entry = append(keys.officialNotices(official), '', `${id} ${notice}`)
      const { ticket } = parsed(notice)
      return unread === 0 ? [entry] : [entry, set(keys.unreadNotices(official), id, String(ticket))]
    },
  }
}

/** Fields and values in turn, without those that are not there. */
export function filled(row: Readonly<Record<string, string | number | null>>): readonly Argument[] {
  return Object.entries(row).flatMap(([field, value]) => (value === null ? [] : [field, value]))
}
