import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Official } from '#src/domain/official.ts'
import { MOVES } from '#src/domain/ticket-moves.ts'
import type { Ticket } from '#src/domain/ticket.ts'
import { yearByItself } from '#src/clocks/year.ts'
import { answerTicket, approveAnswer, proposeAnswer } from '#src/tickets/answer.ts'
import { askDetails, resumeTicket } from '#src/tickets/ask-details.ts'
import { leaveChat, takeChat, writeInChat } from '#src/tickets/chat.ts'
import { addWords, withdrawTicket } from '#src/tickets/citizen-moves.ts'
import { assignTicket, claimTicket, releaseTicket } from '#src/tickets/claim.ts'
import { extendTicket } from '#src/tickets/extend.ts'
import { setUrgency } from '#src/tickets/urgency.ts'
import { joinTicket } from '#src/tickets/join.ts'
import { refuseTicket } from '#src/tickets/refuse.ts'
import { followCalendar } from '#src/tickets/upkeep.ts'
import { dispatchTicket, handBackTicket, transferTicket } from '#src/tickets/transfer.ts'
import { openTestConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { hired, ticketNow } from '../fixtures/ticket-people.ts'

const OURS = { department: 'so-y-te', place: 'hcm' } as const
const DAY_MS = 86_400_000
const reason = 'Vì vậy'
const PERSONAL = 'Bạn khám ở bệnh viện nào?'

describe('whoever waits for the answer to another’s ticket', () => {
  let at: TestConsole
  let lan: Official
  let chi: Official
  let mai: Official
  let chats = 0

  beforeEach(async () => {
    at = await openTestConsole()
    const person = (email: string, who: Pick<Official, 'role' | 'department' | 'place'>) =>
      hired(at, { email, ...who })
    lan = await person('lan@example.vn', { role: 'chuyen-vien', ...OURS })
    chi = await person('chi@example.vn', { role: 'lanh-dao', ...OURS })
    mai = await person('mai@example.vn', { role: 'dieu-phoi', department: null, place: null })
  })
  afterEach(() => at.close())

  function opened(): Promise<Ticket> {
    chats += 1
    return openTicketFor(
      at.desk,
      { network: 'web', chat: `c${chats}` },
      { question: 'Khám bảo hiểm ở đâu?', ...OURS },
    )
  }

  const now = (ticket: Pick<Ticket, 'code'>) => ticketNow(at.store, ticket)

  async function said({ conversation }: Ticket): Promise<readonly string[]> {
    return (await at.store.transcript(conversation, 0, 100)).map(({ text }) => text)
  }

  async function when() {
    return { now: at.desk.clock(), timing: await at.desk.timing() }
  }

  async function together(): Promise<readonly [leading: Ticket, following: Ticket]> {
    const [leading, following] = [await opened(), await opened()]
    expect((await joinTicket(at.desk, lan, { code: following.code, to: leading.code })).kind).toBe('moved')
    return [leading, following]
  }

  type Done = Promise<{ readonly kind: string }>
  interface Row {
    /** What came before. */
    readonly first?: (leading: Ticket) => Promise<unknown>
    readonly does: (leading: Ticket) => Done
    /** What is said in the follower's chat; `undefined`: nothing. */
    readonly hears: RegExp | undefined
  }
  const claimed = (leading: Ticket): Done => claimTicket(at.desk, lan, { code: leading.code })
  const asked = async ({ code }: Ticket): Done => {
    await claimTicket(at.desk, lan, { code })
    const result = await askDetails(at.desk, lan, { code, text: PERSONAL })
    at.pass(3 * DAY_MS)
    return result
  }
  const talking = async ({ code }: Ticket): Done => {
    await claimTicket(at.desk, lan, { code })
    return takeChat(at.desk, lan, { code })
  }
  const byCitizen = async (changes: Parameters<typeof at.store.moveTickets>[0]): Done => ({
    kind: await at.store.moveTickets(changes, at.desk.clock()),
  })

  const ROWS: Readonly<Record<string, Row>> = {
    claim: { does: claimed, hears: /^Sở Y tế.* đã tiếp nhận phiếu .*\. Dự kiến trả lời trước / },
    assign: {
      does: ({ code }) => assignTicket(at.desk, chi, { code, to: lan }),
      hears: /^Sở Y tế.* đã tiếp nhận phiếu .*\. Dự kiến trả lời trước /,
    },
    'assign again': {
      first: claimed,
      does: ({ code }) => assignTicket(at.desk, chi, { code, to: chi }),
      hears: undefined,
    },
    release: {
      first: claimed,
      does: ({ code }) => releaseTicket(at.desk, lan, { code, reason }),
      hears: undefined,
    },
    transfer: {
      does: ({ code }) => transferTicket(at.desk, lan, { code, to: 'thue', reason }),
      hears: /được chuyển tới Thuế.*Hạn trả lời không đổi/,
    },
    hand_back: { does: ({ code }) => handBackTicket(at.desk, lan, { code, reason }), hears: undefined },
    dispatch: {
      first: ({ code }) => handBackTicket(at.desk, lan, { code, reason }),
      does: ({ code }) => dispatchTicket(at.desk, mai, { code, to: 'thue', reason }),
      hears: /được chuyển tới Thuế/,
    },
    ask_details: { does: asked, hears: /đã tiếp nhận/ },
    resume: {
      first: asked,
      does: ({ code }) => resumeTicket(at.desk, lan, { code }),
      hears: /^Phiếu .* nay dự kiến được trả lời trước /,
    },
    give_details: {
      first: asked,
      does: async (leading) =>
        byCitizen(await addWords(at.desk, await now(leading), 'Chợ Rẫy', await when())),
      hears: /^Phiếu .* nay dự kiến được trả lời trước /,
    },
    add_words: {
      does: async (leading) =>
        byCitizen(await addWords(at.desk, await now(leading), 'Chợ Rẫy', await when())),
      hears: undefined,
    },
    take_chat: { first: claimed, does: ({ code }) => takeChat(at.desk, lan, { code }), hears: undefined },
    write: {
      first: talking,
      does: ({ code }) => writeInChat(at.desk, lan, { code, text: PERSONAL }),
      hears: undefined,
    },
    leave_chat: { first: talking, does: ({ code }) => leaveChat(at.desk, lan, { code }), hears: undefined },
    extend: {
      does: ({ code }) =>
        extendTicket(at.desk, chi, { code, to: new Date(at.desk.clock().getTime() + 30 * DAY_MS), reason }),
      hears: /cần thêm thời gian để trả lời phiếu/,
    },
    join: {
      does: async ({ code }) => joinTicket(at.desk, lan, { code, to: (await opened()).code }),
      hears: undefined,
    },
    answer: {
      first: claimed,
      does: ({ code }) => answerTicket(at.desk, lan, { code, text: 'Ở mọi trạm y tế.', citations: [] }),
      hears: /^Trả lời của Sở Y tế/,
    },
    approve: {
      first: async (leading) => {
        await claimed(leading)
        await proposeAnswer(at.desk, lan, { code: leading.code, text: 'Ở mọi trạm y tế.' })
      },
      does: ({ code }) => approveAnswer(at.desk, chi, { code, text: 'Ở mọi trạm y tế.', citations: [] }),
      hears: /^Trả lời của Sở Y tế/,
    },
    refuse: {
      does: ({ code }) => refuseTicket(at.desk, lan, { code, why: 'no_question', note: '' }),
      hears: /rất tiếc không thể trả lời phiếu/,
    },
    move_deadline: {
      does: async () => {
        const year = yearByItself(2026)
        const daysOff = [...year.daysOff, { day: '2026-11-23', name: 'Nghỉ bão' }]
        const value = { ...year, daysOff, note: 'Bão' }
        const kept = { expected: 0, by: 'desk', at: at.desk.clock() }
        await at.store.keepRule('calendar/2026', value, kept)
        at.pass(2000)
        await followCalendar(at.desk)
        return { kind: 'moved' }
      },
      hears: /dự kiến được trả lời trước/,
    },
    set_urgency: {
      does: ({ code }) => setUrgency(at.desk, chi, { code, urgency: 'complex', reason }),
      hears: /nay dự kiến trả lời phiếu/,
    },
  }

  test.each(Object.entries(ROWS))('hears of %s what concerns them, and no more', async (_, row) => {
    const [leading, following] = await together()
    await row.first?.(leading)
    const before = await said(following)
    expect((await row.does(leading)).kind).toBe('moved')
    const heard = (await said(following)).slice(before.length)
    expect(heard.map((line) => row.hears?.test(line) ?? line)).toEqual(row.hears === undefined ? [] : [true])
    expect(heard.filter((line) => !line.includes(following.code))).toEqual([])
    // Of whoever asked first they know nothing: not their ticket, not what is between them and the official.
    const all = (await said(following)).join('\n')
    expect(all).not.toContain(leading.code)
    expect(all).not.toContain(PERSONAL)
    expect(all).not.toContain('bổ sung')
  })

  test('a pause in which no working time went by moves nobody’s date, and nothing is said of it', async () => {
    const [leading, following] = await together()
    await claimTicket(at.desk, lan, leading)
    await askDetails(at.desk, lan, { code: leading.code, text: PERSONAL })
    const before = await said(following)
    await resumeTicket(at.desk, lan, { code: leading.code })
    expect(await said(following)).toEqual(before)
  })

  test('when who asked first withdraws, the next leads and the others hear of another date', async () => {
    const [leading, next] = await together()
    at.pass(4 * DAY_MS)
    const last = await opened()
    await joinTicket(at.desk, lan, { code: last.code, to: leading.code })
    const to = new Date(at.desk.clock().getTime() + 30 * DAY_MS)
    await extendTicket(at.desk, chi, { code: leading.code, to, reason })
    await byCitizen(await withdrawTicket(at.desk, await now(leading), await when()))
    expect((await said(next)).at(-1)).toContain('nay được giải quyết riêng')
    expect((await said(last)).at(-1)).toContain(`Phiếu ${last.code} nay dự kiến được trả lời trước`)
    expect(await now(last)).toMatchObject({ state: 'joined', joinedTo: next.code })
  })

  test('a hearing stands in the history of the ticket that heard', async () => {
    const [leading, following] = await together()
    await transferTicket(at.desk, lan, { code: leading.code, to: 'thue', reason })
    const entry = (await at.store.audit(following.code)).at(-1)
    expect(entry).toMatchObject({ move: 'tell_with', by: lan.id, detail: { from: leading.code, to: 'thue' } })
    expect(MOVES.tell_with.to).toBe('same')
  })

  test('somebody who has gone their own way meanwhile hears nothing more', async () => {
    const [leading, following] = await together()
    await byCitizen(await withdrawTicket(at.desk, await now(following), await when()))
    const before = await said(following)
    await claimTicket(at.desk, lan, leading)
    expect(await said(following)).toEqual(before)
  })
})
