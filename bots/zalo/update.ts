import * as z from 'zod'

const Id = z.string().min(1).max(200)

/**
 * A message as the webhook brings it; unknown fields are allowed, and all but the three ids may be missing.
 *
 * What the desk has no use for is not read: the sender's name, the moment on Zalo's clock (milliseconds, at times
 * seconds), the addresses of pictures (`photo_url`, in older material `photo`) and voices.
 */
const ZaloMessage = z.object({
  message_id: Id,
  from: z.object({ id: Id, is_bot: z.boolean().optional().catch(undefined) }),
  chat: z.object({ id: Id, chat_type: z.string().optional().catch(undefined) }),
  text: z.string().optional().catch(undefined),
  caption: z.string().optional().catch(undefined),
})

const EVENTS = [
  'message.text.received',
  'message.image.received',
  'message.voice.received',
  'message.sticker.received',
  'message.unsupported.received',
] as const

const Known = z.object({ event_name: z.enum(EVENTS), message: ZaloMessage })
export type ZaloUpdate = z.infer<typeof Known>

/** The documentation wraps an update like an API answer, the live service sends it bare; both are read. */
const Wrapped = z.object({ ok: z.literal(true), result: z.record(z.string(), z.unknown()) })

const Named = z.object({ event_name: z.string() })

/** @returns `unknown_event` for what Zalo may add one day, `not_understood` for a known event of another shape */
export function readZaloUpdate(body: unknown): ZaloUpdate | 'unknown_event' | 'not_understood' {
  const update = Wrapped.safeParse(body).data?.result ?? body
  const known = Known.safeParse(update)
  if (known.success) return known.data
  const name = Named.safeParse(update).data?.event_name
  return EVENTS.some((event) => event === name) ? 'not_understood' : 'unknown_event'
}

/** Whether several people are there: what one of them says must not count as another's. */
export function isInGroup({ chat }: ZaloUpdate['message']): boolean {
  return chat.chat_type?.toUpperCase() === 'GROUP'
}
