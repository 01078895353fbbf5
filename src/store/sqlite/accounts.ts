import type { Accounts } from '../../domain/accounts.ts'
import { ACCOUNT, AccountRow, OfficialRow } from './account-rows.ts'
import { accountLog } from './account-log.ts'
import type { NoteOnAccount } from './account-log.ts'
import { administration } from './administration.ts'
import { attempts } from './attempts.ts'
import type { Connection } from './connection.ts'
import { endSessionsOf, sessions } from './sessions.ts'
import { signIns } from './sign-ins.ts'

/** Officials who may sign in, and what shows that they have. */
export function sqliteAccounts(db: Connection): Accounts {
  const log = accountLog(db)
  return {
    ...officials(db, log.note),
    ...invitations(db, log.note),
    ...signIns(db, log.note),
    ...sessions(db, log.note),
    ...administration(db, log.note),
    ...log.reading,
    ...attempts(db),
  }
}

function officials(
  db: Connection,
  note: NoteOnAccount,
): Pick<Accounts, 'createOfficial' | 'inviteAgain' | 'official' | 'officialByEmail' | 'account'> {
  const insert = db.change(`
    INSERT INTO officials (id, email, name, role, department, place, password_hash)
    VALUES (:id, :email, :name, :role, :department, :place, :passwordHash) ON CONFLICT (email) DO NOTHING`)
  const invite = db.change(`
    INSERT INTO invitations (token_hash, official, expires_at) VALUES (:tokenHash, :official, :expiresAt)`)
  const withdraw = db.change('DELETE FROM invitations WHERE official = :official AND used_at IS NULL')
  const byId = db.query('SELECT * FROM officials WHERE id = :id', OfficialRow)
  const byEmail = db.query('SELECT * FROM officials WHERE email = :email', OfficialRow)
  const account = db.query(`${ACCOUNT} WHERE id = :id`, AccountRow)

  return {
    createOfficial: ({ id, email, name, role, department, place, passwordHash }, link, deed) =>
      db.move(() => {
        if (insert({ id, email, name, role, department, place, passwordHash }) === 0) return 'email_taken'
        invite({ tokenHash: link.tokenHash, official: id, expiresAt: link.expiresAt.getTime() })
        note({ official: id, move: 'created', ...deed, note: null })
        return 'created'
      }),
    inviteAgain: (email, { tokenHash, expiresAt }, deed) =>
      db.move(() => {
        const official = byEmail.one({ email })
        if (official === undefined) return undefined
        withdraw({ official: official.id })
        invite({ tokenHash, official: official.id, expiresAt: expiresAt.getTime() })
        note({ official: official.id, move: 'invited', ...deed, note: null })
        return official
      }),
    official: (id) => db.look(() => byId.one({ id })),
    officialByEmail: (email) => db.look(() => byEmail.one({ email })),
    account: (id) => db.look(() => account.one({ id })),
  }
}

function invitations(db: Connection, note: NoteOnAccount): Pick<Accounts, 'invited' | 'acceptInvitation'> {
  const invited = db.query(
    `SELECT officials.* FROM invitations JOIN officials ON officials.id = official
     WHERE token_hash = :tokenHash AND used_at IS NULL AND expires_at > :now AND deactivated_at IS NULL`,
    OfficialRow,
  )
  const use = db.change('UPDATE invitations SET used_at = :now WHERE token_hash = :tokenHash')
  const setPassword = db.change('UPDATE officials SET password_hash = :passwordHash WHERE id = :id')
  const endAll = endSessionsOf(db)

  return {
    invited: (tokenHash, now) => db.look(() => invited.one({ tokenHash, now: now.getTime() })),
    acceptInvitation: (tokenHash, passwordHash, now) =>
      db.move(() => {
        const id = invited.one({ tokenHash, now: now.getTime() })?.id
        if (id === undefined) return undefined
        use({ tokenHash, now: now.getTime() })
        setPassword({ id, passwordHash })
        endAll(id)
        note({ official: id, move: 'password_set', by: id, at: now, note: null })
        return id
      }),
  }
}
