import type { OutgoingPart } from '../domain/channel.ts'
import type { Desk } from '../domain/desk.ts'
import type { Network } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'
import { plainReply } from '../domain/reply.ts'
import type { Reply } from '../domain/reply.ts'
import type { Ticket, TicketAnswer } from '../domain/ticket.ts'
import { needsFourEyes } from './department-rules.ts'
import { departmentName } from './departments.ts'
import { followersOf } from './followers.ts'
import { isLeads } from './lead.ts'
import { moveTicket } from './move.ts'
import type { Asked, MoveResult, Plan, Standing } from './move.ts'
import { feedbackChoices, officialAnswer } from './phrases.ts'

interface Written extends Asked {
  readonly text: string
  /** Provisions it rests on. */
  readonly citations: readonly string[]
}

/** Writes an official's answer and sends it to every chat where it was asked. */
export function answerTicket(
  desk: Desk,
  official: Official,
  { text, citations, ...asked }: Written,
): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'answer', async (standing) => {
    if (await needsFourEyes(desk.store, standing.ticket)) return { hindered: 'four_eyes' }
    const answer: TicketAnswer = { text, by: official.id, at: standing.now, approvedBy: null, citations }
    return answered(desk, standing, answer)
  })
}

/** Trình duyệt: where a department asks for four eyes. */
export function proposeAnswer(
  desk: Desk,
  official: Official,
  { text, ...asked }: Asked & { readonly text: string },
): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'propose', ({ now }) => ({
    after: { proposed: { text, by: official.id, at: now }, holdsChat: false },
  }))
}

/** Trả lại để sửa, with the reason. */
export function sendBack(
  desk: Desk,
  official: Official,
  { reason, ...asked }: Asked & { readonly reason: string },
): Promise<MoveResult> {
  // What was proposed stays with the ticket: it is what has to be corrected.
  return moveTicket(desk, official, asked, 'send_back', async ({ ticket }) => {
    if (await isLeads(desk.store, official, 'send_back', ticket)) return { hindered: 'forbidden' }
    const holder = ticket.holder === null ? undefined : await desk.store.account(ticket.holder)
    // Whoever drafted it may have gone: then it is in the hands of who wants it corrected, to be given to somebody else.
    const after = holder?.isActive === true ? {} : { holder: official.id }
    return { after, detail: { reason } }
  })
}

/** Rút bản trình: goes on writing where nobody has approved it yet. */
export function takeBack(desk: Desk, official: Official, asked: Asked): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'take_back', () => ({}))
}

/**
 * Phê duyệt và gửi: the text as it was proposed. Where no second pair of eyes is asked for the approver may correct it;
 * where it is, a corrected text would be the approver's own, seen by nobody else.
 */
export function approveAnswer(
  desk: Desk,
  official: Official,
  { text, citations, ...asked }: Written,
): Promise<MoveResult> {
  return moveTicket(desk, official, asked, 'approve', async (standing) => {
    const { proposed } = standing.ticket
    if (await isLeads(desk.store, official, 'approve', standing.ticket)) return { hindered: 'forbidden' }
    if (proposed?.text !== text && (await needsFourEyes(desk.store, standing.ticket))) {
      return { hindered: 'own_draft' }
    }
    const by = proposed?.by ?? official.id
    return answered(desk, standing, { text, by, at: standing.now, approvedBy: official.id, citations })
  })
}

/** One answer goes to everybody who asked, each in their own chat. */
async function answered(desk: Desk, { ticket, change }: Standing, answer: TicketAnswer): Promise<Plan> {
  const after = { answer, proposed: null, holdsChat: false }
  const followers = await followersOf(desk, ticket)
  return {
    after: { ...after, followers: [] },
    tells: answerWords(ticket, answer.text),
    choices: feedbackChoices(ticket.code),
    answers: true,
    also: followers.map((follower) =>
      change(follower, 'answer_with', {
        after,
        detail: { from: ticket.code },
        tells: answerWords({ ...follower, department: ticket.department }, answer.text),
        choices: feedbackChoices(follower.code),
        answers: true,
      }),
    ),
  }
}

/** A message as a network will show it, in as many parts as it takes. */
export interface Preview {
  readonly network: Network
  readonly parts: readonly OutgoingPart[]
}

/** What the citizen will read, message by message: the console's preview shows this and the outbox sends it. */
export function answerPreviews(desk: Desk, ticket: Ticket, text: string): readonly Preview[] {
  return previewsOf(desk, ticket, plainReply(answerWords(ticket, text), feedbackChoices(ticket.code)))
}

/** Networks on which whoever joins the ticket may read it too. */
const SHOWN: readonly Network[] = ['zalo', 'telegram']

/** How networks show a reply, the citizen's own first. */
export function previewsOf(desk: Desk, { account }: Ticket, reply: Reply): readonly Preview[] {
  const others = SHOWN.filter((network) => network !== account.network && desk.channels.has(network))
  return [account.network, ...others].map((network) => ({
    network,
    parts: desk.channels.get(network)?.parts(reply) ?? [reply],
  }))
}

function answerWords(
  { department, place, code }: Pick<Ticket, 'department' | 'place' | 'code'>,
  text: string,
): string {
  return officialAnswer(departmentName(department, place), code, text)
}
