import type { Place } from '#knowledge/place.ts'
import type { Recognised } from './intent/recognise.ts'
import type { Service } from './intent/danger.ts'

/** What the desk says to a message that is no question about the law, and the stable code of why. */
export interface Signpost {
  readonly text: string
  readonly reason: string
}

const SERVICES: Readonly<Record<Service, string>> = {
  '113': '113 (công an)',
  '114': '114 (chữa cháy, cứu nạn)',
  '115': '115 (cấp cứu)',
  '111': '111 (bảo vệ trẻ em)',
}
const STAY_SAFE: Readonly<Record<Service, string>> = {
  '113': 'Hãy đến chỗ an toàn, có đông người, và nói rõ bạn đang ở đâu.',
  '114':
    'Hãy ra khỏi nơi nguy hiểm, báo cho người xung quanh và nói rõ địa chỉ. Nếu có mùi gas, đừng bật tắt điện.',
  '115':
    'Hãy nói rõ địa chỉ và chuyện đang xảy ra. Đừng để người gặp nạn ở một mình; nếu người đó là bạn, hãy gọi thêm một người thân đến bên.',
  '111': 'Hãy đưa trẻ đến chỗ an toàn nếu làm được. Tổng đài 111 nghe máy cả ngày lẫn đêm.',
}
const DESK_KNOWS = 'tổ chức chính quyền địa phương và cơ chế đặc thù của Hà Nội, TP.HCM'

/**
 * Where to turn with a message the desk does not answer itself, in one to four short sentences.
 *
 * @param place where the citizen is asking about, `null` when unknown
 */
export function signpost(recognised: Recognised, place: Place | null): Signpost {
  const { intent } = recognised
  switch (intent) {
    case 'emergency':
      return { reason: 'emergency', text: emergency(recognised.services ?? ['113', '114', '115']) }
    case 'field_report':
      return { reason: 'field_report', text: fieldReport(place) }
    case 'complaint':
      return { reason: 'complaint', text: COMPLAINT }
    case 'own_file':
      return { reason: 'personal_file', text: OWN_FILE }
    case 'opinion':
      return {
        reason: 'opinion',
        text: `Trợ lý không khen chê hay đánh giá người, cơ quan, chính sách. Nếu bạn muốn biết quy định nói gì về việc này, xin cứ hỏi, trợ lý sẽ tìm giúp.`,
      }
    case 'forecast':
      return {
        reason: 'forecast',
        text: `Trợ lý không đoán trước chuyện sắp tới, chỉ trả lời được theo văn bản đã ban hành. Nếu bạn muốn biết quy định hiện nay về việc này, xin cứ hỏi.`,
      }
    case 'greeting':
      return {
        reason: 'greeting',
        text: `Chào bạn. Đây là trợ lý tự động, trả lời về ${DESK_KNOWS}, có dẫn điều, khoản. Mời bạn gõ câu hỏi bằng lời thường, có dấu hay không dấu đều được.`,
      }
    case 'thanks':
      return { reason: 'thanks', text: 'Không có gì. Bạn cần hỏi thêm, xin cứ nhắn.' }
    case 'goodbye':
      return { reason: 'goodbye', text: 'Chào bạn. Khi cần hỏi tiếp, bạn nhắn lúc nào cũng được.' }
    case 'about_desk':
      return { reason: 'about_desk', text: ABOUT_DESK }
    case 'injection':
      return {
        reason: 'injection',
        text: `Trợ lý chỉ trả lời câu hỏi về quy định, không đổi cách làm việc theo tin nhắn và không đưa ra thông tin nội bộ hay câu hỏi của người khác. Mời bạn gõ câu hỏi.`,
      }
    case 'abuse':
      return {
        reason: 'abuse',
        text: 'Trợ lý mong được trao đổi lịch sự. Bạn có câu hỏi về quy định, xin cứ gõ, trợ lý sẽ tìm giúp.',
      }
    case 'others_data':
      return {
        reason: 'others_data',
        text: `Trợ lý không có và không cung cấp thông tin riêng của người khác. Nếu bạn cần thông tin đó để giải quyết việc của mình, xin hỏi cơ quan đang giữ hồ sơ; cơ quan sẽ cho biết bạn có được cung cấp hay không.`,
      }
    case 'wrongdoing':
      return {
        reason: 'wrongdoing',
        text: `Trợ lý không hướng dẫn cách làm trái quy định. Nếu bạn muốn biết làm thế nào cho đúng, hoặc quy định xử lý việc này ra sao, xin cứ hỏi.`,
      }
    case 'other_language':
      return {
        reason: 'other_language',
        text: `Trợ lý chỉ trả lời bằng tiếng Việt. Xin bạn gõ câu hỏi bằng tiếng Việt, có dấu hay không dấu đều được.\nThis service answers in Vietnamese; please ask in Vietnamese, or call 1022 for help.`,
      }
    case 'law':
      return { reason: 'law', text: 'Mời bạn gõ câu hỏi.' }
  }
}

