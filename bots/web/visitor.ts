import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import type { Settings } from '#src/config.ts'
import type { ChannelAccount } from '#src/domain/channel.ts'
import type { Desk } from '#src/domain/desk.ts'
import { conversationId, MessageKey } from '#src/domain/ids.ts'
import type { ConversationId } from '#src/domain/ids.ts'
import type { MessageContent } from '#src/domain/message.ts'

export type WebSettings = Pick<Settings, 'publicUrl' | 'sessionSecret'>

const COOKIE = 'dan_hoi_chat'
/** Long enough to come back for an official's answer. */
const KEPT_SECONDS = 180 * 86_400

/** Whoever sits at this browser: known by a random name in a cookie, and by nothing else. */
export interface Visitor {
  readonly account: ChannelAccount
  readonly conversation: ConversationId
}

export interface Visitors {
  /** Who sends this request; `undefined` for a browser that holds no cookie of ours. */
  readonly current: (c: Context) => Promise<Visitor | undefined>
  /** Gives the browser its name, or lets it keep the one it has for longer. */
  readonly greet: (c: Context, visitor?: Visitor) => Promise<Visitor>
  readonly forget: (c: Context) => void
}

export function webVisitors(desk: Desk, settings: WebSettings): Visitors {
  const secure = settings.publicUrl?.startsWith('https:') ?? false
  // With `__Host-` no neighbour under the same domain can slip a cookie of this name in.
  const prefix = secure ? ({ prefix: 'host' } as const) : {}
  const attributes = { path: '/', httpOnly: true, sameSite: 'Lax', secure, ...prefix } as const
  // The store knows the names. Signed, they open no conversation for someone who has read them there.
  const secret = async (): Promise<string> =>
    settings.sessionSecret ?? (await desk.store.secret('session', drawName))

  return {
    current: async (c) => {
      const name = await getSignedCookie(c, await secret(), COOKIE, prefix.prefix)
      return name ? visitor(name) : undefined
    },
    greet: async (c, known = visitor(drawName())) => {
      const cookie = { ...attributes, maxAge: KEPT_SECONDS }
      await setSignedCookie(c, COOKIE, known.account.chat, await secret(), cookie)
      return known
    },
    forget: (c) => void deleteCookie(c, COOKIE, attributes),
  }
}

function visitor(name: string): Visitor {
  return { account: { network: 'web', chat: name }, conversation: conversationId('web', name) }
}

/** 32 random bytes, for whatever nobody may guess. */
export function drawName(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * The same form sent twice is one message; another text in an old form, after going back, is another message.
 *
 * @param formId the random id the form was shown with
 */
export function messageKey({ account }: Visitor, formId: string, content: MessageContent): MessageKey {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22)
  return MessageKey.parse(`web:${account.chat}:${formId}:${digest}`)
}
