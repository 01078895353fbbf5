import type { Place } from '#knowledge/place.ts'
import { DepartmentId, OfficialId } from '../../domain/ids.ts'
import { maskPersonalData } from '../../domain/mask.ts'
import type { MoveName } from '../../domain/ticket-moves.ts'
import { REFUSAL_REASONS, URGENCIES } from '../../domain/ticket.ts'
import type { AuditEntry } from '../../domain/ticket.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { CITIZENS_WORDS } from '../../tickets/added-words.ts'
import { departmentName } from '../../tickets/departments.ts'
import { SPEAKERS } from '../phrases.ts'
import { REFUSALS } from './phrases-fields.ts'
import { TICKET, URGENCIES as URGENCY_NAMES } from './phrases.ts'
import { sentenceCase } from '../../domain/sentence-case.ts'

/** One line of the history, for officials. */
export interface EntryInWords {
  /** Who did what, from where to where. */
  readonly what: string
  /** The reason, or the words it is about. */
  readonly why: string | undefined
}

export interface Naming {
  readonly names: ReadonlyMap<OfficialId, string>
  readonly place: Place | null
}

/** Their detail is told in the sentence itself. */
const ALL_SAID: ReadonlySet<MoveName> = new Set(['remind', 'follow', 'rate'])

export function entryInWords(entry: AuditEntry, naming: Naming): EntryInWords {
  return { what: whatHappened(entry, naming), why: whyInWords(entry) }
}

function whyInWords({ move, detail: { reason = '', note = '' } }: AuditEntry): string | undefined {
  if (ALL_SAID.has(move)) return undefined
  // What officials need not know of a citizen stays covered here as in the conversation.
  if (CITIZENS_WORDS.has(move)) return note === '' ? undefined : maskPersonalData(note)
  if (move === 'refuse' || reason === '') return note === '' ? undefined : note
  // How a question was routed is told beginning with “vì”.
  return move === 'dispatch' ? sentenceCase(reason) : `Lý do: ${reason}`
}

export function nameOf(by: AuditEntry['by'], names: Naming['names']): string {
  if (by === 'citizen') return SPEAKERS.citizen
  if (by === 'desk') return SPEAKERS.desk
  return names.get(by) ?? SPEAKERS.official
}

