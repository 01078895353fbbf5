import { DeskFault } from '../domain/errors.ts'
import type { OutgoingPart } from '../domain/channel.ts'
import type { ConversationId } from '../domain/ids.ts'
import type { AnsweredQuestion, Inbox, Turn } from '../domain/inbox.ts'
import type { IncomingMessage } from '../domain/message.ts'
import type { Delivery, Outbox } from '../domain/outbox.ts'
import { lostKeys } from '../domain/lost-keys.ts'
import { plainReply } from '../domain/reply.ts'
import { MOST_ATTEMPTS, waitMsAfter } from '../domain/retry.ts'
import type { Seal } from '../domain/seal.ts'
import type { Store } from '../domain/store.ts'
import type { KeptStore } from './kept-words.ts'
import { REPLY_LOST, WORDS_SHUT } from './phrases.ts'
import { ContentColumn } from './rows.ts'
import { sealedTickets } from './sealed-tickets.ts'
import type { ShutChanges } from './sealed-tickets.ts'
import { keyOf, PURPOSE, sealAnew, turnContent, wordsOf } from './words.ts'
import type { Words } from './words.ts'

const LOST = { kind: 'lost' } as const

/**
 * A store whose words are sealed on their way in and opened on their way out, whichever it is. Without a key they are
 * kept in clear; what stands in clear is read as it stands.
 */
export function sealedStore(kept: KeptStore, seal: Seal | undefined): Store {
  const words = wordsOf(seal)
  const { shutChanges, ...tickets } = sealedTickets(kept, words)
  return {
    ...kept,
    ...tickets,
    ...sealedInbox(kept, words, shutChanges),
    takeDelivery: sealedDelivery(kept, words),
    // Hours old at most: not sealed anew, one under a key that is gone is as good as past.
    keepForm: (form, now) =>
      kept.keepForm({ ...form, words: words.shut(form.words, PURPOSE.form(form.id)) }, now),
    keptForm: async (at, now) => {
      const form = await kept.keptForm(at, now)
      return form === undefined ? undefined : words.openFleeting(form, PURPOSE.form(at.id))
    },
    unanswered: async (stretch, limit) =>
      (await kept.unanswered(stretch, limit)).flatMap((one) => {
        const question = words.open(one.question, PURPOSE.said(one.conversation))
        return question === undefined ? [] : [{ ...one, question }]
      }),
    warnings: async () => [
      ...(await kept.warnings()),
      ...(words.hasKey ? [] : (['not_sealed'] as const)),
      ...((await areLost(kept, words.missing())) ? [] : (['key_missing'] as const)),
    ],
    shutWaiting: async () => {
      const shut = new Map<string, { messages: number; chats: Set<ConversationId>; replies: number }>()
      await kept.waitingWords((kind, inWords, whose) => {
        const key = shutWith(words, kind, inWords, whose)
        if (key === undefined) return
        const counts = shut.get(key) ?? { messages: 0, chats: new Set(), replies: 0 }
        shut.set(key, counts)
        if (kind === 'reply') counts.replies += 1
        else {
          counts.messages += 1
          counts.chats.add(whose)
        }
      })
      return [...shut].map(([key, { chats, ...counts }]) => ({ key, ...counts, chats: chats.size }))
    },
    sealWords: async (from, limit) => {
      if (seal === undefined) return { changed: 0, unreadable: 0, next: undefined }
      const { anew, unreadable } = sealAnew(seal)
      const { changed, next } = await kept.rewriteWords(from, limit, anew)
      return { changed, unreadable: unreadable(), next }
    },
  }
}

function sealedInbox(
  kept: KeptStore,
  words: Words,
  shutChanges: ShutChanges,
): Pick<
  Inbox,
  | 'receive'
  | 'takeTurn'
  | 'finishTurn'
  | 'conversation'
  | 'saveConversation'
  | 'transcript'
  | 'latestAnswers'
  | 'answersOf'
