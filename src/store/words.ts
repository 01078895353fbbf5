import type { Answer } from '../domain/answer.ts'
import type { Conversation } from '../domain/conversation.ts'
import type { ConversationId } from '../domain/ids.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { MessageContent } from '../domain/message.ts'
import type { Seal } from '../domain/seal.ts'
import type { AuditDetail } from '../domain/ticket.ts'
import type { Anew } from './kept-words.ts'
import { AnswerColumn, ContentColumn, MemoryColumn, MemoryInWords, NO_WORDS } from './rows.ts'
import type { Memory } from './rows.ts'
import { DetailJson } from './ticket-rows.ts'

/** How a {@link Seal} writes a sealed text: name of the key, dot, and at least IV and tag. Nobody types that by chance. */
const SEALED = /^[0-9a-f]{8}\.[\w-]{38,}$/
/** Characters of the name of a key. */
const KEY_NAME = 8

/** The name of the key that sealed a text. */
export function keyOf(sealed: string): string {
  return sealed.slice(0, KEY_NAME)
}

/** For what words are sealed: those of one chat do not open in another's row, nor a draft as a line. */
export const PURPOSE = {
  /** What stands in the transcript; the same words wait as a message and stand beside an answer. */
  said: (conversation: ConversationId | string) => `said ${conversation}`,
  memory: (conversation: ConversationId | string) => `memory ${conversation}`,
  answered: (ticket: string) => `answered ${ticket}`,
  draft: (ticket: string) => `draft ${ticket}`,
  form: (id: string) => `form ${id}`,
  /** Also for the words in a ticket's history. */
  note: (ticket: string) => `note ${ticket}`,
} as const

export type Words = ReturnType<typeof openWords>
/** Kept by seal: on Workers a store is opened for each request, and a key that one missed is told by the next. */
const ofSeal = new WeakMap<Seal, Words>()

/** The same object for the same seal, so that it remembers which keys were missing. */
export function wordsOf(seal: Seal | undefined): Words {
  if (seal === undefined) return openWords(undefined)
  const words = ofSeal.get(seal) ?? openWords(seal)
  ofSeal.set(seal, words)
  return words
}

/** What becomes of a text; `undefined` when it does not open. */
type Turned = (text: string) => string | undefined

/** Shuts and opens words. Without a key everything stays as it is; what stands in clear is read as it stands. */
function openWords(seal: Seal | undefined) {
  const missing = new Set<string>()

  const shut = (text: string, purpose: string): string =>
    seal === undefined || text === '' ? text : seal.close(text, purpose)

  /** @returns `undefined` for what none of the keys opens; as good as past, so that nobody is to look for its key */
  const openFleeting = (kept: string, purpose: string): string | undefined => {
    if (kept.charAt(KEY_NAME) !== '.') return kept
    const text = seal?.open(kept, purpose)
    // Only what did not open has to be looked at: if it is not sealed at all, it stands in clear.
    return text ?? (SEALED.test(kept) ? undefined : kept)
  }

  /** The same, and remembers the key that was missing. */
  const open = (kept: string, purpose: string): string | undefined => {
    const text = openFleeting(kept, purpose)
    if (text === undefined) missing.add(keyOf(kept))
    return text
  }

  const shutMemory = ({ id, account, ...memory }: Conversation): Conversation => {
    const { shut: _, ...clear } = memory
    return { id, account, ...(seal === undefined ? clear : shutWithin(seal, clear, PURPOSE.memory(id))) }
  }

  /** A memory that does not open counts as empty, like one that does not read: the chat forgets what it was about. */
  const openMemory = ({ shut: kept, ...conversation }: Conversation): Conversation => {
    const inWords = kept === undefined ? undefined : open(kept, PURPOSE.memory(conversation.id))
    return inWords === undefined ? conversation : { ...conversation, ...MemoryInWords.parse(inWords) }
  }

  return {
    shut,
    open,
    openFleeting,
    shutMemory,
    openMemory,
    missing: (): ReadonlySet<string> => missing,
    hasKey: seal !== undefined,
  }
}

/** A memory with its words sealed; one without any words stays as it is. */
function shutWithin(seal: Seal, memory: Memory, purpose: string): Memory {
  const { place, greeted, readingsOffered, askedAt, ...words } = memory
  // What a newer program remembers beside them may be words: shut with them, and come back as it was.
  const { pending, offered, earlier, heard, lastQuestion, ...later } = words
  const isEmpty =
    [...offered, ...earlier, ...heard, ...Object.keys(later)].length === 0 &&
    pending === null &&
    lastQuestion === null
  if (isEmpty) return memory
  return {
    place,
    greeted,
    readingsOffered,
    askedAt,
    ...NO_WORDS,
    shut: seal.close(JSON.stringify(words), purpose),
  }
}

