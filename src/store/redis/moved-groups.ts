import * as z from 'zod'
import type { MovedGroups } from '../../domain/moved-groups.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { MOVE_GROUP } from './scripts.ts'

const Chat = z.string().nullable()

/** Groups to which a network has given another id. */
export function redisMovedGroups(db: Connection, keys: Keys): MovedGroups {
  const { movedGroups, groupsBefore, departmentGroups } = keys
  return {
    groupMoved: async (from, to) => {
      await db.run(MOVE_GROUP, [movedGroups, groupsBefore, departmentGroups], [from, to])
    },
    groupNow: async (chat) => db.read(Chat, await db.ask(movedGroups, 'HGET', movedGroups, chat)) ?? chat,
    groupBefore: async (chat) =>
      db.read(Chat, await db.ask(groupsBefore, 'HGET', groupsBefore, chat)) ?? undefined,
  }
}
