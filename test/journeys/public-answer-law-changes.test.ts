import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Given } from '#knowledge/import/run.ts'
import type { Official } from '#src/domain/official.ts'
import type { TicketCode } from '#src/domain/ids.ts'
import { acceptImport } from '#src/publishing/accept.ts'
import { publishAnswer } from '#src/publishing/publish-answer.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { answerTicket } from '#src/tickets/answer.ts'
import { claimTicket } from '#src/tickets/claim.ts'
import { atWork } from '../fixtures/at-work.ts'
import { openLawConsole } from '../fixtures/console.ts'
import type { TestConsole } from '../fixtures/console.ts'
import { openTicketFor } from '../fixtures/desk.ts'
import { act, publishUnasked, upload } from '../fixtures/law-desk.ts'

const MAI = { email: 'mai@example.vn', name: 'Mai', role: 'tri-thuc', department: null } as const
const LAN = { email: 'lan@example.vn', name: 'Lan', role: 'chuyen-vien', department: 'so-y-te' } as const
const QUESTION = 'Quầy cho mượn áo phao ở bến thuyền của phường mở cửa vào ngày nào trong tuần?'
const CLAUSE = 'qd-77-2026-qd-ubnd/dieu-1/khoan-2'

const decision = (clause: string, more = '') => `ỦY BAN NHÂN DÂN THÀNH PHỐ HỒ CHÍ MINH
Số: 77/2026/QĐ-UBND
QUYẾT ĐỊNH
Ban hành quy định về bến thuyền
Điều 1. Bến thuyền
1. Bến thuyền do phường trông coi.
2. ${clause}
${more}Điều 2. Hiệu lực thi hành
Quyết định này có hiệu lực từ ngày 01 tháng 10 năm 2026.
`
/** Laid out as the official text is; the words are ours. */
const LAW_72 = `QUỐC HỘI
Luật số: 72/2025/QH15
LUẬT
TỔ CHỨC CHÍNH QUYỀN ĐỊA PHƯƠNG
Điều 1. Phạm vi điều chỉnh
Luật này quy định về tổ chức chính quyền địa phương: câu chữ chính thức.
`
const BEFORE = 'Quầy áo phao của bến mở vào sáng thứ Bảy.'

describe('a public answer and the law it rests on', () => {
  let at: TestConsole
  let code: TicketCode

  beforeEach(async () => {
    at = await openLawConsole()
    await at.invite(LAN)
    const lan = await account(LAN.email)
    await imported(decision(BEFORE))
    const chat = { network: 'telegram', chat: 'c1' } as const
    code = (await openTicketFor(at.desk, chat, { question: QUESTION, department: 'so-y-te' })).code
    await claimTicket(at.desk, lan, { code })
    const text = 'Quầy mở vào sáng thứ Bảy.'
    await answerTicket(at.desk, lan, { code, text, citations: [] })
  })
  afterEach(() => at.close())

  async function account(email: string): Promise<Official> {
    const found = await at.store.officialByEmail(email)
    if (found === undefined) throw new Error(email)
    return found
  }
  async function imported(text: string, given: Given = {}, name = 'qd-77.txt'): Promise<void> {
    const result = await upload(at.store, name, text, { place: 'hcm', ...given })
    if (result.kind !== 'waiting') throw new Error(result.kind)
    if (result.waitsFor.length > 0) await acceptImport(at.store, result.document, act('đã xem'))
    await publishUnasked(at.store)
    await at.desk.catchUp()
  }
  async function published(basis: string): Promise<void> {
    await at.invite(MAI)
    const made = await publishAnswer(at.desk, await account(MAI.email), {
      code,
      question: QUESTION,
      answer: 'Quầy mở vào sáng thứ Bảy.',
      basis: [basis],
    })
    if (made.kind !== 'moved') throw new Error(made.kind)
  }
  const isGiven = (today: string) =>
    answerQuestion(at.desk.knowledge(), { question: QUESTION, earlier: [], place: 'hcm', today }).reason ===
    'answered_before'

  test('is given until the day from which that reads otherwise, and its ticket says why', async () => {
    const mai = await atWork(at, { ...MAI, email: 'mai2@example.vn' })
    await published(CLAUSE)
    expect(isGiven('2026-12-02')).toBe(true)
    await imported(decision('Quầy áo phao của bến mở vào chiều Chủ nhật.'), { wordingFrom: '2026-12-01' })
    expect(isGiven('2026-11-30')).toBe(true)
    expect(isGiven('2026-12-01')).toBe(false)

    const page = () => mai.get(`/console/phieu/${code}`)
    expect((await page()).text).not.toContain('đã đổi câu chữ')
    at.pass(10 * 86_400_000)
    const later = await atWork(at, { ...MAI, email: 'mai3@example.vn' })
    expect((await later.get(`/console/phieu/${code}`)).text).toContain('đã đổi câu chữ')
  })

  test('is given to nobody once an amendment from before it was made public is known', async () => {
    await published(CLAUSE)
    await imported(decision('Quầy áo phao của bến mở vào chiều Chủ nhật.'), { wordingFrom: '2026-11-01' })
    expect(isGiven('2026-11-22')).toBe(false)
  })

  test('rests on all that stands in an article: a clause more may be the exception', async () => {
    await published('qd-77-2026-qd-ubnd/dieu-1')
    await imported(decision(BEFORE, '3. Ngày nước lớn quầy đóng cửa.\n'))
    expect(isGiven('2026-11-22')).toBe(false)
  })

  test('made on our account of a rule, is given as before when its official wording comes', async () => {
    await published('luat-72-2025-qh15/dieu-1')
    expect(isGiven('2026-11-22')).toBe(true)
    await imported(LAW_72, {}, 'luat-72.txt')
    expect(at.desk.knowledge().shelf.provisions.get('luat-72-2025-qh15/dieu-1')?.text).toContain('câu chữ')
    expect(isGiven('2026-11-22')).toBe(true)
  })
})
