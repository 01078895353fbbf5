import * as z from 'zod'
import type { AccountEntry } from '../../domain/account.ts'
import type { Accounts } from '../../domain/accounts.ts'
import { AccountEntryRow, jsonOf } from '../rows.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { NOTE_ON_ACCOUNT } from './scripts.ts'

/** An entry as the scripts take it. */
export function writtenEntry({ official, move, by, at, note }: AccountEntry): string {
  return JSON.stringify({ official, move, by, at: at.getTime(), note })
}

/** Nhật ký tài khoản: newest first, one list of each account and one of all without their ordinary sign-ins. */
export function redisAccountLog(
  db: Connection,
  keys: Keys,
): Pick<Accounts, 'noteOnAccount' | 'accountLog' | 'accountLogOf'> {
  const latest = async (key: string, limit: number) =>
    db.read(z.array(jsonOf(AccountEntryRow)), await db.ask(key, 'LRANGE', key, 0, limit - 1))
  return {
    noteOnAccount: async (entry) => {
      const own = keys.accountLogOf(entry.official)
      await db.run(NOTE_ON_ACCOUNT, [own, keys.accountLog], [writtenEntry(entry)])
    },
    accountLog: (limit) => latest(keys.accountLog, limit),
    accountLogOf: (id, limit) => latest(keys.accountLogOf(id), limit),
  }
}
