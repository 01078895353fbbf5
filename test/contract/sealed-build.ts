import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import { conversationId, DepartmentId, MessageKey } from '#src/domain/ids.ts'
import type { Store } from '#src/domain/store.ts'
import {
  aMessage,
  anAnswer,
  answered,
  at,
  LAN,
  moved,
  openedTicket,
  part,
  resultOf,
  rule,
  takenTurn,
  TOGETHER,
} from './build.ts'

export const NEW = Buffer.alloc(32, 2)
/** No sentence of ours has it. */
export const MARK = 'mèobíẩn'
export const PHONE = '0912876543'
export const chat = conversationId('telegram', 'lan')
const all = { from: at(-1000), before: at(1000) }

export function closedAfterwards(store: Store): Store {
  onTestFinished(() => store.close())
  return store
}

export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-sealed-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

/** What the picture is about: another message, and a reply of ours that began so. */
export const ABOUT = { corrects: MessageKey.parse('telegram:1:message:1:1'), repliesTo: `Không rõ ${MARK}` }

/** Words of every kind: a chat, a ticket with what officials wrote about it, and a message and a reply that wait. */
export async function fill(store: Store) {
  const ticket = await openedTicket(store, { state: 'in_progress', holder: LAN })
  const { code } = ticket
  await store.addNote(code, { text: `Ghi chú ${MARK}`, by: LAN, at: at(20) })
  await store.saveDraft(code, { text: `Nháp ${MARK}`, revision: 1, by: LAN, at: at(21) })
  const proposed = { text: `Trình: gọi bà ${PHONE}`, by: LAN, at: at(22) }
  const detail = { note: `Hỏi bà ${PHONE}`, reason: 'gấp' }
  const change = moved(ticket, 'propose', { proposed }, { at: 22, detail })
  await store.moveTickets([change], at(22))
  const other = await openedTicket(store, { state: 'in_progress', holder: LAN })
  const given = answered(other, `Mời bà đến, ${PHONE}`)
  await store.moveTickets([given], at(50))
  const choice = { label: `Chọn ${MARK}`, value: 'một' }
  await store.receive(aMessage({ text: `Hỏi ${MARK}`, at: 60 }), rule())
  const turn = await takenTurn(store, 60, TOGETHER)
  const result = {
    conversation: {
      ...turn.conversation,
      place: 'hn' as const,
      greeted: true,
      offered: [choice],
      earlier: [`Hỏi ${MARK}`],
      heard: [{ key: ABOUT.corrects, text: `Hỏi ${MARK}` }],
      pending: { kind: 'place', question: `Hỏi ${MARK}` } as const,
      lastQuestion: { text: `Hỏi ${MARK}`, department: DepartmentId.parse('so-noi-vu') },
    },
    parts: [part(`Không rõ ${MARK}`)],
    answers: [
      {
        question: `Hỏi ${MARK}`,
        answer: { ...anAnswer(), outcome: 'no_answer' as const, text: `Không rõ ${MARK}` },
        worded: null,
      },
    ],
  }
  expect(await store.finishTurn(turn, resultOf(turn, result), at(60))).toBe('finished')
  await store.receive(aMessage({ content: { kind: 'choice', value: 'một' }, at: 70 }), rule())
  await store.receive(
    aMessage({ content: { kind: 'picture', caption: `Ảnh ${MARK}`, ...ABOUT }, at: 71 }),
    rule(),
  )
  return [code, other.code] as const
}

type Codes = Awaited<ReturnType<typeof fill>>

/** All that is said, as whoever reads the store sees it. */
export async function seen(store: Store, [proposed, given]: Codes) {
  const tickets = await Promise.all([store.ticket(proposed), store.ticket(given)])
  return {
    conversation: await store.conversation(chat),
    transcript: await store.transcript(chat, 0, 100),
    latest: await store.latestAnswers(10),
    of: await store.answersOf(chat),
    unanswered: await store.unanswered(all, 10),
    draft: await store.draft(proposed),
    notes: await store.notes(proposed),
    history: (await store.audit(proposed)).slice(0, 2).map((entry) => entry.detail),
    said: tickets.map((ticket) => [ticket?.proposed?.text, ticket?.answer?.text]),
    found: (await store.searchTickets(['moi'], { place: null, department: null }, 10)).length,
  }
}
