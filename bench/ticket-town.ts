import { conversationId, DepartmentId, OfficialId, TicketCode } from '#src/domain/ids.ts'
import type { ConversationId } from '#src/domain/ids.ts'
import type { Ticket, TicketClock, TicketState } from '#src/domain/ticket.ts'
import { randomFrom } from '../test/fixtures/random.ts'

/** Tickets of two cities as they might be: not to be read, only to be as many and as mixed as real ones. */
export interface Town {
  readonly tickets: (from: number, count: number) => readonly Ticket[]
  readonly officials: readonly OfficialId[]
  readonly conversations: readonly string[]
  readonly random: () => number
}

const HOUR_MS = 3_600_000

const OPENINGS = [
  'Cho tôi hỏi',
  'Xin hỏi',
  'Tôi muốn biết',
  'Gia đình tôi cần biết',
  'Đề nghị thành phố cho biết',
  'Nhờ cơ quan hướng dẫn',
  'Công ty chúng tôi xin hỏi',
  'Tổ dân phố chúng tôi thắc mắc',
]
const ACTS =
  'thủ tục cấp|hồ sơ xin|lệ phí làm|thời hạn giải quyết|điều kiện được|mức phạt khi|cách đăng ký|nơi tiếp nhận|quy định về|chính sách hỗ trợ|thẩm quyền cho phép|việc gia hạn|trường hợp bị từ chối|kế hoạch triển khai|tiêu chuẩn xét|mức thu khi|giấy tờ cần có để|ai chịu trách nhiệm về'.split(
    '|',
  )
const MATTERS =
  'giấy phép xây dựng nhà ở|giấy khai sinh cho con|thẻ bảo hiểm y tế hộ gia đình|học phí trường công lập|sổ đỏ cho đất tái định cư|kinh doanh quán ăn vỉa hè|đăng ký tạm trú cho người thuê trọ|chó thả rông nơi công cộng|xe điện cũ lắp ráp|vé tháng tàu điện đô thị|trợ cấp người cao tuổi|tuyển dụng công chức phường|thuê nhà ở xã hội|di dời cơ sở gây ô nhiễm|thu gom rác thải cồng kềnh|tiếng ồn hát karaoke ban đêm|bãi giữ xe dưới gầm cầu|cây xanh đường phố gãy đổ|thoát nước và ngập úng|điện mặt trời mái nhà|cửa hàng bán thuốc tây|phòng khám tư nhân|an toàn thực phẩm bếp ăn trường học|lễ hội truyền thống làng nghề|biển quảng cáo ngoài trời|hướng dẫn viên du lịch|khu công nghiệp công nghệ cao|thuế sử dụng đất phi nông nghiệp|hộ kinh doanh cá thể|hóa đơn điện tử|đấu giá quyền khai thác chợ|công chứng hợp đồng tặng cho|chứng thực bản sao|đăng ký kết hôn với người nước ngoài|nhận con nuôi|sinh hoạt tôn giáo tập trung|dân tộc thiểu số học nội trú|tranh chấp ranh giới đất|cải tạo chung cư cũ|phòng cháy chữa cháy nhà trọ|camera giám sát giao thông|vùng phát thải thấp|chuyển đổi số doanh nghiệp nhỏ|khởi nghiệp sáng tạo|dạy thêm ngoài nhà trường|tuyển sinh lớp mười|trông trẻ mầm non ngoài giờ|tiêm chủng mở rộng|bảo trợ trẻ mồ côi|nghĩa vụ quân sự tại phường'.split(
    '|',
  )
const ENDINGS =
  'khi không có hộ khẩu|nếu đang ở nhà thuê|đối với người cao tuổi|trong năm nay|từ sau khi sáp nhập phường|khi nộp qua mạng|khi vắng chủ hộ|nếu giấy tờ cũ bị mất|cho người khuyết tật|khi mua bán bằng giấy viết tay|nếu quá hạn|vào ngày nghỉ|ở nơi không còn ủy ban quận|khi chuyển từ tỉnh khác về|do con tôi đứng tên'.split(
    '|',
  )
const ONSETS = 'b c ch d g gi h kh l m n ng nh ph qu r s t th tr v x'.split(' ')
const RHYMES = 'a an ang anh ao au ay em en eo ia iem ien o oan oc oi ong u uc ung uoc uong uy y'.split(' ')

