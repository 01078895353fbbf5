import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '#src/domain/desk.ts'
import type { TicketCode } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import { answerTicket, approveAnswer, proposeAnswer, sendBack, takeBack } from '#src/tickets/answer.ts'
import { askDetails, resumeTicket } from '#src/tickets/ask-details.ts'
import { leaveChat, takeChat, writeInChat } from '#src/tickets/chat.ts'
import { assignTicket, claimTicket, releaseTicket } from '#src/tickets/claim.ts'
import { drawTicketCode } from '#src/tickets/code.ts'
import { setFourEyes } from '#src/tickets/department-rules.ts'
import { extendTicket } from '#src/tickets/extend.ts'
import { setUrgency } from '#src/tickets/urgency.ts'
import { joinTicket } from '#src/tickets/join.ts'
import { writeNote } from '#src/tickets/note.ts'
import { openOriginal } from '#src/tickets/open-original.ts'
import { readTicket } from '#src/tickets/read.ts'
import { refuseTicket } from '#src/tickets/refuse.ts'
import { dispatchTicket, handBackTicket, transferTicket } from '#src/tickets/transfer.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'

const OURS = { department: 'so-y-te', place: 'hcm' } as const

const PEOPLE = {
  'lan@example.vn': { role: 'chuyen-vien', ...OURS },
  'chi@example.vn': { role: 'lanh-dao', ...OURS },
  // Refused everything: each is what the ticket's own official is, but for one thing.
  'khac-don-vi@example.vn': { role: 'chuyen-vien', department: 'thue', place: 'hcm' },
  'khac-don-vi-lanh-dao@example.vn': { role: 'lanh-dao', department: 'thue', place: 'hcm' },
  'khac-thanh-pho@example.vn': { role: 'chuyen-vien', department: 'so-y-te', place: 'hn' },
  'khac-thanh-pho-lanh-dao@example.vn': { role: 'lanh-dao', department: 'so-y-te', place: 'hn' },
  'khac-thanh-pho-dieu-phoi@example.vn': { role: 'dieu-phoi', department: null, place: 'hn' },
  'kiem-toan@example.vn': { role: 'kiem-toan', department: null, place: null },
  'phap-ly@example.vn': { role: 'phap-ly', department: null, place: null },
  'tri-thuc@example.vn': { role: 'tri-thuc', department: null, place: null },
  'quan-tri@example.vn': { role: 'quan-tri', department: null, place: null },
} as const

const REFUSED = [
  ['an official of another department', 'khac-don-vi@example.vn'],
  ['the head of another department', 'khac-don-vi-lanh-dao@example.vn'],
  ['an official of another city', 'khac-thanh-pho@example.vn'],
  ['the head of the department of another city', 'khac-thanh-pho-lanh-dao@example.vn'],
  ['a coordinator of another city', 'khac-thanh-pho-dieu-phoi@example.vn'],
  ['an auditor', 'kiem-toan@example.vn'],
  ['a legal reviewer', 'phap-ly@example.vn'],
  ['a knowledge manager', 'tri-thuc@example.vn'],
  ['an administrator', 'quan-tri@example.vn'],
] as const

type Verb = (
  desk: Desk,
  official: Official,
  code: TicketCode,
  colleague: Official,
) => Promise<{ readonly kind: string; readonly why?: string } | string>

const text = 'Chào bạn.'
const reason = 'Vì vậy'
const citations: readonly string[] = []

