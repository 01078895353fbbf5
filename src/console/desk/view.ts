import { dayInVietnam, holds } from '#knowledge/validity.ts'
import type { Desk } from '../../domain/desk.ts'
import type { Official } from '../../domain/official.ts'
import { allows } from '../../domain/ticket-moves.ts'
import { isOpen } from '../../domain/ticket.ts'
import type { Draft, Ticket } from '../../domain/ticket.ts'
import { hasPower } from '../../officials/may.ts'
import { isGivenToday, proposePublic, publicNow } from '../../publishing/rehearse-answer.ts'
import type { PublicDraft } from '../../publishing/rehearse-answer.ts'
import { citedOnShelf } from '../../questions/cited-on-shelf.ts'
import { pickProvisions, provisionsNamed } from '../../questions/pick-provisions.ts'
import type { PickedProvision, Picking } from '../../questions/pick-provisions.ts'
import { publishedLike } from '../../questions/published-like.ts'
import { answeredLike } from '../../tickets/answered-like.ts'
import { attendTicket, present } from '../../tickets/attendance.ts'
import type { Present } from '../../tickets/attendance.ts'
import type { TicketFile } from '../../tickets/read.ts'
import { mayDraft, openDraft } from '../../tickets/save-draft.ts'

/** A question that was answered before, and how its law stands today. */
export interface Alike {
  readonly kind: 'public' | 'ticket'
  /** What the address of "use as draft" names. */
  readonly ref: string
  readonly question: string
  readonly answer: string
  readonly basis: readonly PickedProvision[]
  readonly stands: boolean
}

/** What the desk adds to a ticket's page. */
export interface DeskView {
  readonly ticket: Ticket
  readonly official: Official
  /** Entries of the audit that the page shows; what comes after is news. */
  readonly entries: number
  readonly draft: Draft | undefined
  readonly draftBy: string
  readonly mayDraft: boolean
  readonly others: readonly Present[]
  readonly picking: Picking | undefined
  readonly alike: readonly Alike[]
  /** Proposed to whoever may make the answer public. */
  readonly toPublish: { readonly draft: PublicDraft; readonly basis: readonly PickedProvision[] } | undefined
  /** Its answer is on the shelf, and given to whoever asks the same; whether the official may see to that it is not. */
  readonly isPublic: boolean
  readonly isGiven: boolean
  readonly mayUnpublish: boolean
}

export async function viewDesk(
  desk: Desk,
  official: Official,
  { ticket, audit, draft: kept, names }: TicketFile,
  sought = '',
): Promise<DeskView> {
  await attendTicket(desk, official, ticket.code)
  const there = await present(desk, ticket.code)
  const draft = openDraft(ticket, kept)
  const drafts = mayDraft(official, ticket) && isOpen(ticket.state)
  const words = sought.trim()
  const isAnswered = ticket.answer !== null && allows(ticket.state, 'publish')
  const mayPublish = hasPower(official, 'publish', ticket)
  return {
    ticket,
    official,
    entries: audit.length,
    draft,
    draftBy: draft === undefined ? '' : (names.get(draft.by) ?? ''),
    mayDraft: drafts,
    others: there.filter((one) => one.official !== official.id),
    picking: words === '' ? undefined : picked(desk, ticket, words),
    alike: isOpen(ticket.state) ? await alikeTo(desk, official, ticket) : [],
    toPublish: isAnswered && mayPublish ? proposed(desk, ticket) : undefined,
    isPublic: publicNow(desk.knowledge(), ticket) !== undefined,
    isGiven: isGivenToday(desk.knowledge(), ticket, dayInVietnam(desk.clock())),
    mayUnpublish: mayPublish && ticket.published !== null && allows(ticket.state, 'unpublish'),
  }
}

export function picked(desk: Desk, { question, openedAt, place }: Ticket, words: string): Picking {
  const today = dayInVietnam(desk.clock())
  return pickProvisions(desk.knowledge(), words, { question, askedOn: dayInVietnam(openedAt), place, today })
}

function proposed(desk: Desk, ticket: Ticket): NonNullable<DeskView['toPublish']> {
  const inUse = desk.knowledge()
  // What a person has put into words for everybody is where another begins, until there is another answer.
  const before = ticket.state === 'published' ? publicNow(inUse, ticket) : undefined
  const draft = before ?? proposePublic(inUse, ticket)
  return { draft, basis: provisionsNamed(inUse, draft.basis, dayInVietnam(desk.clock()), ticket.place) }
}

export async function alikeTo(desk: Desk, official: Official, ticket: Ticket): Promise<readonly Alike[]> {
  const inUse = desk.knowledge()
  const day = dayInVietnam(desk.clock())
  const { place, question } = ticket
  const named = (ids: readonly string[]) => provisionsNamed(inUse, ids, day, place)
  const published = publishedLike(inUse, question, { day, place }).map(
    ({ id, question: asked, answer, basis, stands }): Alike => ({
      kind: 'public',
      ref: id,
      question: asked,
      answer,
      basis: named(basis.map((one) => one.id)),
      stands,
    }),
  )
  const tickets = (await answeredLike(desk, official, ticket)).map(({ ticket: other }): Alike => {
    const text = other.answer?.text ?? ''
    const ids = [...new Set([...(other.answer?.citations ?? []), ...citedOnShelf(inUse, text)])]
    const basis = named(ids)
    const stands = basis.length === ids.length && basis.every(({ today }) => holds(today))
    return { kind: 'ticket', ref: other.code, question: other.question, answer: text, basis, stands }
  })
  const known = new Set(published.map(({ ref }) => ref))
  return [...published, ...tickets.filter(({ ref }) => !known.has(ref))]
}
