import type { OutgoingPart } from '../domain/channel.ts'
import type { IncomingMessage } from '../domain/message.ts'
import { plainReply } from '../domain/reply.ts'
import type { Reply } from '../domain/reply.ts'
import type { Notice } from '../domain/inbox.ts'
import type { Switch } from '../domain/switches.ts'
import { recognise } from './intent/recognise.ts'
import { pausedInChat } from './phrases-pause.ts'
import { signpost } from './phrases-signpost.ts'

/** Somebody who writes again the next day has forgotten; within a morning they have not. */
const TELL_AGAIN_MS = 6 * 3_600_000

/**
 * What a citizen is told at once while answering is off: that their question is kept. Someone in danger gets the number
 * to call, however often they write.
 *
 * @param parts lays a reply out for the network
 */
export function pauseNotice(
  { content, receivedAt }: IncomingMessage,
  { sentence, since }: Switch,
  parts: (reply: Reply) => readonly OutgoingPart[],
): Notice {
  const paused = pausedInChat(sentence)
  if (content.kind === 'text') {
    const recognised = recognise(content.text)
    if (recognised.intent === 'emergency') {
      const help = signpost(recognised, null).text
      return { parts: parts(plainReply(`${help}\n\n${paused}`)), unlessAfter: receivedAt }
    }
  }
  const unlessAfter = new Date(Math.max(since.getTime(), receivedAt.getTime() - TELL_AGAIN_MS))
  return { parts: parts(plainReply(paused)), unlessAfter }
}