/** Every verb that writes. */
const VERBS: Readonly<Record<string, Verb>> = {
  claim: (desk, who, code) => claimTicket(desk, who, { code }),
  assign: (desk, who, code, to) => assignTicket(desk, who, { code, to }),
  release: (desk, who, code) => releaseTicket(desk, who, { code, reason }),
  transfer: (desk, who, code) => transferTicket(desk, who, { code, to: 'so-noi-vu', reason }),
  dispatch: (desk, who, code) => dispatchTicket(desk, who, { code, to: 'so-noi-vu', reason }),
  hand_back: (desk, who, code) => handBackTicket(desk, who, { code, reason }),
  ask_details: (desk, who, code) => askDetails(desk, who, { code, text }),
  resume: (desk, who, code) => resumeTicket(desk, who, { code }),
  propose: (desk, who, code) => proposeAnswer(desk, who, { code, text }),
  send_back: (desk, who, code) => sendBack(desk, who, { code, reason }),
  take_back: (desk, who, code) => takeBack(desk, who, { code }),
  approve: (desk, who, code) => approveAnswer(desk, who, { code, text, citations }),
  answer: (desk, who, code) => answerTicket(desk, who, { code, text, citations }),
  refuse: (desk, who, code) => refuseTicket(desk, who, { code, why: 'no_question', note: '' }),
  extend: (desk, who, code) => extendTicket(desk, who, { code, to: new Date('2027-01-15'), reason }),
  set_urgency: (desk, who, code) => setUrgency(desk, who, { code, urgency: 'urgent', reason }),
  take_chat: (desk, who, code) => takeChat(desk, who, { code }),
  leave_chat: (desk, who, code) => leaveChat(desk, who, { code }),
  write: (desk, who, code) => writeInChat(desk, who, { code, text }),
  open_original: (desk, who, code) => openOriginal(desk, who, { code, reason }),
  note: (desk, who, code) => writeNote(desk, who, { code, text }),
}

describe('every verb asks itself who may', () => {
  let at: TestConsole
  let code: TicketCode
  let other: TicketCode
  const people = new Map<string, Official>()

  beforeAll(async () => {
    at = await openTestConsole()
    for (const [email, who] of Object.entries(PEOPLE)) {
      await at.invite({ email, ...who })
      const official = await at.store.officialByEmail(email)
      if (official !== undefined) people.set(email, official)
    }
    const asked = { question: 'Khám ở đâu?', written: 'Khám ở đâu? 0912345678', ...OURS }
    code = (await openTicketFor(at.desk, { network: 'web', chat: 'w1' }, asked)).code
    other = (await openTicketFor(at.desk, { network: 'web', chat: 'w2' }, asked)).code
  })
  afterAll(() => at.close())

  function person(email: string): Official {
    const found = people.get(email)
    if (found === undefined) throw new Error(`${email} has no account`)
    return found
  }

  describe.for(REFUSED)('%s is refused', ([, email]) => {
    test.for(Object.keys(VERBS))('%s', async (name) => {
      const before = await at.store.ticket(code)
      const result = await VERBS[name]?.(at.desk, person(email), code, person('lan@example.vn'))
      expect(typeof result === 'string' ? result : result?.why).toBe('forbidden')
      expect(await at.store.ticket(code)).toEqual(before)
      expect(await at.store.notes(code)).toEqual([])
    })

    test('joining it, and joining another to it', async () => {
      const joined = await joinTicket(at.desk, person(email), { code, to: other })
      // Whoever does not see the other ticket does not learn that there is one.
      expect(['no_such_other', 'hindered']).toContain(joined.kind)
      expect((await at.store.ticket(code))?.state).toBe('waiting')
    })
  })

  test('whoever may not read a ticket learns nothing but that it is not theirs', async () => {
    for (const email of ['khac-don-vi@example.vn', 'khac-thanh-pho@example.vn']) {
      expect(await readTicket(at.desk, person(email), code)).toEqual({ kind: 'forbidden' })
    }
  })

  test('a ticket that is not there is unknown to every verb', async () => {
    const never = drawTicketCode()
    for (const [name, verb] of Object.entries(VERBS)) {
      const result = await verb(at.desk, person('chi@example.vn'), never, person('lan@example.vn'))
      expect([name, typeof result === 'string' ? result : result.kind]).toEqual([name, 'unknown'])
    }
  })

  test('four eyes are set by the department’s own head and administrators, one after the other', async () => {
    const setting = { ...OURS, fourEyes: true }
    for (const [who, email] of REFUSED) {
      if (email === 'quan-tri@example.vn') continue
      const set = await setFourEyes(at.desk, person(email), { ...setting, seen: 0 })
      expect([who, set]).toEqual([who, 'forbidden'])
    }
    expect(await setFourEyes(at.desk, person('lan@example.vn'), { ...setting, seen: 0 })).toBe('forbidden')
    expect(await setFourEyes(at.desk, person('chi@example.vn'), { ...setting, seen: 0 })).toBe('kept')
    expect(await setFourEyes(at.desk, person('quan-tri@example.vn'), { ...setting, seen: 0 })).toBe(
      'moved_on',
    )
    expect(await setFourEyes(at.desk, person('quan-tri@example.vn'), { ...setting, seen: 1 })).toBe('kept')
  })
})
