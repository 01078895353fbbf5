import * as z from 'zod'
import { DepartmentId, OfficialId } from '../../domain/ids.ts'
import { Role } from '../../domain/official.ts'
import type { Official } from '../../domain/official.ts'
import type { Accounts } from '../../domain/store.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { ACCEPT_INVITATION, CREATE_OFFICIAL, INVITE_AGAIN } from './scripts.ts'
import { maybeJson, OrNull } from './shapes.ts'

const OfficialRow: z.ZodType<Official> = z
  .object({
    id: OfficialId,
    email: z.string(),
    role: Role,
    department: OrNull.pipe(DepartmentId.nullable()),
    password_hash: OrNull,
  })
  .transform(({ password_hash: passwordHash, ...row }) => ({ ...row, passwordHash }))

interface Link {
  readonly official: OfficialId
  readonly expiresAt: number
}
const LinkShape: z.ZodType<Link> = z.object({ official: OfficialId, expiresAt: z.int() })

/** Officials who may sign in, and the one-time links by which they come to a password. */
export function redisOfficials(
  db: Connection,
  keys: Keys,
): Omit<
  Accounts,
  'startSession' | 'session' | 'endSession' | 'countAttempt' | 'forgetAttempts' | 'takeBackAttempt'
> {
  const byId = (id: OfficialId) => db.row(keys.official(id), OfficialRow)
  const byEmail = async (email: string): Promise<Official | undefined> => {
    const id = db.read(OfficialId.nullable(), await db.ask(keys.emails, 'HGET', keys.emails, compared(email)))
    return id === null ? undefined : byId(id)
  }
  const link = async (tokenHash: string): Promise<Link | undefined> =>
    db.read(maybeJson(LinkShape), await db.ask(keys.links, 'HGET', keys.links, tokenHash))

  return {
    createOfficial: async ({ id, email, role, department, passwordHash }, { tokenHash, expiresAt }) => {
      const created = await db.run(
        CREATE_OFFICIAL,
        [keys.official(id), keys.emails, keys.links],
        [
          id,
          email,
          compared(email),
          role,
          department ?? '',
          passwordHash ?? '',
          tokenHash,
          written(id, expiresAt),
        ],
      )
      return db.read(z.enum(['created', 'email_taken']), created)
    },
    inviteAgain: async (email, { tokenHash, expiresAt }) => {
      const official = await byEmail(email)
      if (official === undefined) return undefined
      const moved = [keys.official(official.id), keys.links]
      await db.run(INVITE_AGAIN, moved, [tokenHash, written(official.id, expiresAt)])
      return official
    },
    official: byId,
    officialByEmail: byEmail,
    invited: async (tokenHash, now) => {
      const found = await link(tokenHash)
      return found === undefined || found.expiresAt <= now.getTime() ? undefined : byId(found.official)
    },
    acceptInvitation: async (tokenHash, passwordHash, now) => {
      // Whose link it is never changes; whether it still opens, the script looks for itself.
      const found = await link(tokenHash)
      if (found === undefined) return undefined
      const moved = [keys.official(found.official), keys.links]
      const used = await db.run(ACCEPT_INVITATION, moved, [tokenHash, passwordHash, now.getTime()])
      return used === 1 ? found.official : undefined
    },
  }
}

/** As addresses are told apart: without regard to the case of ASCII letters. */
function compared(email: string): string {
  return email.replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}

function written(official: OfficialId, expiresAt: Date): string {
  return JSON.stringify({ official, expiresAt: expiresAt.getTime() } satisfies Link)
}
