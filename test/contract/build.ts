import type { Answer } from '#src/domain/answer.ts'
import type { OutgoingPart } from '#src/domain/channel.ts'
import { conversationId, DepartmentId, MessageKey, OfficialId, TicketCode } from '#src/domain/ids.ts'
import type { Network } from '#src/domain/ids.ts'
import type { IncomingMessage, MessageContent } from '#src/domain/message.ts'
import type { Official } from '#src/domain/official.ts'
import type { Delivery, ReceiveRule, Store, Turn, TurnResult } from '#src/domain/store.ts'
import type { NewTicket } from '#src/domain/ticket.ts'

/** Noon in Vietnam and so many seconds. */
export function at(seconds: number): Date {
  return new Date(Date.parse('2026-11-22T05:00:00Z') + seconds * 1000)
}

let made = 0
function next(): number {
  made += 1
  return made
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

export function aTicket(wish: Partial<NewTicket> = {}): NewTicket {
  return {
    code: TicketCode.parse(`0000-0000-${String(next()).padStart(4, '0')}`),
    question: 'Phường tôi có được thuê thêm công chức không?',
    place: 'hn',
    department: DepartmentId.parse('so-noi-vu'),
    reason: 'not_in_knowledge',
    ...wish,
  }
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
    role: 'chuyen-vien',
    department: 'so-noi-vu',
    passwordHash: null,
    ...wish,
  }
}
