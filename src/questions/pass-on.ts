import { randomInt } from 'node:crypto'
import type { Provision } from '#knowledge/provision.ts'
import { stillStands } from '#knowledge/published-answer.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { Conversation, Pending, ToPassOn } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import { maskPersonalData } from '../domain/mask.ts'
import { plainReply } from '../domain/reply.ts'
import type { Choice } from '../domain/reply.ts'
import { takesFollowers } from '../domain/ticket-moves.ts'
import type { Routed, Ticket } from '../domain/ticket.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { followTicket } from '../tickets/citizen-moves.ts'
import { departmentName } from '../tickets/departments.ts'
import { openTicket } from '../tickets/open.ts'
import { reasonInWords } from '../tickets/phrases-routing.ts'
import { routeFor } from '../tickets/route-for.ts'
import { similarTicket } from '../tickets/similar.ts'
import { cite } from './citations.ts'
import { recognise } from './intent/recognise.ts'
import { PLACE_CHOICES } from './phrases.ts'
import * as say from './phrases-pass-on.ts'
import { meantFor } from './pass-to.ts'
import type { Step } from './step.ts'
import { sentenceCase } from '../domain/sentence-case.ts'

// From a question the desk cannot answer to a ticket: proposed in clean words, confirmed or corrected, kept from being
// asked twice, opened.

/**
 * How the desk proposes to pass a question on: in clean words, to whom, and when the answer may be expected.
 *
 * @returns what is said, and what may be picked; `offer` is in the choices, so that an older offer's button answers nothing
 */
export async function proposal(
  desk: Desk,
  { question, department }: Pick<ToPassOn, 'question' | 'department'>,
  place: Conversation['place'],
): Promise<{ readonly text: string; readonly choices: readonly Choice[]; readonly offer: number }> {
  const timing = await desk.timing()
  const clock = {
    startedAt: desk.clock(),
    limit: timing.limits(place, department).answer,
    pauses: [],
    extendedTo: null,
  }
  const due = timing.due(clock)
  const offer = randomInt(1_000_000)
  const text = say.offerToPassOn(
    departmentName(department, place),
    cleanQuestion(question),
    due === null ? undefined : vietnamTime(due),
  )
  return { text, choices: say.consentChoices(offer), offer }
}

/** A proposal by itself, as when the citizen has asked for an official or has put the question in other words. */
export async function propose(desk: Desk, conversation: Conversation, asked: ToPassOn): Promise<Step> {
  const { text, choices } = await proposal(desk, asked, conversation.place)
  return {
    conversation: { ...conversation, pending: { kind: 'consent', ...toPassOnOnly(asked) } },
    reply: plainReply(text, choices),
  }
}

/** The citizen has agreed: a ticket, unless the city is still to be known or somebody has asked the same. */
export async function passOn(desk: Desk, conversation: Conversation, asked: ToPassOn): Promise<Step> {
  if (conversation.place === null) {
    return {
      conversation: { ...conversation, pending: { kind: 'place_of_ticket', ...toPassOnOnly(asked) } },
      reply: plainReply(say.WHICH_CITY_ANSWERS, PLACE_CHOICES),
    }
  }
  const similar = await similarTicket(desk, cleanQuestion(asked.question), conversation.place)
  if (similar !== undefined && !isWithdrawn(desk, similar))
    return offerSimilar(desk, conversation, asked, similar)
  return open(desk, conversation, asked)
}

function offerSimilar(desk: Desk, conversation: Conversation, asked: ToPassOn, similar: Ticket): Step {
  const offer = randomInt(1_000_000)
  const { code, department, followers, openedAt, place, question, state } = similar
  const answer = state === 'published' ? publicAnswer(desk, similar) : undefined
  const shown = answer !== undefined
  const pending = { kind: 'similar', ...toPassOnOnly(asked), ticket: code, shown } as const
  const offered = { ...conversation, pending }
  if (shown) {
    const text = say.answeredInPublic(answer.heading ?? '', answer.summary ?? '')
    return { conversation: offered, reply: plainReply(text, say.similarChoices(true, offer)) }
  }
  if (similar.conversation === conversation.id) {
    const isSame = inLetters(question) === inLetters(cleanQuestion(asked.question))
    const text = isSame ? say.askedBefore(code) : say.askedAlike(code, question)
    return { conversation: offered, reply: plainReply(text, say.ownSimilarChoices(offer)) }
  }
  const text = say.othersAsked(
    1 + followers.length,
    departmentName(department, place),
    dayInVietnam(openedAt),
  )
  return { conversation: offered, reply: plainReply(text, say.similarChoices(false, offer)) }
}

