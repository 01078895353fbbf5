import type { BegunSignIn } from '#src/domain/account.ts'
import type { Answer } from '#src/domain/answer.ts'
import type { OutgoingPart } from '#src/domain/channel.ts'
import { conversationId, DepartmentId, MessageKey, OfficialId, TicketCode } from '#src/domain/ids.ts'
import type { Network } from '#src/domain/ids.ts'
import type { IncomingMessage, MessageContent } from '#src/domain/message.ts'
import type { Official } from '#src/domain/official.ts'
import type { Delivery } from '#src/domain/outbox.ts'
import type { ReceiveRule, Turn, TurnResult } from '#src/domain/inbox.ts'
import type { Store } from '#src/domain/store.ts'
import type { TicketChange } from '#src/domain/tickets.ts'
import type { MoveName } from '#src/domain/ticket-moves.ts'
import { stateAfter } from '#src/domain/ticket-moves.ts'
import type { AuditDetail, AuditEntry, Ticket, TicketClock } from '#src/domain/ticket.ts'
import type { NewSession } from '#src/domain/accounts.ts'

/** Noon in Vietnam and so many seconds. */
export function at(seconds: number): Date {
  return new Date(Date.parse('2026-11-22T05:00:00Z') + seconds * 1000)
}

let made = 0
function next(): number {
  made += 1
  return made
}

/** In order of their numbers: suites that share a process make more than fit into four digits. */
function codeOf(number: number): TicketCode {
  const digits = String(number).padStart(12, '0')
  return TicketCode.parse(`${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`)
}

interface MessageWish {
  readonly network?: Network
  readonly chat?: string
  /** The message id the network gave; unique unless named. */
  readonly number?: number
  readonly content?: MessageContent
  readonly text?: string
  /** Seconds after noon. */
  readonly at?: number
}

export function aMessage(wish: MessageWish = {}): IncomingMessage {
  const { network = 'telegram', chat = 'lan', number = next(), text = 'Lệ phí hộ tịch là bao nhiêu?' } = wish
  return {
    key: MessageKey.parse(`${network}:bot:message:${chat}:${number}`),
    conversation: conversationId(network, chat),
    account: { network, chat },
    content: wish.content ?? { kind: 'text', text },
    receivedAt: at(wish.at ?? 0),
  }
}

export function part(text: string): OutgoingPart {
  return { text, choices: [], citations: [] }
}

/** Each message by itself, no limit, unless wished otherwise. */
export function rule(wish: Partial<ReceiveRule> = {}): ReceiveRule {
  return { windowMs: 0, perMinute: 0, overLimit: [part('Bạn gửi hơi nhanh.')], ...wish }
}

export const ALONE = { windowMs: 0, leaseMs: 60_000 }
export const TOGETHER = { windowMs: 1500, leaseMs: 60_000 }
export const LEASE = { leaseMs: 60_000 }

export function words(turn: Turn | undefined): readonly string[] {
  return (turn?.messages ?? []).map(({ content }) => (content.kind === 'text' ? content.text : content.kind))
}

/** @throws {Error} when there is no turn: the test went wrong before what it is about */
export async function takenTurn(store: Store, seconds = 100, how = ALONE): Promise<Turn> {
  return present(await store.takeTurn(at(seconds), how))
}

export async function takenDelivery(
  store: Store,
  seconds = 100,
  network: Network = 'telegram',
): Promise<Delivery> {
  return present(await store.takeDelivery(network, at(seconds), LEASE))
}

function present<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('nothing was there to be taken')
  return found
}

export function resultOf(turn: Turn, wish: Partial<TurnResult> = {}): TurnResult {
  return { conversation: turn.conversation, parts: [], answers: [], tickets: [], ...wish }
}

/** A citizen writes and the desk replies so: the replies are then in the outbox. */
export async function exchange(
  store: Store,
  message: IncomingMessage,
  wish: Partial<TurnResult>,
): Promise<void> {
  await store.receive(message, rule())
  const turn = await takenTurn(store)
  await store.finishTurn(turn, resultOf(turn, wish), message.receivedAt)
}

/** @param wish `chat` and `network`: who asks; `due`: when the answer is due, seconds after noon */
export function aTicket({
  chat = 'lan',
  network = 'telegram',
  due = 3600,
  ...wish
}: TicketWish = {}): Ticket {
  const clock: TicketClock = {
    startedAt: wish.openedAt ?? at(0),
    limit: { unit: 'working_days', count: 5 },
    pauses: [],
    extendedTo: null,
    dueAt: due === null ? null : at(due),
    metAt: null,
  }
  return {
    code: codeOf(next()),
    revision: 1,
    conversation: conversationId(network, chat),
    account: { network, chat },
    question: 'Phường tôi có được thuê thêm công chức không?',
    original: null,
    place: 'hn',
    department: DepartmentId.parse('so-noi-vu'),
    routed: { because: [], confidence: 0, others: [] },
    reason: 'not_in_knowledge',
    found: [],
    state: 'new',
    since: wish.openedAt ?? at(0),
    openedAt: at(0),
    holder: null,
    holdsChat: false,
    talkedAt: null,
    urgency: 'normal',
    clocks: { accept: clock, reply: clock, answer: clock },
    request: null,
    hops: 0,
    proposed: null,
    answer: null,
    refusal: null,
    joinedTo: null,
    followers: [],
    reopenedFrom: null,
    feedback: null,
    published: null,
    reminded: [],
    nextAt: null,
    ...wish,
  }
}

