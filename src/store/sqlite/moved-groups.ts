import * as z from 'zod'
import type { MovedGroups } from '../../domain/moved-groups.ts'
import type { Connection } from './connection.ts'

const Chat = z.object({ chat: z.string() })

/** Groups to which a network has given another id. */
export function sqliteMovedGroups(db: Connection): MovedGroups {
  const note = db.change('INSERT OR IGNORE INTO moved_groups (was, now) VALUES (:from, :to)')
  const moveDepartments = db.change('UPDATE department_groups SET chat = :to WHERE chat = :from')
  const now = db.query('SELECT now AS chat FROM moved_groups WHERE was = :chat', Chat)
  const before = db.query('SELECT was AS chat FROM moved_groups WHERE now = :chat', Chat)
  return {
    groupMoved: (from, to) =>
      db.move(() => {
        if (from === to) return
        note({ from, to })
        moveDepartments({ from, to })
      }),
    groupNow: (chat) => db.look(() => now.one({ chat })?.chat ?? chat),
    groupBefore: (chat) => db.look(() => before.one({ chat })?.chat),
  }
}
