import type { StoreWarning } from '../domain/store.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import type { Fault } from '../operating/faults.ts'
import { NETWORKS } from './phrases.ts'
import { safekeepingInWords } from './phrases-safekeeping.ts'
import { loopName, SWITCHBOARD } from './phrases-system.ts'
import { spanInWords } from './spans.ts'

/** What went wrong with a send, and what a person can do about it. */
const SEND_FAULTS: Readonly<Record<string, readonly [what: string, toDo: string]>> = {
  zalo_quota: [
    'Zalo đã hết hạn mức gửi tin của gói.',
    'Xin nâng gói hoặc chờ sang kỳ mới, rồi gửi lại các tin còn nằm lại.',
  ],
  zalo_auth: [
    'Zalo không nhận mã của bot; cần kiểm tra ZALO_BOT_TOKEN.',
    'Xin lấy mã mới trong Zalo Bot Creator, đặt ZALO_BOT_TOKEN, khởi động lại, rồi gửi lại các tin.',
  ],
  zalo_bad_request: [
    'Zalo không nhận tin này.',
    'Gửi lại thường không được. Xin báo người dân bằng cách khác.',
  ],
  zalo_timeout: ['Zalo không trả lời kịp.', 'Hệ thống tự thử lại. Nếu kéo dài, xin kiểm tra đường mạng.'],
  zalo_throttled: ['Zalo báo gửi quá nhanh.', 'Hệ thống tự chờ rồi gửi tiếp, không cần làm gì.'],
  zalo_unavailable: ['Zalo đang gặp trục trặc.', 'Hệ thống tự thử lại. Xin chờ Zalo hoạt động lại.'],
  zalo_interrupted: ['Việc gửi qua Zalo bị ngắt giữa chừng.', 'Hệ thống tự thử lại, không cần làm gì.'],
  key_missing: [
    'Câu trả lời được lưu dưới dạng mã hóa và không khóa nào mở được.',
    'Xin đưa khóa cũ trở lại vào DATA_KEYS (hoặc đặt lại tệp data.key), khởi động lại, rồi gửi lại các tin.',
  ],
  telegram_auth: [
    'Telegram không nhận mã của bot; cần kiểm tra TELEGRAM_BOT_TOKEN.',
    'Xin lấy mã mới từ @BotFather, đặt TELEGRAM_BOT_TOKEN, khởi động lại, rồi gửi lại các tin.',
  ],
  telegram_blocked: [
    'Người dân đã chặn bot hoặc đóng cuộc trò chuyện trên Telegram.',
    'Nếu tin thuộc một phiếu, xin tìm cách khác để báo cho người dân; nếu không, có thể bỏ tin.',
  ],
  telegram_bad_request: [
    'Telegram không nhận tin này.',
    'Gửi lại thường không được. Xin báo người dân bằng cách khác.',
  ],
  telegram_throttled: ['Telegram báo gửi quá nhanh.', 'Hệ thống tự chờ rồi gửi tiếp, không cần làm gì.'],
  telegram_unavailable: [
    'Telegram đang gặp trục trặc.',
    'Hệ thống tự thử lại. Xin chờ Telegram hoạt động lại.',
  ],
  telegram_unreachable: [
    'Không kết nối được tới Telegram.',
    'Xin kiểm tra đường mạng và tường lửa từ máy chủ tới api.telegram.org.',
  ],
}

/** @param why a send's code, perhaps behind `given_up_after_…:`; one without words yet is shown as it is */
export function sendFaultInWords(why: string): string {
  const last = lastCode(why)
  if (last !== undefined) return `Đã thử nhiều lần nhưng không gửi được. Lần cuối: ${sendFaultInWords(last)}`
  return SEND_FAULTS[why]?.[0] ?? `Lỗi khác (${why}).`
}

function sendFaultToDo(why: string): string {
  return (
    SEND_FAULTS[lastCode(why) ?? why]?.[1] ??
    'Xin xem nhật ký của tiến trình và báo người phát triển hệ thống.'
  )
}

function lastCode(why: string): string | undefined {
  return /^given_up_after_\d+_attempts:(.+)$/.exec(why)?.[1]
}

