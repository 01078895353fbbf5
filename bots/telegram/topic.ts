// A group may have topics, each a conversation of its own on people's screens: what is asked in one is answered there.

// In no id that Telegram gives out.
const WITHIN = '#'

/** @param group its id, or that of a private chat */
export function withTopic(group: string, topic: number | undefined): string {
  return topic === undefined ? group : `${group}${WITHIN}${topic}`
}

export interface TopicOf {
  readonly group: string
  /** As `sendMessage` wants it; empty for a chat without topics, and for its general one. */
  readonly topic: { readonly message_thread_id?: number }
}

export function topicOf(chat: string): TopicOf {
  const [group = chat, thread] = chat.split(WITHIN)
  return { group, topic: thread === undefined ? {} : { message_thread_id: Number(thread) } }
}
