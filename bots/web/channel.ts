import type { Channel } from '#src/domain/channel.ts'

/** The web page: it shows the transcript, so a reply stays whole and is there as soon as it is written. */
export function webChannel(): Channel {
  return {
    network: 'web',
    parts: (reply) => [reply],
    send: async () => ({ kind: 'sent' }),
    // The page says by itself that an answer is being written.
    typing: async () => {},
  }
}