/** The number first: whoever reads only the first words must know whom to call. */
function emergency(services: readonly Service[]): string {
  const numbers = services.map((service) => SERVICES[service])
  const [first = '113'] = services
  return `Gọi ngay ${numbers.join(', ')}.\n${STAY_SAFE[first]}`
}

function fieldReport(place: Place | null): string {
  const app =
    place === 'hn' ? ', gửi qua ứng dụng iHanoi' : place === null ? ' (ở Hà Nội còn có ứng dụng iHanoi)' : ''
  return `Việc này xin bạn báo tổng đài 1022${app}, hoặc báo Ủy ban nhân dân phường, xã nơi xảy ra, nói rõ địa điểm. Trợ lý chỉ trả lời về quy định, không nhận tin báo ngoài đường, nên tin này chưa được chuyển đi đâu.`
}

const COMPLAINT = [
  'Với việc này, bạn có thể gửi đơn khiếu nại tới cơ quan, người đã ra quyết định hay có việc làm đó, hoặc gửi đơn tố cáo tới người đứng đầu cơ quan quản lý người ấy; cũng có thể trình bày trực tiếp tại nơi tiếp công dân của phường, xã hay thành phố.',
  'Đơn nên ghi rõ sự việc, ngày tháng, yêu cầu của bạn và kèm giấy tờ liên quan.',
  'Trợ lý không giải quyết đơn, nhưng có thể chuyển câu hỏi của bạn tới cán bộ nếu bạn đồng ý.',
].join('\n')

const OWN_FILE = [
  'Trợ lý không xem được hồ sơ, khoản nợ hay kết quả của riêng ai.',
  'Xin bạn hỏi nơi đã nhận hồ sơ (bộ phận một cửa, cơ quan thuế, bảo hiểm xã hội, công an, tùy việc), mang theo mã trên giấy biên nhận; nếu nộp qua mạng, bạn tra bằng mã đó trên Cổng Dịch vụ công quốc gia.',
].join('\n')

/** The bank first: every minute counts. */
export const DECEIVED: Signpost = {
  reason: 'deceived',
  text: [
    'Nếu bạn đã chuyển tiền, hoặc đã đọc mã OTP, mật khẩu cho người lạ, xin gọi ngay ngân hàng để nhờ khóa tài khoản và tra soát.',
    'Xin bạn giữ lại tin nhắn, số điện thoại, biên lai chuyển tiền, rồi trình báo Công an phường, xã nơi bạn ở, hoặc gọi 113.',
    'Trợ lý chỉ trả lời về quy định, không nhận tin báo tội phạm, nên tin này chưa được chuyển đi đâu.',
  ].join('\n'),
}

const ABOUT_DESK = [
  `Đây là trợ lý tự động, không phải cán bộ. Hỏi không mất phí và lúc nào cũng được. Trợ lý trả lời về ${DESK_KNOWS}, có dẫn điều, khoản để bạn đối chiếu.`,
  'Trợ lý chỉ đọc tin nhắn chữ, chưa nghe được giọng nói và chưa xem được hình. Tin nhắn được lưu để trả lời bạn.',
  'Câu chưa trả lời được chỉ chuyển cho cán bộ khi bạn đồng ý. Mời bạn gõ câu hỏi, bằng lời thường là được.',
].join('\n')
