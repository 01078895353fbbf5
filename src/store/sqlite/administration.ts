import * as z from 'zod'
import { changeInCodes } from '../../domain/account.ts'
import type { OfficialId } from '../../domain/ids.ts'
import type { Accounts } from '../../domain/accounts.ts'
import type { NoteOnAccount } from './account-log.ts'
import { ACCOUNT, AccountRow } from './account-rows.ts'
import type { Connection } from './connection.ts'
import { endSessionsOf } from './sessions.ts'

type Moves = 'accounts' | 'changeAccount' | 'setActive' | 'resetSecondFactor'

/** What administrators do to accounts. */
export function administration(db: Connection, note: NoteOnAccount): Pick<Accounts, Moves> {
  const all = db.query(`${ACCOUNT} ORDER BY email`, AccountRow)
  const one = db.query(`${ACCOUNT} WHERE id = :id`, AccountRow)
  const others = db.query(
    `SELECT count(*) AS n FROM officials
     WHERE id <> :id AND role = 'quan-tri' AND password_hash IS NOT NULL AND deactivated_at IS NULL`,
    z.object({ n: z.int() }),
  )
  const change = db.change(
    'UPDATE officials SET name = :name, role = :role, department = :department, place = :place WHERE id = :id',
  )
  const deactivate = db.change('UPDATE officials SET deactivated_at = :at WHERE id = :id')
  const reactivate = db.change('UPDATE officials SET deactivated_at = NULL WHERE id = :id')
  const unset = db.change(
    'UPDATE officials SET factor_secret = NULL, factor_since = NULL, factor_step = 0 WHERE id = :id',
  )
  const clearCodes = db.change('DELETE FROM recovery_codes WHERE official = :id')
  const endAll = endSessionsOf(db)
  const isLast = (id: OfficialId) => others.sure({ id }).n === 0

  return {
    accounts: () => db.look(() => all.all()),
    changeAccount: (id, { name, role, department, place }, deed) =>
      db.move(() => {
        const before = one.one({ id })
        if (before === undefined) return 'unknown'
        const { official, isActive } = before
        const what = changeInCodes(official, { name, role, department, place })
        if (what === null) return 'unchanged'
        if (official.role === 'quan-tri' && role !== 'quan-tri' && isActive && isLast(id)) {
          return 'last_administrator'
        }
        change({ id, name, role, department, place })
        note({ official: id, move: 'changed', ...deed, note: what })
        return 'done'
      }),
    setActive: (id, isActive, deed) =>
      db.move(() => {
        const before = one.one({ id })
        if (before === undefined) return 'unknown'
        if (before.isActive === isActive) return 'unchanged'
        if (!isActive && before.official.role === 'quan-tri' && isLast(id)) return 'last_administrator'
        if (isActive) reactivate({ id })
        else deactivate({ id, at: deed.at.getTime() })
        endAll(id)
        note({ official: id, move: isActive ? 'reactivated' : 'deactivated', ...deed, note: null })
        return 'done'
      }),
    resetSecondFactor: (id, deed) =>
      db.move(() => {
        if (unset({ id }) === 0) return 'unknown'
        clearCodes({ id })
        endAll(id)
        note({ official: id, move: 'second_factor_reset', ...deed, note: null })
        return 'reset'
      }),
  }
}
