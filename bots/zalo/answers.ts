import * as z from 'zod'

// Zalo's answers differ between its documentation and its service, and from month to month. So a field that is
// missing or of another type is `undefined`, and an answer without a `result` is an empty object: a message that was
// sent must not be sent again because of a field nobody needed.
const text = z
  .union([z.string(), z.number().transform(String)])
  .optional()
  .catch(undefined)
const number = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+$/)
      .transform(Number),
  ])
  .optional()
  .catch(undefined)
const flag = z.boolean().optional().catch(undefined)

export const Profile = z
  .object({
    id: text,
    account_name: text,
    account_type: text,
    can_join_groups: flag,
    display_name: text,
  })
  .catch({})

/** What Zalo saw when it tried the webhook; `outcome` is e.g. `webhook.ok`, `webhook.http.403`, and new ones come. */
export const Probe = z
  .object({ ok: flag, url: text, status_code: number, outcome: text, latency_ms: number, hint: text })
  .catch({})
export type Probe = z.infer<typeof Probe>

/** `updated_at` is epoch milliseconds. */
export const Webhook = z.object({ url: text, updated_at: number }).catch({})

export const WebhookSet = z
  .object({ url: text, updated_at: number, verification: Probe.optional() })
  .catch({})

/** `date` is epoch milliseconds. */
export const Sent = z.object({ message_id: text, date: number }).catch({})

/** `sendChatAction` answers without a result. */
export const Nothing = z.unknown().transform(() => undefined)

/** Every answer; the code has been seen as number, as string, and under either name. */
export const Envelope = z.object({
  ok: z.boolean(),
  result: z.unknown().optional(),
  description: text,
  error_code: number,
  errorCode: number,
})
