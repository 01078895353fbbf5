import { claimTicket } from '#src/tickets/claim.ts'
import { askDetails } from '#src/tickets/ask-details.ts'
import { proposeAnswer } from '#src/tickets/answer.ts'
import { setUrgency } from '#src/tickets/urgency.ts'
import { writeNote } from '#src/tickets/note.ts'
import type { TicketCode } from '#src/domain/ids.ts'
import type { Official } from '#src/domain/official.ts'
import { openTestConsole } from '../../test/fixtures/console.ts'
import type { TestConsole } from '../../test/fixtures/console.ts'
import { openTicketFor } from '../../test/fixtures/desk.ts'

/** The desk that the manual's pictures show: a Thursday morning at a department. Everybody in it is made up. */

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const OF_THE_DEPARTMENT = { department: 'so-noi-vu', place: 'hcm' } as const
export const PEOPLE = {
  lan: { email: 'lan@example.vn', name: 'Nguyễn Thị Lan', role: 'chuyen-vien', ...OF_THE_DEPARTMENT },
  hoa: { email: 'hoa@example.vn', name: 'Trần Văn Hòa', role: 'chuyen-vien', ...OF_THE_DEPARTMENT },
  chi: { email: 'chi@example.vn', name: 'Phạm Linh Chi', role: 'lanh-dao', ...OF_THE_DEPARTMENT },
  minh: { email: 'minh@example.vn', name: 'Lê Quang Minh', role: 'dieu-phoi', department: null },
  son: { email: 'son@example.vn', name: 'Võ Thái Sơn', role: 'quan-tri', department: null },
} as const

/** Whoever signs in for the first time. */
export const NEWCOMER = {
  email: 'mai@example.vn',
  name: 'Đỗ Ngọc Mai',
  role: 'chuyen-vien',
  ...OF_THE_DEPARTMENT,
} as const

export interface SampleDesk {
  readonly at: TestConsole
  readonly tickets: Readonly<Record<'held' | 'proposed' | 'unplaced', TicketCode>>
}

export async function openSampleDesk(): Promise<SampleDesk> {
  const at = await openTestConsole()
  for (const who of Object.values(PEOPLE)) await at.employ(who)
  const [lan, hoa] = await Promise.all([person(at, PEOPLE.lan.email), person(at, PEOPLE.hoa.email)])
  let chats = 0
  const opened = async (
    question: string,
    asked: Partial<Parameters<typeof openTicketFor>[2]> = {},
    network: 'telegram' | 'web' = 'telegram',
  ): Promise<TicketCode> => {
    chats += 1
    const account = { network, chat: `mau-${chats}` }
    return (await openTicketFor(at.desk, account, { question, ...OF_THE_DEPARTMENT, ...asked })).code
  }

  // From Sunday, when the desk opens, to Monday.
  at.pass(DAY_MS)
  const waitsForCitizen = await opened('Tôi làm ở phường cũ, nay sáp nhập thì được xếp lương thế nào?')
  await claimTicket(at.desk, hoa, { code: waitsForCitizen })
  await askDetails(at.desk, hoa, {
    code: waitsForCitizen,
    text: 'Bạn là công chức hay người lao động hợp đồng?',
  })

  at.pass(DAY_MS)
  const proposed = await opened('Phường mới có mấy phó chủ tịch, do ai bổ nhiệm?', {}, 'web')
  await claimTicket(at.desk, lan, { code: proposed })
  await proposeAnswer(at.desk, lan, {
    code: proposed,
    text: 'Số phó chủ tịch của mỗi phường do cấp có thẩm quyền quyết định theo quy mô phường. Bạn có thể hỏi danh sách tại Ủy ban nhân dân phường.',
  })

  at.pass(HOUR_MS)
  await opened('Thôi làm tổ trưởng tổ dân phố thì có được trợ cấp không?')
  const held = await opened(
    'Ủy ban nhân dân phường ở Thành phố Hồ Chí Minh có được ban hành quy định riêng về trông giữ xe không?',
    {
      written:
        'Ủy ban nhân dân phường ở Thành phố Hồ Chí Minh có được ban hành quy định riêng về trông giữ xe không? Gọi tôi số 0900000000.',
      reason: 'ended',
      found: ['nq-131-2020-qh14/dieu-9/khoan-7', 'luat-72-2025-qh15/dieu-22/khoan-9'],
      routed: {
        because: ['vì có từ “ủy ban nhân dân phường”, “ban hành quy định”'],
        confidence: 0.72,
        others: ['so-tu-phap', 'ubnd-cap-xa'],
      },
    },
  )
  await claimTicket(at.desk, lan, { code: held })
  await writeNote(at.desk, hoa, { code: held, text: 'Tháng trước có phiếu gần giống, đã hỏi Sở Tư pháp.' })

  // Thursday, after nine.
  at.pass(2 * DAY_MS - HOUR_MS)
  const urgent = await opened('Thẻ cán bộ hết hạn hôm nay, mai tôi phải đi công tác thì xin giấy gì?')
  await claimTicket(at.desk, hoa, { code: urgent })
  await setUrgency(at.desk, hoa, { code: urgent, urgency: 'urgent', reason: 'Ngày mai người hỏi đã cần.' })
  await opened('Khi nào phường tôi có lịch tiếp công dân của lãnh đạo?', {}, 'web')
  await opened('Người dân được dự kỳ họp Hội đồng nhân dân phường không?')
  const unplaced = await opened(
    'Cho tôi hỏi về chỗ để rác sau khi gộp phường, hỏi ai?',
    {
      department: 'dieu-phoi',
      place: null,
      routed: {
        because: ['vì chưa đủ chắc chắn; gần nhất là Sở Nông nghiệp và Môi trường'],
        confidence: 0.4,
        others: ['so-nong-nghiep-moi-truong', 'ubnd-cap-xa'],
      },
    },
    'web',
  )
  at.pass(HOUR_MS / 2)
  return { at, tickets: { held, proposed, unplaced } }
}

async function person({ store }: TestConsole, email: string): Promise<Official> {
  const found = await store.officialByEmail(email)
  if (found === undefined) throw new Error(`${email} has no account`)
  return found
}
