import type { AccountEntry } from '../../domain/account.ts'
import type { Accounts } from '../../domain/accounts.ts'
import { AccountEntryRow } from '../rows.ts'
import type { Connection } from './connection.ts'

/** Writes an entry; called within the move it tells of. */
export type NoteOnAccount = (entry: AccountEntry) => void

/** Nhật ký tài khoản. */
export function accountLog(db: Connection): {
  readonly note: NoteOnAccount
  readonly reading: Pick<Accounts, 'noteOnAccount' | 'accountLog' | 'accountLogOf'>
} {
  const insert = db.change(
    'INSERT INTO account_log (official, move, by, at, note) VALUES (:official, :move, :by, :at, :note)',
  )
  const changes = db.query(
    `SELECT * FROM account_log WHERE move <> 'signed_in' ORDER BY id DESC LIMIT :limit`,
    AccountEntryRow,
  )
  const of = db.query(
    'SELECT * FROM account_log WHERE official = :id ORDER BY id DESC LIMIT :limit',
    AccountEntryRow,
  )
  const note: NoteOnAccount = ({ official, move, by, at, note }) =>
    void insert({ official, move, by, at: at.getTime(), note })
  return {
    note,
    reading: {
      noteOnAccount: (entry) => db.move(() => note(entry)),
      accountLog: (limit) => db.look(() => changes.all({ limit })),
      accountLogOf: (id, limit) => db.look(() => of.all({ id, limit })),
    },
  }
}
