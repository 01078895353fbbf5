import * as z from 'zod'
import { fingerprint } from '../fingerprint.ts'

/** Zalo's ids are opaque; one that came as a number is the same id. */
const Id = z.union([z.string().min(1).max(200), z.int().transform(String)])
/** What was written as a number is a text all the same: "2", picked from a list. */
const Words = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined)

/**
 * A message as the webhook brings it; unknown fields are allowed, and what can be done without may be missing.
 *
 * What the desk has no use for is not read: the sender's name, the addresses of pictures (`photo_url`, in older material `photo`) and voices.
 */
const Message = z.object({
  message_id: Id.optional().catch(undefined),
  date: z.number().optional().catch(undefined),
  from: z
    .object({ id: Id.optional().catch(undefined), is_bot: z.boolean().optional().catch(undefined) })
    .catch({}),
  chat: z
    .object({ id: Id.optional().catch(undefined), chat_type: z.string().optional().catch(undefined) })
    .catch({}),
  text: Words,
  caption: Words,
})

const EVENTS = [
  'message.text.received',
  'message.image.received',
  'message.voice.received',
  'message.sticker.received',
  'message.unsupported.received',
] as const

const Known = z.object({ event_name: z.enum(EVENTS), message: Message })

export interface ZaloUpdate {
  readonly event: (typeof EVENTS)[number]
  readonly messageId: string
  /** When it was sent, in milliseconds of Zalo's clock. Good for telling what came first, and no more. */
  readonly sentAt: number | undefined
  /** Where the answer goes. */
  readonly chat: string
  /** Who wrote, where that is told. */
  readonly from: string | undefined
  readonly isFromBot: boolean
  /** Whether several people are there: what one of them says must not count as another's. */
  readonly isInGroup: boolean
  /** What was written in it or beside it; may be empty. */
  readonly words: string
}

/** The documentation wraps an update like an API answer, the live service sends it bare; both are read. */
const Wrapped = z.object({ ok: z.literal(true), result: z.record(z.string(), z.unknown()) })

const Named = z.object({ event_name: z.string() })

/** An update all the same, of which nobody can say what it is. */
const Nameless = z.union([
  z.array(z.unknown()).min(1),
  z.object({ message: z.record(z.string(), z.unknown()) }),
  z.object({ result: z.array(z.unknown()).min(1) }),
])

/**
 * @returns `unknown_event` for what Zalo may add one day, `not_understood` for a known event that tells nobody who could
 *   be answered, and for a message that is laid out in another way
 */
export function readZaloUpdate(body: unknown): ZaloUpdate | 'unknown_event' | 'not_understood' {
  const update = Wrapped.safeParse(body).data?.result ?? body
  const known = Known.safeParse(update).data
  if (known === undefined) {
    const name = Named.safeParse(update).data?.event_name
    const isOurs = EVENTS.some((event) => event === name)
    return isOurs || (name === undefined && Nameless.safeParse(update).success)
      ? 'not_understood'
      : 'unknown_event'
  }
  const { event_name: event, message } = known
  const { from, chat } = message
  // A private chat has the id of the one who writes in it, so either stands for both.
  const place = chat.id ?? from.id
  if (place === undefined) return 'not_understood'
  return {
    event,
    messageId: message.message_id ?? fingerprint(update),
    sentAt: inMilliseconds(message.date),
    chat: place,
    from: from.id,
    isFromBot: from.is_bot === true,
    isInGroup: isGroup(chat.chat_type, place, from.id),
    words: (event === 'message.image.received' ? message.caption : message.text) ?? '',
  }
}

/** Less than this is no moment of our days in milliseconds: Zalo's clock at times tells seconds, as two lines of one thought share. */
const MILLISECONDS_FROM = 100_000_000_000

function inMilliseconds(date: number | undefined): number | undefined {
  return date !== undefined && date >= MILLISECONDS_FROM ? date : undefined
}

/** Where the kind of chat is not told, or is a new one, somebody who is in it and is not the whole of it is in a group. */
function isGroup(type: string | undefined, chat: string, from: string | undefined): boolean {
  const told = type?.toUpperCase()
  if (told === 'GROUP' || told === 'PRIVATE') return told === 'GROUP'
  return from !== undefined && from !== chat
}
