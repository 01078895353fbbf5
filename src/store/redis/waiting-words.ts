import * as z from 'zod'
import { ConversationId } from '../../domain/ids.ts'
import type { KeptStore } from '../kept-words.ts'
import { jsonOf } from '../rows.ts'
import type { Connection } from './connection.ts'
import { Lines } from './conversations.ts'
import type { Keys } from './keys.ts'

const AT_ONCE = 500
const Scanned = z.tuple([z.string(), z.array(z.string())])
/** `<received, ms>:[key, content]` */
const Content = z
  .string()
  .transform((entry) => entry.slice(entry.indexOf(':') + 1))
  .pipe(jsonOf(z.tuple([z.string(), z.string()])))
  .transform(([, content]) => content)
const Head = jsonOf(z.looseObject({ id: z.int() }))

/** What waits to be worked on and to be sent, chat by chat; what moves on meanwhile may be passed by. */
export function redisWaitingWords(
  db: Connection,
  keys: Keys,
): Pick<KeptStore, 'waitingWords' | 'replyBehind'> {
  const list = async (key: string) => db.read(z.array(z.string()), await db.ask(key, 'LRANGE', key, 0, -1))

  return {
    replyBehind: async (id) => {
      const behind = keys.behind(id)
      const first = db.read(z.string().nullable(), await db.ask(behind, 'LINDEX', behind, 0))
      if (first === null) return undefined
      const line = Number.parseInt(first, 10)
      const stream = keys.transcript(id)
      const [said] = db.read(Lines, await db.ask(stream, 'XRANGE', stream, line, line))
      if (said === undefined || said.by === 'citizen') return undefined
      return { text: said.text, by: said.by, at: said.at }
    },
    waitingWords: async (show) => {
      for await (const [id] of fieldsOf(db, keys.lanes)) {
        const whose = ConversationId.parse(id)
        for (const entry of await list(keys.waiting(whose))) show('message', db.read(Content, entry), whose)
      }
      for await (const [id, head] of fieldsOf(db, keys.heads)) {
        const whose = ConversationId.parse(id)
        const behind = await list(keys.behind(whose))
        const stream = keys.transcript(whose)
        for (const line of [db.read(Head, head).id, ...behind.map((entry) => Number.parseInt(entry, 10))]) {
          const found = db.read(Lines, await db.ask(stream, 'XRANGE', stream, line, line))
          for (const { text } of found) show('reply', text, whose)
        }
      }
    },
  }
}

/** Each once: a scan may come by one twice. */
async function* fieldsOf(db: Connection, hash: string): AsyncGenerator<readonly [string, string]> {
  const seen = new Set<string>()
  let cursor = '0'
  do {
    const [next, flat] = db.read(Scanned, await db.ask(hash, 'HSCAN', hash, cursor, 'COUNT', AT_ONCE))
    for (let at = 0; at + 1 < flat.length; at += 2) {
      const [name = '', value = ''] = flat.slice(at, at + 2)
      if (seen.has(name)) continue
      seen.add(name)
      yield [name, value]
    }
    cursor = next
  } while (cursor !== '0')
}
