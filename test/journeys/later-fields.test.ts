import { expect, onTestFinished, test } from 'vitest'
import { packEdition, unpackEdition } from '#knowledge/edition.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { askDetails, resumeTicket } from '#src/tickets/ask-details.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { extendTicket } from '#src/tickets/extend.ts'
import { lookAfterTickets } from '#src/tickets/upkeep.ts'
import { setUrgency } from '#src/tickets/urgency.ts'
import { edition } from '../contract/archive-build.ts'
import { openTestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'

/** As a program that knows more writes it. */
const LATER = { later: 'sau này' }

test('what a newer program has added to a ticket and its clocks outlives every move made by this one', async () => {
  const at = await openTestConsole()
  onTestFinished(() => at.close())
  const who = { email: 'lan@example.vn', role: 'lanh-dao', department: 'so-y-te', place: 'hcm' } as const
  await at.invite(who)
  const lan = await at.store.officialByEmail(who.email)
  if (lan === undefined) throw new Error('no account')
  const asked = { question: 'Khám ở đâu?', written: 'Khám ở đâu? 0912345678', department: 'so-y-te' } as const
  const opened = await openTicketFor(at.desk, { network: 'web', chat: 'w1' }, asked)
  const { code } = opened
  const { accept, reply, answer } = opened.clocks
  const clocks = {
    ...opened.clocks,
    accept: { ...accept, ...LATER },
    reply: { ...reply, ...LATER },
    answer: { ...answer, ...LATER },
    // A clock of its own.
    approval: { ...answer },
  }
  const ticket = { ...opened, ...LATER, clocks, revision: opened.revision + 1 }
  const says = { parts: [], by: 'desk', answer: false } as const
  expect(
    await at.store.moveTickets([{ seen: opened.revision, ticket, entries: [], says }], at.desk.clock()),
  ).toBe('moved')

  const text = 'Chào bạn.'
  const moves = [
    () => claimTicket(at.desk, lan, { code }),
    () => setUrgency(at.desk, lan, { code, urgency: 'urgent', reason: 'Vì vậy' }),
    () => extendTicket(at.desk, lan, { code, to: new Date('2027-01-15'), reason: 'Vì vậy' }),
    () => askDetails(at.desk, lan, { code, text }),
    () => resumeTicket(at.desk, lan, { code }),
    () => answerTicket(at.desk, lan, { code, text, citations: [] }),
  ]
  for (const move of moves) expect((await move()).kind).toBe('moved')
  // Originals are forgotten then.
  at.pass(61 * 86_400_000)
  await lookAfterTickets(at.desk)

  const after = await at.store.ticket(code)
  expect(after?.original).toBeNull()
  expect(after).toMatchObject({ ...LATER, clocks: { accept: LATER, reply: LATER, answer: LATER } })
  expect(after?.clocks).toHaveProperty('approval')
}, 20_000)

test('what a newer program has added to a document and its provisions stays when this one puts something of its own into it', () => {
  const { document, provisions, parts } = unpackEdition(edition('nq-1', 'một'))
  const written = packEdition({
    document: { ...document, ...LATER },
    provisions: provisions.map((provision) => ({ ...provision, ...LATER })),
    parts,
  })
  const read = unpackEdition(written)
  expect(packEdition(read).digest).toBe(written.digest)
  const ruled = packEdition({ ...read, document: { ...read.document, note: 'đã xem' } })
  expect(unpackEdition(ruled)).toMatchObject({ document: { ...LATER, note: 'đã xem' }, provisions: [LATER] })
})