/** What an operator has to set right about where the desk keeps everything. */
const STORE_WARNINGS: Readonly<Record<StoreWarning, string>> = {
  log_off:
    'Redis không ghi dữ liệu xuống đĩa: khi máy chủ Redis dừng, mọi tin và phiếu sẽ mất. Xin đặt appendonly yes.',
  log_late: 'Redis ghi xuống đĩa chậm: khi mất điện có thể mất tin vừa nhận. Xin đặt appendfsync always.',
  may_evict: 'Redis được phép xóa bớt dữ liệu khi đầy bộ nhớ. Xin đặt maxmemory-policy noeviction.',
  unknown:
    'Không đọc được cấu hình của Redis, nên chưa biết dữ liệu có được giữ an toàn không. Xin kiểm tra appendonly, appendfsync và maxmemory-policy.',
  not_sealed:
    'Chưa có khóa mã hóa: lời người dân viết đang được lưu nguyên văn trong kho dữ liệu và trong các bản sao lưu. Xin đặt DATA_KEYS rồi khởi động lại mọi tiến trình.',
  key_missing:
    'Có nội dung đã mã hóa mà không khóa nào đang dùng mở được: tin đang chờ chưa được trả lời, dòng cũ không đọc được. Xin đưa khóa cũ trở lại vào DATA_KEYS (hoặc đặt lại tệp data.key) rồi khởi động lại.',
  file_gone:
    'Tệp dữ liệu (desk.db hoặc tệp đi kèm) đã bị chuyển đi, xóa hoặc thay trong khi máy chủ đang chạy. Máy chủ không nhận thêm gì; tin mới bị từ chối để các mạng gửi lại sau. ĐỪNG khởi động lại vội: xin đưa đúng tệp cũ về chỗ cũ, hoặc cứu dữ liệu theo docs/operations.md, mục “desk.db was moved or deleted”.',
}

/** So many codes are named; an operator who has these knows where to look for the others. */
const CODES_NAMED = 20

function someOf(codes: readonly string[]): string {
  const more = codes.length - CODES_NAMED
  return `${codes.slice(0, CODES_NAMED).join(', ')}${more > 0 ? ` và ${more.toLocaleString('vi-VN')} phiếu khác` : ''}`
}

/** What is wrong, and what to do about it. */
export function faultInWords(fault: Fault): string {
  switch (fault.kind) {
    case 'store':
      return STORE_WARNINGS[fault.warning]
    case 'safekeeping':
      return safekeepingInWords(fault.fault)
    case 'switched_off':
      return `${SWITCHBOARD.names[fault.name]}: đang tắt từ ${vietnamTime(fault.since)} (${fault.why}). Xin nhớ bật lại ở mục “${SWITCHBOARD.title}” khi xong việc.`
    case 'knowledge_being_read':
      return 'Hệ thống vừa khởi động và đang đọc văn bản; tin của người dân vẫn được nhận và sẽ được trả lời ngay sau đó. Nếu quá 5 phút, xin xem nhật ký của tiến trình.'
    case 'unreadable_tickets':
      return `Có ${fault.tickets.length.toLocaleString('vi-VN')} phiếu hỏi không đọc được nên không hiện trong các danh sách và không được nhắc hạn: ${someOf(fault.tickets)}. Xin kiểm tra có chạy nhầm phiên bản cũ của chương trình không, hoặc khôi phục phiếu từ bản sao lưu.`
    case 'messages_wait':
      return `Có tin của người dân chờ đã ${spanInWords(fault.seconds * 1000)} mà chưa được trả lời. Xin kiểm tra vòng việc “Trả lời câu hỏi” bên dưới, tải của máy và mô hình ngôn ngữ (nếu có dùng); khi cần, khởi động lại: tin đã nhận không mất.`
    case 'loop_still':
      return `${loopName(fault.loop)}: vòng việc đứng yên từ ${vietnamTime(fault.since)}. Xin khởi động lại tiến trình; việc dở dang được làm tiếp.`
    case 'not_connected':
      return `${NETWORKS[fault.network]}: có ${fault.waiting.toLocaleString('vi-VN')} tin chờ gửi nhưng chưa có mã của bot. Xin đặt lại mã rồi khởi động; các tin vẫn được giữ.`
    case 'failing':
      return `${NETWORKS[fault.network]}, lỗi gần nhất lúc ${vietnamTime(fault.at)}: ${sendFaultInWords(fault.why)} ${sendFaultToDo(fault.why)}`
    case 'replies_wait':
      return `${NETWORKS[fault.network]}: có câu trả lời chờ gửi đã ${spanInWords(fault.seconds * 1000)}. Xin xem lỗi gần nhất của kênh này.`
    case 'dead':
      return `${NETWORKS[fault.network]}: ${fault.letters.toLocaleString('vi-VN')} câu trả lời không gửi được đang chờ người xử lý ở cuối trang: sửa nguyên nhân rồi gửi lại, hoặc bỏ và ghi lý do.`
    case 'unread':
      return `${NETWORKS[fault.network]}: từ khi khởi động, tiến trình này có ${fault.count.toLocaleString('vi-VN')} tin không đọc được, gần nhất lúc ${vietnamTime(fault.lastAt)}; người gửi chưa được trả lời. Có thể mạng này đã đổi cách gửi tin. Xin chuyển các dòng “update of a known kind not understood” trong nhật ký cho người phát triển hệ thống.`
  }
}
