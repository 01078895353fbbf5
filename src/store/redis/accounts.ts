import * as z from 'zod'
import type { Account, Deed } from '../../domain/account.ts'
import { OfficialId } from '../../domain/ids.ts'
import type { Official } from '../../domain/official.ts'
import type { Accounts } from '../../domain/accounts.ts'
import { writtenEntry } from './account-log.ts'
import { AccountRow, OfficialRow } from './account-rows.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { ACCEPT_INVITATION, CREATE_OFFICIAL, INVITE_AGAIN } from './scripts.ts'
import { maybeJson } from './shapes.ts'

interface Link {
  readonly official: OfficialId
  readonly expiresAt: number
}
const LinkShape: z.ZodType<Link> = z.object({ official: OfficialId, expiresAt: z.int() })

type Moves =
  | 'createOfficial'
  | 'inviteAgain'
  | 'official'
  | 'officialByEmail'
  | 'account'
  | 'invited'
  | 'acceptInvitation'

/** Officials who may sign in, and the one-time links by which they come to a password. */
export function redisOfficials(db: Connection, keys: Keys): Pick<Accounts, Moves> {
  const byId = (id: OfficialId) => db.row(keys.official(id), OfficialRow)
  const byEmail = async (email: string): Promise<Official | undefined> => {
    const id = db.read(OfficialId.nullable(), await db.ask(keys.emails, 'HGET', keys.emails, compared(email)))
    return id === null ? undefined : byId(id)
  }
  const logs = (id: OfficialId) => [keys.accountLogOf(id), keys.accountLog]
  const link = async (tokenHash: string): Promise<Link | undefined> =>
    db.read(maybeJson(LinkShape), await db.ask(keys.links, 'HGET', keys.links, tokenHash))

  return {
    createOfficial: async (official, invitation, deed) => {
      const { id, email, name, role, department, place, passwordHash } = official
      const created = await db.run(
        CREATE_OFFICIAL,
        [keys.official(id), keys.emails, keys.links, ...logs(id)],
        [
          id,
          email,
          compared(email),
          role,
          department ?? '',
          passwordHash ?? '',
          invitation.tokenHash,
          written(id, invitation.expiresAt),
          name,
          place ?? '',
          entry(id, 'created', deed),
        ],
      )
      return db.read(z.enum(['created', 'email_taken']), created)
    },
    inviteAgain: async (email, { tokenHash, expiresAt }, deed) => {
      const official = await byEmail(email)
      if (official === undefined) return undefined
      const { id } = official
      const moved = [keys.official(id), keys.links, ...logs(id)]
      await db.run(INVITE_AGAIN, moved, [tokenHash, written(id, expiresAt), entry(id, 'invited', deed)])
      return official
    },
    official: byId,
    officialByEmail: byEmail,
    account: (id) => readAccount(db, keys, id),
    invited: async (tokenHash, now) => {
      const found = await link(tokenHash)
      if (found === undefined || found.expiresAt <= now.getTime()) return undefined
      const owner = await readAccount(db, keys, found.official)
      return owner?.isActive === true ? owner.official : undefined
    },
    acceptInvitation: async (tokenHash, passwordHash, now) => {
      // Whose link it is never changes; whether it still opens, the script looks for itself.
      const found = await link(tokenHash)
      if (found === undefined) return undefined
      const id = found.official
      const used = await db.run(
        ACCEPT_INVITATION,
        [keys.official(id), keys.links, ...logs(id)],
        [tokenHash, passwordHash, now.getTime(), entry(id, 'password_set', { by: id, at: now })],
      )
      return used === 1 ? id : undefined
    },
  }
}

export async function readAccount(db: Connection, keys: Keys, id: OfficialId): Promise<Account | undefined> {
  const recovery = keys.recovery(id)
  const [row, left] = await Promise.all([
    db.row(keys.official(id), AccountRow),
    db.ask(recovery, 'SCARD', recovery),
  ])
  if (row === undefined) return undefined
  const { secondFactor } = row
  if (secondFactor === null) return row
  return { ...row, secondFactor: { ...secondFactor, recoveryCodesLeft: db.read(z.int(), left) } }
}

function entry(official: OfficialId, move: 'created' | 'invited' | 'password_set', deed: Deed): string {
  return writtenEntry({ official, move, ...deed, note: null })
}

/** As addresses are told apart: without regard to the case of ASCII letters. */
export function compared(email: string): string {
  return email.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function written(official: OfficialId, expiresAt: Date): string {
  return JSON.stringify({ official, expiresAt: expiresAt.getTime() } satisfies Link)
}
