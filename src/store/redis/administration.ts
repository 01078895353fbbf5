import * as z from 'zod'
import { changeInCodes } from '../../domain/account.ts'
import type { AccountFacts } from '../../domain/account.ts'
import { StoreUnavailable } from '../../domain/errors.ts'
import { OfficialId } from '../../domain/ids.ts'
import type { Accounts } from '../../domain/accounts.ts'
import { writtenEntry } from './account-log.ts'
import { readAccount } from './accounts.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { CHANGE_ACCOUNT, RESET_SECOND_FACTOR, SET_ACTIVE } from './scripts.ts'

/** How often a change is made anew because somebody else changed the same account meanwhile. */
const TRIES = 5

type Moves = 'accounts' | 'changeAccount' | 'setActive' | 'resetSecondFactor'

/** What administrators do to accounts. */
export function redisAdministration(db: Connection, keys: Keys): Pick<Accounts, Moves> {
  const logs = (id: OfficialId) => [keys.accountLogOf(id), keys.accountLog]
  const prefix = keys.ofAccount.official

  return {
    accounts: async () => {
      const ids = db.read(z.array(OfficialId), await db.ask(keys.emails, 'HVALS', keys.emails))
      const found = await Promise.all(ids.map((id) => readAccount(db, keys, id)))
      return found
        .filter((one) => one !== undefined)
        .toSorted((a, b) => (a.official.email < b.official.email ? -1 : 1))
    },
    changeAccount: async (id, facts, deed) => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const seen = (await readAccount(db, keys, id))?.official
        if (seen === undefined) return 'unknown'
        const note = changeInCodes(seen, facts)
        if (note === null) return 'unchanged'
        const changed = db.read(
          z.enum(['done', 'last_administrator', 'unknown', 'again']),
          await db.run(
            CHANGE_ACCOUNT,
            [keys.official(id), keys.emails, ...logs(id)],
            [
              id,
              prefix,
              writtenEntry({ official: id, move: 'changed', ...deed, note }),
              listed(seen),
              listed(facts),
            ],
          ),
        )
        if (changed !== 'again') return changed
      }
      throw new StoreUnavailable(undefined, 'an account that changes all the time')
    },
    setActive: async (id, isActive, deed) => {
      const move = isActive ? 'reactivated' : 'deactivated'
      const entry = writtenEntry({ official: id, move, ...deed, note: null })
      const set = await db.run(
        SET_ACTIVE,
        [keys.official(id), keys.emails, ...logs(id)],
        [id, prefix, entry, isActive ? '1' : '0', deed.at.getTime()],
      )
      return db.read(z.enum(['done', 'unchanged', 'last_administrator', 'unknown']), set)
    },
    resetSecondFactor: async (id, deed) => {
      const entry = writtenEntry({ official: id, move: 'second_factor_reset', ...deed, note: null })
      const reset = await db.run(
        RESET_SECOND_FACTOR,
        [keys.official(id), keys.recovery(id), ...logs(id)],
        [entry],
      )
      return db.read(z.enum(['reset', 'unknown']), reset)
    },
  }
}

/** As the script compares and writes them. */
function listed({ name, role, department, place }: AccountFacts): string {
  return JSON.stringify([name, role, department ?? '', place ?? ''])
}
