import { DepartmentId, OfficialId } from '../../domain/ids.ts'
import { nameFromEmail } from '../../domain/official.ts'
import { numberOr, parsed } from './redis-reader.ts'
import type { RedisReading, Rows } from './redis-reader.ts'

// Accounts, and what administrators set, as Redis has them.

export async function* officials(from: RedisReading): Rows {
  for (const [id, row] of await allOfficials(from)) {
    const { email = '', name = nameFromEmail(email), role, department, place } = row
    yield {
      id,
      email,
      name,
      role,
      department: department ?? null,
      place: place ?? null,
      passwordHash: row['password_hash'] ?? null,
      deactivatedAt: numberOr(row['deactivated_at']),
      factorSecret: row['factor_secret'] ?? null,
      factorSince: numberOr(row['factor_since']),
      factorStep: Number(row['factor_step'] ?? 0),
      signedInAt: numberOr(row['signed_in_at']),
    }
  }
}

async function allOfficials(from: RedisReading) {
  const ids: OfficialId[] = []
  for await (const page of from.fields(from.keys.emails)) {
    ids.push(...page.map(([, id]) => OfficialId.parse(id)))
  }
  const rows = await Promise.all(
    ids.map(async (id) => [id, await from.hash(from.keys.official(id))] as const),
  )
  return rows.flatMap(([id, row]) => (row === undefined ? [] : [[id, row] as const]))
}

/** Open ones: a used link is taken away. */
export async function* invitations(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.links)) {
    for (const [tokenHash, link] of page) yield { tokenHash, ...parsed(link) }
  }
}

export async function* recoveryCodes(from: RedisReading): Rows {
  for (const [official] of await allOfficials(from)) {
    for (const hash of await from.members(from.keys.recovery(official))) yield { official, hash }
  }
}

/** Those of the era their official is in: others open nothing. */
export async function* sessions(from: RedisReading): Rows {
  for (const [official, { era = '0' }] of await allOfficials(from)) {
    for (const [tokenHash] of await from.scores(from.keys.sessionsOf(official))) {
      const row = await from.hash(from.keys.session(tokenHash))
      if (row === undefined || row['era'] !== era) continue
      yield {
        tokenHash,
        official,
        csrfToken: row['csrf_token'],
        startedAt: numberOr(row['started_at']),
        lastUsedAt: numberOr(row['last_used_at']) ?? 0,
        expiresAt: numberOr(row['expires_at']),
      }
    }
  }
}

export async function* begunSignIns(from: RedisReading): Rows {
  const prefix = from.keys.begun('')
  for await (const page of from.keysBehind(prefix)) {
    for (const key of page) {
      const row = await from.hash(key)
      if (row === undefined) continue
      const { official, secret, replaces, era } = row
      const of = await from.hash(from.keys.official(OfficialId.parse(official)))
      if (era !== (of?.['era'] ?? '0')) continue
      yield {
        tokenHash: key.slice(prefix.length),
        official,
        offeredSecret: secret === '' ? null : secret,
        replaces: Number(replaces),
        expiresAt: numberOr(row['expires_at']),
      }
    }
  }
}

/**
 * In an order that agrees with each account's own log and with the one of all accounts: the latter leads, and every
 * ordinary sign-in, which stands in its account's log only, comes before what was done to the account after it.
 */
export async function* accountEntries(from: RedisReading): Rows {
  const logs = new Map<string, AsyncGenerator<readonly [number, string]>>()
  for (const [id] of await allOfficials(from)) logs.set(id, from.fromOldest(from.keys.accountLogOf(id)))
  for await (const [change, entry] of from.fromOldest(from.keys.accountLog)) {
    const log = logs.get(String(parsed(entry)['official']))
    for (;;) {
      const next = await log?.next()
      if (next === undefined || next.done === true) break
      const [place, own] = next.value
      const isSignIn = parsed(own)['move'] === 'signed_in'
      yield { ...parsed(own), place, change: isSignIn ? null : change }
      if (!isSignIn) break
    }
  }
  for (const log of logs.values()) {
    for await (const [place, own] of log) yield { ...parsed(own), place, change: null }
  }
}

export async function* attempts(from: RedisReading): Rows {
  const prefix = from.keys.attempts('')
  for await (const page of from.keysBehind(prefix)) {
    for (const key of page) {
      for (const [at, [, score]] of (await from.scores(key)).entries()) {
        yield { key: key.slice(prefix.length), place: at + 1, at: score }
      }
    }
  }
}

export async function* rules(from: RedisReading): Rows {
  for (const name of await from.names(from.keys.rules)) {
    for await (const [, rule] of from.fromOldest(from.keys.ruleHistory(name))) {
      const { revision, value, by, at } = parsed(rule)
      yield { name, revision, value: JSON.stringify(value), by, at }
    }
  }
}

export async function* examples(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.examples)) {
    for (const [, example] of page) yield parsed(example)
  }
}

export async function* contactCodes(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.contactCodes)) {
    for (const [hash, kept] of page) {
      const blank = kept.indexOf(' ')
      yield { hash, expiresAt: Number(kept.slice(0, blank)), offer: kept.slice(blank + 1) }
    }
  }
}

export async function* groups(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.departmentGroups)) {
    for (const [, group] of page) {
      const { department, ...rest } = parsed(group)
      yield { department: DepartmentId.parse(department), ...rest }
    }
  }
}

export async function* movedGroups(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.movedGroups)) {
    for (const [was, now] of page) yield { was, now }
  }
}

export async function* telegramLinks(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.telegramOfficials)) {
    for (const [telegram, official] of page) yield { telegram, official }
  }
}

export async function* mailWanted(from: RedisReading): Rows {
  for (const official of await from.members(from.keys.mailWanted)) yield { official }
}

/** @see Notices: number, blank, notice; newest first */
export async function* listed(from: RedisReading): Rows {
  for (const [official] of await allOfficials(from)) {
    const unread = new Set(await from.names(from.keys.unreadNotices(official)))
    for await (const [, line] of from.fromOldest(from.keys.officialNotices(official))) {
      const blank = line.indexOf(' ')
      const id = line.slice(0, blank)
      yield { official, id: Number(id), notice: line.slice(blank + 1), unread: unread.has(id) ? 1 : 0 }
    }
  }
}