const SHARES: ReadonlyArray<readonly [TicketState, number]> = [
  ['new', 3],
  ['waiting', 5],
  ['in_progress', 5],
  ['awaiting_citizen', 2],
  ['awaiting_approval', 1],
  ['answered', 60],
  ['published', 12],
  ['refused', 7],
  ['joined', 3],
  ['withdrawn', 2],
]

/**
 * @param now half of what is open is due before, half after
 * @param seed the same seed makes the same town
 */
export function town(now: Date, seed = 7): Town {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => {
    const found = list[Math.floor(random() * list.length)]
    if (found === undefined) throw new Error('an empty list')
    return found
  }
  const officials = Array.from({ length: 300 }, (_, index) =>
    OfficialId.parse(`0b8f8f5e-6c07-4c0c-9d0b-${String(index).padStart(12, '0')}`),
  )
  const conversations = Array.from({ length: 2000 }, (_, index) => `nguoi-dan-${index}`)
  // Names of streets and hamlets: most of them in a few tickets only, as in life.
  const name = (): string => `${pick(ONSETS)}${pick(RHYMES)}`
  const question = (): string => {
    const street = random() < 0.5 ? ` ở đường ${name()} ${name()} số ${Math.ceil(random() * 900)}` : ''
    return `${pick(OPENINGS)} ${pick(ACTS)} ${pick(MATTERS)}${street} ${pick(ENDINGS)}?`
  }
  const state = (): TicketState => {
    let left = random() * 100
    for (const [one, share] of SHARES) {
      if (left < share) return one
      left -= share
    }
    return 'answered'
  }

  const ticket = (number: number): Ticket => {
    const is = state()
    const open = ['new', 'waiting', 'in_progress', 'awaiting_citizen', 'awaiting_approval'].includes(is)
    const openedAt = new Date(now.getTime() - (open ? 200 : 8000) * HOUR_MS * random())
    const chat = pick(conversations)
    const answered = is === 'answered' || is === 'published'
    const holder = is === 'new' || is === 'waiting' || is === 'joined' ? null : pick(officials)
    const clock: TicketClock = {
      startedAt: openedAt,
      limit: { unit: 'working_days', count: 5 },
      pauses: [],
      extendedTo: null,
      dueAt: is === 'awaiting_citizen' ? null : new Date(now.getTime() + (random() - 0.5) * 300 * HOUR_MS),
      metAt: open ? null : now,
    }
    const since = open ? openedAt : new Date(openedAt.getTime() + 100 * HOUR_MS * random())
    const conversation: ConversationId = conversationId('telegram', chat)
    return {
      code: codeOf(number),
      revision: 1,
      conversation,
      account: { network: 'telegram', chat },
      question: question(),
      original: null,
      place: random() < 0.1 ? null : random() < 0.5 ? 'hn' : 'hcm',
      department: pick(DepartmentId.options),
      routed: { because: ['lĩnh vực'], confidence: random(), others: [pick(DepartmentId.options)] },
      reason: 'not_in_knowledge',
      found: ['nq-98-2023-qh15/dieu-4/khoan-1', 'luat-72-2025-qh15/dieu-9'],
      state: is,
      since,
      openedAt,
      holder,
      holdsChat: false,
      talkedAt: null,
      urgency: 'normal',
      clocks: { accept: clock, reply: clock, answer: clock },
      request: null,
      hops: 0,
      proposed: null,
      answer:
        answered && holder !== null
          ? {
              text: `Về ${pick(MATTERS)}, ${pick(ENDINGS)}: căn cứ ${pick(ACTS)} ${pick(MATTERS)}, đề nghị ông bà liên hệ nơi tiếp nhận.`,
              by: holder,
              at: since,
              approvedBy: null,
              citations: ['nq-98-2023-qh15/dieu-4/khoan-1'],
            }
          : null,
      refusal: null,
      joinedTo: null,
      followers: [],
      reopenedFrom: null,
      feedback: null,
      published: null,
      reminded: [],
      nextAt: open ? clock.dueAt : null,
    }
  }

  return {
    officials,
    conversations,
    random,
    tickets: (from, count) => Array.from({ length: count }, (_, index) => ticket(from + index)),
  }
}

/** Scattered as real ones are, and never twice the same. */
function codeOf(number: number): TicketCode {
  const digits = String((number * 387_420_489 + 1) % 1_000_000_000_000).padStart(12, '0')
  return TicketCode.parse(`${digits.slice(0, 4)}-${digits.slice(4, 8)}-${digits.slice(8)}`)
}
