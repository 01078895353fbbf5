import type { SafekeepingFault, StoreRoom } from '../domain/safekeeping.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { spanInWords } from './spans.ts'

/** What operators read of the room in the store and of its backups. */

const MIB = 1024 * 1024
const GIB = 1024 * MIB

/** As `df -h` and Redis count: 1 GB is 1024 MB. A number does not part from its unit at the end of a line. */
function sizeInWords(bytes: number): string {
  if (bytes < MIB) return 'dưới 1\u00A0MB'
  const [unit, name] = bytes < GIB ? [MIB, 'MB'] : [GIB, 'GB']
  return `${(bytes / unit).toLocaleString('vi-VN', { maximumFractionDigits: 1 })}\u00A0${name}`
}

export const SAFEKEEPING = {
  title: 'Chỗ trống và sao lưu',
  free: {
    disk: 'Đĩa chứa dữ liệu',
    maxmemory: 'Bộ nhớ của Redis',
    machine: 'Bộ nhớ của máy chạy Redis',
  },
  freeOf: ({ freeBytes, wholeBytes }: StoreRoom): string =>
    `còn trống ${sizeInWords(freeBytes)} trong ${sizeInWords(wholeBytes)} (${percent(freeBytes / wholeBytes)})`,
  noLimit:
    'Redis chưa đặt maxmemory (hoặc đặt lớn hơn bộ nhớ của máy), nên tính theo bộ nhớ của cả máy. Xin đặt maxmemory để Redis không chiếm hết bộ nhớ của máy.',
  daysLeft: (days: number): string => `Nếu tiếp tục như mấy ngày qua thì đủ dùng khoảng ${inDays(days)} nữa.`,
  used: { disk: 'Tệp dữ liệu', maxmemory: 'Dữ liệu trong bộ nhớ', machine: 'Dữ liệu trong bộ nhớ' },
  log: (bytes: number): string => `nhật ký ghi trên đĩa: ${sizeInWords(bytes)}`,
  size: sizeInWords,
  unknown:
    'Máy chủ không cho biết còn bao nhiêu chỗ. Với Redis, xin cấp quyền +info cho tài khoản mà hệ thống dùng; nếu không, xin tự theo dõi.',
  backup: 'Sao lưu gần nhất',
  backedUp: (at: Date, now: Date, bytes: number): string =>
    `${vietnamTime(at)} (cách đây ${spanInWords(now.getTime() - at.getTime())}), tệp ${sizeInWords(bytes)}, đã đọc lại và khớp`,
  never:
    'Chưa có bản nào. Xin bật sao lưu hằng ngày theo docs/operations.md, mục “Back up and restore”; trang này sẽ nhắc khi sao lưu ngừng chạy.',
} as const

function percent(share: number): string {
  return share.toLocaleString('vi-VN', { style: 'percent', maximumFractionDigits: 0 })
}

function inDays(days: number): string {
  return days < 1 ? 'chưa đến 1 ngày' : `${days.toLocaleString('vi-VN')} ngày`
}

/** What is the matter, and what to do about it. */
export function safekeepingInWords(fault: SafekeepingFault): string {
  switch (fault.warning) {
    case 'disk_low':
      return `Đĩa chứa dữ liệu sắp đầy: ${leftInWords(fault)} Khi đầy, tin của người dân bị từ chối. Xin xóa bớt tệp không cần trên đĩa (bản sao lưu cũ, nhật ký của máy) hoặc tăng dung lượng; đừng xóa gì trong thư mục DATA_DIR.`
    case 'memory_low':
      return fault.room.bound === 'machine'
        ? `Bộ nhớ của máy chạy Redis sắp hết: ${leftInWords(fault)} Khi hết, máy có thể dừng Redis. Xin tăng bộ nhớ cho máy.`
        : `Bộ nhớ của Redis sắp đầy: ${leftInWords(fault)} Khi đầy, tin của người dân bị từ chối và không ai đăng nhập được. Xin tăng maxmemory (và bộ nhớ của máy nếu cần); đừng cho phép Redis xóa bớt dữ liệu.`
    case 'log_failed':
      return 'Lần gần nhất Redis không ghi được nhật ký xuống đĩa: dữ liệu mới có thể mất khi Redis dừng. Xin kiểm tra ngay chỗ trống và tình trạng đĩa của máy chạy Redis.'
    case 'rewrite_failed':
      return 'Lần gần nhất Redis không viết gọn lại được nhật ký: nhật ký sẽ lớn dần cho đến khi đầy đĩa. Xin kiểm tra đĩa và bộ nhớ của máy chạy Redis (vm.overcommit_memory=1), rồi chạy redis-cli BGREWRITEAOF.'
    case 'backup_old':
      return `Đã ${spanInWords(fault.ageMs)} không có bản sao lưu mới; bản gần nhất lúc ${vietnamTime(fault.at)}. Nếu hỏng đĩa, mọi tin và phiếu từ lúc đó sẽ mất. Xin xem journalctl -u dan-hoi-backup (hoặc nhật ký của cron), sửa nguyên nhân rồi sao lưu một lần bằng tay.`
  }
}

function leftInWords({ room, daysLeft }: Extract<SafekeepingFault, { readonly room: StoreRoom }>): string {
  const left = `${SAFEKEEPING.freeOf(room)}.`
  return daysLeft === undefined ? left : `${left} ${SAFEKEEPING.daysLeft(daysLeft)}`
}