/** A message's content with its words turned; `undefined` when one of them does not open. */
export function turnContent(content: MessageContent, turn: Turned): MessageContent | undefined {
  if (content.kind === 'text' || content.kind === 'picture') {
    const [words, begins] = [
      turn(content.kind === 'text' ? content.text : content.caption),
      content.repliesTo,
    ]
    const repliesTo = begins === undefined ? undefined : turn(begins)
    if (words === undefined || (begins !== undefined && repliesTo === undefined)) return undefined
    const about = repliesTo === undefined ? {} : { repliesTo }
    return content.kind === 'text'
      ? { ...content, text: words, ...about }
      : { ...content, caption: words, ...about }
  }
  if (content.kind !== 'choice') return content
  const [value, label] = [turn(content.value), content.label === undefined ? '' : turn(content.label)]
  if (value === undefined || label === undefined) return undefined
  return { ...content, value, ...(content.label !== undefined && { label }) }
}

/** Words of a ticket's history turned. Codes and dates stand there as well. */
export function turnDetail(detail: AuditDetail, turn: (text: string) => string): AuditDetail {
  const { reason, note } = detail
  return {
    ...detail,
    ...(reason !== undefined && { reason: turn(reason) }),
    ...(note !== undefined && { note: turn(note) }),
  }
}

/** Whether there is something to be kept from others: what a mask would take away. */
export function isPersonal(text: string): boolean {
  return maskPersonalData(text) !== text
}

/** Seals anew what the first key has not sealed, and counts what no key opens. */
export function sealAnew(seal: Seal): { readonly anew: Anew; readonly unreadable: () => number } {
  let unreadable = 0

  const again = (kept: string, purpose: string): string => {
    if (kept === '' || (SEALED.test(kept) && seal.isLatest(kept))) return kept
    const text = SEALED.test(kept) ? seal.open(kept, purpose) : kept
    if (text === undefined) unreadable += 1
    return text === undefined ? kept : seal.close(text, purpose)
  }

  const memory = (json: string, whose: string): string => {
    const { shut, ...clear } = MemoryColumn.parse(json)
    const purpose = PURPOSE.memory(whose)
    if (shut !== undefined) {
      const now = again(shut, purpose)
      return now === shut ? json : JSON.stringify({ ...clear, shut: now })
    }
    const now = shutWithin(seal, clear, purpose)
    return now.shut === undefined ? json : JSON.stringify(now)
  }

  const content = (json: string, purpose: string): string => {
    const now = turnContent(ContentColumn.parse(json), (text) => again(text, purpose))
    return now === undefined || now.kind === 'unsupported' ? json : JSON.stringify(now)
  }

  const answer = (json: string, purpose: string): string => {
    const kept: Answer | null = AnswerColumn.parse(json)
    // Blanked by retention, or written by a program that is gone: it is only counted, so it stays.
    if (kept === null) return json
    const text = again(kept.text, purpose)
    return text === kept.text ? json : JSON.stringify({ ...kept, text })
  }

  /** Seals only what names somebody, so that the rest stays readable without a key. */
  const history = (json: string, purpose: string): string => {
    const { data: detail } = DetailJson.safeParse(json)
    if (detail === undefined) return json
    const now = turnDetail(detail, (text) =>
      SEALED.test(text) || isPersonal(text) ? again(text, purpose) : text,
    )
    return now.reason === detail.reason && now.note === detail.note ? json : JSON.stringify(now)
  }

  const rewritten: Readonly<Record<Parameters<Anew>[0], (kept: string, whose: string) => string>> = {
    content: (kept, whose) => content(kept, PURPOSE.said(whose)),
    line: (kept, whose) => again(kept, PURPOSE.said(whose)),
    memory,
    question: (kept, whose) => again(kept, PURPOSE.said(whose)),
    answer: (kept, whose) => answer(kept, PURPOSE.said(whose)),
    draft: (kept, whose) => again(kept, PURPOSE.draft(whose)),
    note: (kept, whose) => again(kept, PURPOSE.note(whose)),
    history: (kept, whose) => history(kept, PURPOSE.note(whose)),
  }
  return {
    anew: (where, kept, whose) => {
      const now = rewritten[where](kept, whose)
      return now === kept ? undefined : now
    },
    unreadable: () => unreadable,
  }
}