function inLetters(question: string): string {
  return syllables(question).map(fold).join(' ')
}

/** What was made public of it, in the words a person has looked through, while its law holds. */
function publicAnswer(desk: Desk, { published }: Ticket): Provision | undefined {
  const { shelf } = desk.knowledge()
  const answer = shelf.provisions.get(published?.id ?? '')
  return answer !== undefined && stillStands(shelf, answer, dayInVietnam(desk.clock())) ? answer : undefined
}

/** Public once, and no more: nothing to show and nothing to wait for. */
function isWithdrawn(desk: Desk, ticket: Ticket): boolean {
  return ticket.state === 'published' && publicAnswer(desk, ticket) === undefined
}

/** The citizen waits for the answer to a ticket that asks the same, or has found it in a public one. */
export async function takeSimilar(
  desk: Desk,
  conversation: Conversation,
  { ticket: code, shown = false, ...asked }: Omit<Extract<Pending, { kind: 'similar' }>, 'kind'>,
): Promise<Step> {
  const target = await desk.store.ticket(code)
  if (shown || target?.conversation === conversation.id) {
    return { conversation: settled(conversation), reply: plainReply(say.GLAD_IT_HELPED) }
  }
  // Made public since it was offered: nobody has shown them the answer yet.
  if (target?.state === 'published' && !isWithdrawn(desk, target)) {
    return offerSimilar(desk, conversation, asked, target)
  }
  return open(desk, conversation, asked, target)
}

/** @param similar whose answer the citizen would wait for as well */
export async function open(
  desk: Desk,
  conversation: Conversation,
  { question: written, reason, department, found = [] }: ToPassOn,
  similar?: Ticket,
): Promise<Step> {
  // Since it was offered it may have been answered or withdrawn, or too many wait for it: whoever would wait for nothing is
  // better served by a ticket. It is written at the revision looked at here, so that of several who ask to join at once
  // each is looked at again.
  const target = similar !== undefined && takesFollowers(similar) ? similar : undefined
  const { place } = conversation
  const when = { now: desk.clock(), timing: await desk.timing() }
  const question = cleanQuestion(written)
  const routed = await howRouted(desk, conversation, { question: written, department, found })
  const opening = openTicket(
    desk,
    conversation,
    { question, written, place, department, routed, reason, found },
    when,
  )
  const { code, clocks } = opening.ticket
  const link = desk.publicUrl === undefined ? undefined : `${desk.publicUrl}/tra-cuu/${code}`
  const due = clocks.answer.dueAt ?? undefined
  return {
    conversation: settled(conversation),
    reply: plainReply(
      target === undefined
        ? say.ticketOpened(code, departmentName(department, place), due && vietnamTime(due), link)
        : say.ticketJoined(code, departmentName(target.department, target.place), link),
    ),
    tickets: target === undefined ? [opening] : followTicket(desk, opening, target, when),
  }
}

/** Why the department is the one it is, in words for officials, and which others were likely. */
async function howRouted(
  desk: Desk,
  { place }: Conversation,
  { question, department, found }: Required<Pick<ToPassOn, 'question' | 'department' | 'found'>>,
): Promise<Routed> {
  const published = desk.knowledge()
  const day = dayInVietnam(desk.clock())
  const citations = found.flatMap((id) => {
    const provision = published.shelf.provisions.get(id)
    return provision === undefined ? [] : [cite(published.shelf, provision, day)]
  })
  const route = await routeFor(desk, {
    question,
    meant: meantFor(published, question),
    place,
    answer: { citations },
  })
  const guesses = [route, ...route.others]
  const guess = guesses.find((one) => one.department === department)
  return {
    because: (guess?.because ?? []).map((reason) => reasonInWords(reason, place)),
    confidence: guess?.confidence ?? 0,
    others: guesses.map((one) => one.department).filter((one) => one !== department),
  }
}

/** Without courtesies and personal data, on one line, beginning like a sentence. */
function cleanQuestion(written: string): string {
  const asked = recognise(written).question.trim()
  const masked = maskPersonalData(asked === '' ? written : asked)
  return sentenceCase(masked.replace(/\s+/g, ' ').trim())
}

function settled(conversation: Conversation): Conversation {
  return { ...conversation, pending: null, lastQuestion: null, readingsOffered: 0 }
}

/** Without what else was pending with it. */
export function toPassOnOnly({ question, reason, department, found = [] }: ToPassOn): ToPassOn {
  return { question, reason, department, found }
}