function whatHappened({ move, by, detail }: AuditEntry, { names, place }: Naming): string {
  const who = nameOf(by, names)
  const { from = '', to = '', reason = '', note = '' } = detail
  const department = (id: string): string => {
    const known = DepartmentId.safeParse(id)
    return known.success ? departmentName(known.data, place) : id
  }
  const official = (id: string): string => {
    const known = OfficialId.safeParse(id)
    return known.success ? nameOf(known.data, names) : id
  }
  switch (move) {
    case 'open':
      return `${who} gửi câu hỏi.`
    case 'dispatch':
      return `${who} phân phiếu tới ${department(to)}.`
    case 'claim':
      return `${who} nhận xử lý.`
    case 'assign':
      return from === '' || from === to
        ? `${who} giao phiếu cho ${official(to)}.`
        : `${who} giao phiếu cho ${official(to)}, trước đó do ${official(from)} xử lý.`
    case 'release':
      return from === '' || from === by
        ? `${who} trả phiếu lại hàng chờ của đơn vị.`
        : `${who} trả phiếu do ${official(from)} giữ lại hàng chờ của đơn vị.`
    case 'give_back':
      return `Phiếu trở lại hàng chờ của đơn vị: ${official(from)} không còn phụ trách.`
    case 'transfer':
      return `${who} chuyển phiếu từ ${department(from)} tới ${department(to)}.`
    case 'hand_back':
      return `${who} trả phiếu từ ${department(from)} về điều phối.`
    case 'ask_details':
      return `${who} đề nghị người dân bổ sung.`
    case 'not_reached':
      return 'Đề nghị bổ sung không gửi được tới người dân; thời hạn không dừng để chờ họ.'
    case 'undelivered':
      return 'Câu trả lời không gửi được tới người dân.'
    case 'reached':
      return 'Đề nghị bổ sung gửi lại đã tới người dân.'
    case 'give_details':
      return `${who} bổ sung.`
    case 'resume':
      return `${who} xử lý tiếp, không chờ bổ sung.`
    case 'propose':
      return `${who} trình câu trả lời để phê duyệt.`
    case 'send_back':
      return `${who} trả lại bản trình để sửa.`
    case 'take_back':
      return `${who} rút bản trình để viết tiếp.`
    case 'approve':
      return `${who} phê duyệt và gửi câu trả lời.`
    case 'answer':
      return `${who} gửi câu trả lời.`
    case 'publish':
      return `${who} công khai câu trả lời.`
    case 'unpublish':
      return `${who} rút câu trả lời công khai.`
    case 'refuse': {
      const why = REFUSAL_REASONS.find((one) => one === reason)
      return `${who} từ chối trả lời: ${why === undefined ? reason : REFUSALS[why]}.`
    }
    case 'join':
      return by === 'citizen'
        ? `${who} chọn chờ câu trả lời của phiếu ${to}.`
        : `${who} gộp phiếu này vào phiếu ${to}.`
    case 'follow':
      if (to !== '') return `Phiếu này chuyển sang chờ câu trả lời của phiếu ${to}.`
      return reason === 'withdraw'
        ? `Phiếu ${from} đã rút, không còn chờ câu trả lời này.`
        : `Phiếu ${from} cùng chờ câu trả lời này.`
    case 'answer_with':
      return `${who} trả lời phiếu này cùng phiếu ${from}.`
    case 'refuse_with':
      return `${who} từ chối phiếu này cùng phiếu ${from}.`
    case 'extend_with':
      return `Phiếu ${from} nay có hạn trả lời ${moment(to)}; người hỏi phiếu này đã được báo.`
    case 'tell_with':
      return to === ''
        ? `Phiếu ${from} đã được tiếp nhận; người hỏi phiếu này đã được báo.`
        : `Phiếu ${from} nay thuộc ${department(to)}; người hỏi phiếu này đã được báo.`
    case 'part':
      return `Phiếu ${from} không còn; phiếu này được xử lý riêng.`
    case 'extend':
      return from === ''
        ? `${who} gia hạn trả lời tới ${moment(to)}.`
        : `${who} gia hạn trả lời từ ${moment(from)} tới ${moment(to)}.`
    case 'set_urgency':
      return `${who} đổi mức độ từ ${urgency(from)} thành ${urgency(to)}.`
    case 'take_chat':
      return `${who} bắt đầu trao đổi trực tiếp với người dân.`
    case 'leave_chat':
      return by === 'desk'
        ? `${who} kết thúc trao đổi trực tiếp: cán bộ không nhắn gì trong 8 giờ làm việc.`
        : `${who} kết thúc trao đổi trực tiếp.`
    case 'write':
      return `${who} nhắn cho người dân.`
    case 'add_words':
      return `${who} viết thêm.`
    case 'open_original':
      return `${who} mở bản gốc của câu hỏi.`
    case 'rate':
      return `${who} đánh giá: ${note === 'helpful' ? TICKET.feedbacks.helpful : TICKET.feedbacks.not_satisfied}.`
    case 'reopen':
      return `${who} đề nghị trả lời lại.`
    case 'withdraw':
      return `${who} rút phiếu.`
    case 'remind': {
      const [of, percent] = reason.split(':')
      if (of === 'details') return `${who} nhắc: đã ${percent ?? ''} ngày làm việc chưa nhận được bổ sung.`
      const time = of === 'accept' ? 'thời gian tiếp nhận' : 'thời gian trả lời'
      return percent === undefined ? `${who} nhắc về ${time}.` : `${who} nhắc: đã dùng ${percent} % ${time}.`
    }
    case 'move_deadline':
      return from === '' || to === '' || from === to
        ? 'Thời hạn được tính lại theo lịch làm việc.'
        : `Hạn trả lời dời từ ${moment(from)} sang ${moment(to)} theo lịch làm việc.`
    case 'forget_original':
      return 'Bản gốc của câu hỏi đã được xóa theo thời gian lưu.'
    case 'reseal':
      return 'Bản gốc của câu hỏi được niêm phong lại bằng khóa mới.'
    case 'mask':
      return 'Thông tin riêng trong câu hỏi đã được che.'
    case 'forget_asker':
      return 'Phiếu không còn gắn với cuộc trò chuyện của người hỏi: dữ liệu của họ đã được xóa.'
  }
}

function moment(iso: string): string {
  const at = new Date(iso)
  return Number.isNaN(at.getTime()) ? iso : vietnamTime(at)
}

function urgency(name: string): string {
  const known = URGENCIES.find((one) => one === name)
  return known === undefined ? name : `“${URGENCY_NAMES[known]}”`
}