type TicketWish = Partial<Ticket> & {
  readonly chat?: string
  readonly network?: Network
  readonly due?: number | null
}

interface Telling {
  readonly by?: AuditEntry['by']
  readonly at?: number
  readonly detail?: AuditDetail
  /** What the citizen is told. */
  readonly says?: readonly string[]
}

export function opening(ticket: Ticket, { says = [], detail = {} }: Telling = {}): TicketChange {
  const entry: AuditEntry = { ticket: ticket.code, move: 'open', by: 'citizen', at: ticket.openedAt, detail }
  return { seen: 0, ticket, entries: [entry], says: { parts: says.map(part), by: 'desk', answer: false } }
}

/** A move of a ticket, its revision and state counted on; `change` says what else becomes of it. */
export function moved(
  ticket: Ticket,
  move: MoveName,
  change: Partial<Ticket>,
  telling: Telling = {},
): TicketChange {
  const { by = LAN, at: seconds = 50, detail = {}, says = [] } = telling
  const state = stateAfter(ticket.state, move)
  const since = state === ticket.state ? ticket.since : at(seconds)
  return {
    seen: ticket.revision,
    ticket: { ...ticket, revision: ticket.revision + 1, state, since, ...change },
    entries: [{ ticket: ticket.code, move, by, at: at(seconds), detail }],
    says: { parts: says.map(part), by: 'official', answer: move.startsWith('answer') },
  }
}

/** An official's answer, on its way to the citizen. */
export function answered(ticket: Ticket, text: string, seconds = 50): TicketChange {
  const answer = { text, by: LAN, at: at(seconds), approvedBy: null, citations: [] }
  return moved(
    ticket,
    ticket.state === 'joined' ? 'answer_with' : 'answer',
    { answer },
    { at: seconds, says: [text] },
  )
}

/** Ticket as the store has it after it was opened by a citizen who wrote. */
export async function openedTicket(store: Store, wish: TicketWish = {}): Promise<Ticket> {
  const ticket = aTicket(wish)
  const { network, chat } = ticket.account
  const message = aMessage({ network, chat })
  await exchange(store, { ...message, receivedAt: ticket.openedAt }, { tickets: [opening(ticket)] })
  return ticket
}

export function anAnswer(): Answer {
  return {
    outcome: 'answered',
    reason: 'found',
    text: 'Ủy ban nhân dân quận bổ nhiệm.',
    asOf: '2022-06-01',
    place: 'hn',
    citations: [],
    escalation: { offered: false, department: 'so-noi-vu' },
    knowledgeVersion: 'v1',
  }
}

export const LAN = OfficialId.parse('0b8f8f5e-6c07-4c0c-9d0b-5c1f4c3f2a01')
export const MINH = OfficialId.parse('0b8f8f5e-6c07-4c0c-9d0b-5c1f4c3f2a02')

export function anOfficial(wish: Partial<Official> = {}): Official {
  return {
    id: LAN,
    email: 'lan@noivu.example.vn',
    name: 'Nguyễn Thị Lan',
    role: 'chuyen-vien',
    department: 'so-noi-vu',
    place: 'hn',
    passwordHash: null,
    ...wish,
  }
}

export const BY_SHELL = { by: 'shell', at: at(0) } as const

/** A session of twelve hours, from noon and so many seconds on. */
export function aSession(tokenHash: string, official: OfficialId, seconds = 0): NewSession {
  return {
    tokenHash,
    official,
    csrfToken: `c-${tokenHash}`,
    startedAt: at(seconds),
    expiresAt: at(seconds + 12 * 3600),
  }
}

/** Enrols a phone and so signs in for the first time. */
export async function enrolled(
  store: Store,
  session: NewSession,
  recoveryHashes: readonly string[] = ['r-1', 'r-2'],
): Promise<void> {
  const begun = `begun ${session.tokenHash}`
  const { official, expiresAt } = session
  await store.beginSignIn(aBegun(begun, official, { offeredSecret: 'sealed', expiresAt }))
  const result = await store.enrolSecondFactor(begun, { step: 100, recoveryHashes }, session)
  if (result !== 'enrolled') throw new Error(result)
}

/** Signs in with the next code of the enrolled phone. */
export async function signedIn(store: Store, session: NewSession): Promise<void> {
  const begun = `begun ${session.tokenHash}`
  await store.beginSignIn(aBegun(begun, session.official))
  const proof = { kind: 'code', step: 1000 + next() } as const
  const result = await store.passSecondFactor(begun, proof, session)
  if (result !== 'passed') throw new Error(result)
}

export function aBegun(
  tokenHash: string,
  official: OfficialId,
  wish: Partial<BegunSignIn> = {},
): BegunSignIn {
  return { tokenHash, official, offeredSecret: null, replaces: false, expiresAt: at(7 * 86_400), ...wish }
}