> {
  /** By turn, the texts of its messages as they were sealed: words that are written again keep the same sealed bytes. */
  const sealedInTurn = new WeakMap<Turn, ReadonlyMap<string, string>>()

  const shutMessage = async (message: IncomingMessage): Promise<IncomingMessage> => {
    const { content, conversation: id } = message
    if (content.kind !== 'choice') return { ...message, content: shutContent(message) }
    const known = await kept.conversation(id)
    const offered = known === undefined ? [] : words.openMemory(known).offered
    const label = offered.findLast(({ value }) => value === content.value)?.label
    const named = label === undefined ? content : { ...content, label }
    return { ...message, content: shutContent({ ...message, content: named }) }
  }
  const shutContent = ({ content, conversation }: IncomingMessage) =>
    turnContent(content, (text) => words.shut(text, PURPOSE.said(conversation))) ?? content

  return {
    receive: async (message, rule) => kept.receive(await shutMessage(message), rule),
    takeTurn: async (now, rule) => {
      const turn = await kept.takeTurn(now, rule)
      if (turn === undefined) return undefined
      const { conversation, attempts } = turn
      const known = new Map<string, string>()
      const missing = new Set<string>()
      const messages = turn.messages.map((message) => {
        const content = turnContent(message.content, (sealed) => {
          const text = words.open(sealed, PURPOSE.said(conversation.id))
          if (text === undefined) missing.add(keyOf(sealed))
          else known.set(text, sealed)
          return text
        })
        return { ...message, content: content === undefined ? LOST : unnamed(content) }
      })
      if (!(await areLost(kept, missing))) {
        // Nobody may answer it as if it were empty. It waits for its key, longer each time: others pass.
        await kept.postponeTurn(turn, new Date(now.getTime() + waitMsAfter(attempts)))
        throw keyMissing('a message')
      }
      const whole = { ...turn, conversation: words.openMemory(conversation), messages }
      sealedInTurn.set(whole, known)
      return whole
    },
    finishTurn: async (turn, result, now) => {
      const { id } = turn.conversation
      const shut = shutOnce(words, id, sealedInTurn.get(turn))
      return kept.finishTurn(
        turn,
        {
          ...result,
          conversation: words.shutMemory(result.conversation),
          parts: result.parts.map((part) => ({ ...part, text: shut(part.text) })),
          answers: result.answers.map((one) => shutAnswer(one, shut)),
          tickets: shutChanges(result.tickets),
        },
        now,
      )
    },
    conversation: async (id) => {
      const found = await kept.conversation(id)
      return found && words.openMemory(found)
    },
    saveConversation: (conversation) => kept.saveConversation(words.shutMemory(conversation)),
    transcript: async (id, ...stretch) =>
      (await kept.transcript(id, ...stretch)).map((line) => ({
        ...line,
        text: words.open(line.text, PURPOSE.said(id)) ?? WORDS_SHUT,
      })),
    // Leaves out answers that do not open: of no use to who looks through many. A citizen who asks what is kept is told.
    latestAnswers: async (limit) =>
      (await kept.latestAnswers(limit)).flatMap((one) => {
        const purpose = PURPOSE.said(one.conversation)
        const [question, text] = [words.open(one.question, purpose), words.open(one.answer.text, purpose)]
        if (question === undefined || text === undefined) return []
        return [{ ...one, question, answer: { ...one.answer, text } }]
      }),
    answersOf: async (id) =>
      (await kept.answersOf(id)).map((one) => {
        const [question = WORDS_SHUT, text = WORDS_SHUT] = [one.question, one.answer.text].map((sealed) =>
          words.open(sealed, PURPOSE.said(id)),
        )
        return { ...one, question, answer: { ...one.answer, text } }
      }),
  }
}

/** Seals each text once, however many places one move writes it to. */
function shutOnce(words: Words, id: ConversationId, known: ReadonlyMap<string, string> = new Map()) {
  const shut = new Map(known)
  return (text: string): string => {
    const sealed = shut.get(text) ?? words.shut(text, PURPOSE.said(id))
    shut.set(text, sealed)
    return sealed
  }
}

function shutAnswer(one: AnsweredQuestion, shut: (text: string) => string): AnsweredQuestion {
  return { ...one, question: shut(one.question), answer: { ...one.answer, text: shut(one.answer.text) } }
}

/** A picked choice without its label, which is needed in the transcript only. */
function unnamed(content: IncomingMessage['content']): IncomingMessage['content'] {
  return content.kind === 'choice' ? { kind: 'choice', value: content.value } : content
}

function sealedDelivery(kept: KeptStore, words: Words): Outbox['takeDelivery'] {
  const opened = ({ part, conversation }: Delivery): OutgoingPart | undefined => {
    const text = words.open(part.text, PURPOSE.said(conversation))
    return text === undefined ? undefined : { ...part, text }
  }
  /** Whether more of the same reply, which was written in one move, is lost: that is said once, by the last of it. */
  const isNextLost = async ({ conversation, by, at }: Delivery): Promise<boolean> => {
    const next = await kept.replyBehind(conversation)
    if (next === undefined || next.by !== by || next.at.getTime() !== at.getTime()) return false
    if (words.open(next.text, PURPOSE.said(conversation)) !== undefined) return false
    return areLost(kept, new Set([keyOf(next.text)]))
  }
  return async (network, now, rule) => {
    const delivery = await kept.takeDelivery(network, now, rule)
    if (delivery === undefined) return undefined
    const part = opened(delivery)
    if (part !== undefined) return { ...delivery, part }
    if (await areLost(kept, new Set([keyOf(delivery.part.text)]))) {
      return { ...delivery, part: plainReply(REPLY_LOST), goesWithNext: await isNextLost(delivery) }
    }
    const why = 'key_missing'
    // Then the letter waits for a person, and the chat's later replies pass.
    const isGivenUp = delivery.attempts + 1 >= MOST_ATTEMPTS
    const again = new Date(now.getTime() + (isGivenUp ? 0 : waitMsAfter(delivery.attempts)))
    await kept.recordDelivery(delivery, { kind: isGivenUp ? 'refused' : 'retry', why }, again, now)
    throw keyMissing('a reply')
  }
}

/** Whether an administrator has given up every one of these keys, so that nothing waits for them any more. */
async function areLost(kept: KeptStore, missing: ReadonlySet<string>): Promise<boolean> {
  if (missing.size === 0) return true
  const lost = await lostKeys(kept)
  return [...missing].every((key) => lost.has(key))
}

/** @returns the key that is missing for what waits; `undefined` when it opens */
function shutWith(
  words: Words,
  kind: 'message' | 'reply',
  kept: string,
  whose: ConversationId,
): string | undefined {
  let key: string | undefined
  const open = (text: string): string | undefined => {
    const opened = words.open(text, PURPOSE.said(whose))
    if (opened === undefined) key ??= keyOf(text)
    return opened
  }
  if (kind === 'reply') open(kept)
  else turnContent(ContentColumn.parse(kept), open)
  return key
}

function keyMissing(what: string): DeskFault {
  return new DeskFault('key-missing', `${what} waits that was sealed with a key which is not among DATA_KEYS`)
}
