import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { OfficialId } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { askDetails } from '#src/tickets/ask-details.ts'
import { leaveChat, takeChat, writeInChat } from '#src/tickets/chat.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { readTicket } from '#src/tickets/read.ts'
import { openChat, openTickets } from '../fixtures/chat.ts'

const FARE = 'Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?'
const DOGS = 'Ở Hà Nội tiêm vắc-xin dại cho chó mèo giá bao nhiêu?'
const OTHER = 'Ủy ban nhân dân phường có mấy phó chủ tịch?'

const MAI: Official = {
  id: OfficialId.parse(randomUUID()),
  email: 'mai@example.vn',
  name: 'Mai',
  role: 'dieu-phoi',
  department: null,
  place: null,
  passwordHash: null,
}

const closing: Array<() => Promise<void>> = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function opened() {
  const chat = await openChat(0)
  closing.push(chat.close)
  const pass = async (question: string) => {
    const known = new Set((await openTickets(chat.desk)).map(({ code }) => code))
    await chat.say(question)
    await chat.say('có')
    const ticket = (await openTickets(chat.desk)).find(({ code }) => !known.has(code))
    if (ticket === undefined) throw new Error('no ticket was opened')
    return ticket
  }
  const shown = async ({ code }: Awaited<ReturnType<typeof pass>>) => {
    const read = await readTicket(chat.desk, MAI, code)
    if (read.kind !== 'file') throw new Error(read.kind)
    return read.file.transcript.map(({ text }) => text)
  }
  return { ...chat, pass, shown }
}

/** The desk keeps still, or says what an official has it say: what is written is worked on by then. */
async function settled(happened: () => Promise<boolean>): Promise<void> {
  await expect.poll(happened).toBe(true)
}

test('a ticket’s page has how it came to be passed on, and nothing of what the citizen asks afterwards', async () => {
  const chat = await opened()
  await chat.say('Hà Nội')
  const fare = await chat.pass(FARE)
  await chat.say(OTHER)
  const dogs = await chat.pass(DOGS)
  await chat.say('cảm ơn')

  const ofFare = await chat.shown(fare)
  expect(ofFare.slice(0, 1)).toEqual(['Hà Nội'])
  expect(ofFare).toContain(FARE)
  expect(ofFare.at(-1)).toContain(fare.code)
  expect(ofFare).not.toContain(OTHER)
  expect(ofFare.join()).not.toContain(dogs.code)

  const ofDogs = await chat.shown(dogs)
  expect(ofDogs).toContain(DOGS)
  expect(ofDogs).not.toContain(FARE)
  expect(ofDogs.at(-1)).toContain(dogs.code)
})

test('what is said on a ticket later stands on its page: details, a talk, the answer, the rating', async () => {
  const chat = await opened()
  await chat.say('Hà Nội')
  const { code, ...ticket } = await chat.pass(FARE)
  const shown = () => chat.shown({ code, ...ticket })
  const moved = async (move: string) => (await chat.desk.store.audit(code)).some((one) => one.move === move)
  await chat.say(OTHER)
  await claimTicket(chat.desk, MAI, { code })
  await askDetails(chat.desk, MAI, { code, text: 'Bạn học trường nào?' })
  await chat.tell({ kind: 'text', text: 'Đại học Bách khoa' })
  await settled(() => moved('give_details'))
  await takeChat(chat.desk, MAI, { code })
  await chat.tell({ kind: 'text', text: 'Tôi học năm cuối' })
  await settled(() => moved('add_words'))
  await writeInChat(chat.desk, MAI, { code, text: 'Cảm ơn bạn, tôi xem ngay.' })
  await leaveChat(chat.desk, MAI, { code })
  await answerTicket(chat.desk, MAI, { code, text: 'Giá vé là 100.000 đồng.', citations: [] })
  await chat.tell({ kind: 'text', text: 'Hữu ích' })
  await settled(() => moved('rate'))
  await chat.tell({ kind: 'text', text: DOGS })
  await settled(async () =>
    (await chat.desk.store.transcript(ticket.conversation, 0, 3)).some(
      ({ by, text }) => by === 'citizen' && text === DOGS,
    ),
  )

  const said = await shown()
  const inOrder = [
    FARE,
    'Bạn học trường nào?',
    'Đại học Bách khoa',
    'Tôi học năm cuối',
    'Cảm ơn bạn, tôi xem ngay.',
    'Giá vé là 100.000 đồng.',
    'Hữu ích',
  ]
  const places = inOrder.map((words) => said.findIndex((text) => text.includes(words)))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((one, other) => one - other))
  expect(said).not.toContain(OTHER)
  expect(said).not.toContain(DOGS)
})

test('words the desk asked about first, addition or question, stand with the ticket they were added to', async () => {
  const chat = await opened()
  await chat.say('Hà Nội')
  const ticket = await chat.pass(FARE)
  const { code } = ticket
  await claimTicket(chat.desk, MAI, { code })
  await askDetails(chat.desk, MAI, { code, text: 'Bạn đi tuyến nào?' })
  const doubtful = 'Tuyến 32 thì có được không? Gọi tôi 0912345678.'
  await chat.tell({ kind: 'text', text: doubtful })
  await settled(async () => (await chat.replies(6)).some((text) => text.includes('câu hỏi mới')))
  await chat.tell({ kind: 'text', text: '1' })
  await settled(async () => (await chat.desk.store.audit(code)).some(({ move }) => move === 'give_details'))
  expect(await chat.shown(ticket)).toContain(doubtful)
  // The chat's words go in their time; the ticket's history is kept for good.
  const given = (await chat.desk.store.audit(code)).find(({ move }) => move === 'give_details')
  expect(given?.detail).toEqual({ note: 'Tuyến 32 thì có được không? Gọi tôi [số điện thoại].' })
})
