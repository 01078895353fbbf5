import type { Decision, WaitReason } from '#knowledge/archive.ts'
import type { Field } from '#knowledge/diff.ts'
import type { ImportReport } from '#knowledge/import/report.ts'
import type { Needed } from '#knowledge/import/run.ts'
import type { RelationKind } from '#knowledge/relation.ts'
import { spell } from '#knowledge/validity.ts'
import type { Refusal } from './decide.ts'

/** Why an import waits for a person. */
export const WAIT_WORDS: Readonly<Record<WaitReason, string>> = {
  unplaced: 'có dòng chưa biết thuộc điều, khoản, điểm nào',
  skipped: 'số điều, khoản, điểm bị nhảy mà văn bản không nói vì sao',
  instructions: 'có dòng giống như ra lệnh cho máy',
  ended: 'kho đang có điều, khoản, điểm mà tệp không có',
  'in-force': 'ngày có hiệu lực ghi trong tệp khác với kho',
  number: 'số hiệu ghi trong tệp khác với văn bản được chọn',
  undated:
    'câu chữ khác bản đang dùng mà chưa rõ áp dụng từ ngày nào (nhập lại và ghi ngày ấy, hoặc chấp nhận nếu là sửa lỗi cho mọi thời điểm)',
  uncompared: 'kho chưa có nguyên văn trước ngày đó để so (hãy nhập nguyên văn ban đầu trước)',
  decided: 'tệp nói khác một quyết định về hiệu lực đã áp dụng',
}

export const NEEDED_WORDS: Readonly<Record<Needed, string>> = {
  id: 'số hiệu (thêm --id, ví dụ --id nd-32-2021-nd-cp)',
  place: 'địa bàn áp dụng (thêm --place hn, hcm hoặc vn)',
  from: 'ngày có hiệu lực (thêm --from YYYY-MM-DD)',
}

/** A file names another document than whoever imports it. */
export const otherDocument = (said: string, given: string | undefined): string =>
  `tệp ghi là văn bản ${said}, khác với mã được chọn${given === undefined ? '' : ` (${given})`}.`

/** What an import found, in one sentence. */
export function reportSummary({
  added,
  changed,
  unchanged,
  ended,
  missing,
  unplaced,
  hidden,
}: ImportReport): string {
  const counts: ReadonlyArray<readonly [number, string]> = [
    [added.length, 'mới'],
    [changed.length, 'đổi câu chữ'],
    [unchanged.length, 'giữ nguyên'],
    [ended.length, 'không còn trong tệp'],
    [missing.length, 'tệp nói là thiếu'],
    [unplaced.length, 'dòng chưa xếp được'],
    [hidden.length, 'chỗ ẩn đã bỏ'],
  ]
  const said = counts.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`)
  return said.length === 0 ? 'Tệp không có điều, khoản, điểm nào.' : `Điều, khoản, điểm: ${said.join(', ')}.`
}

export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  heading: 'Tên điều',
  text: 'Nguyên văn',
  summary: 'Tóm tắt',
  territory: 'Địa bàn',
  validity: 'Hiệu lực',
  note: 'Ghi chú',
  missing: 'Phần còn thiếu',
  words: 'Lời dân',
  today: 'Hiện nay',
  endedBodies: 'Cơ quan không còn',
  former: 'Câu chữ trước đây',
  name: 'Tên văn bản',
  url: 'Địa chỉ',
  aliases: 'Tên gọi khác',
  extent: 'Số điều',
  relations: 'Quan hệ với văn bản khác',
}

export const RELATION_WORDS: Readonly<Record<RelationKind, string>> = {
  amends: 'sửa đổi, bổ sung',
  replaces: 'thay thế',
  repeals: 'bãi bỏ',
  details: 'quy định chi tiết',
  extends: 'kéo dài',
  consolidates: 'hợp nhất',
}

export const DECISION_WORDS: Readonly<Record<Decision['state'], string>> = {
  proposed: 'chờ quyết định',
  applied: 'đã áp dụng',
  dismissed: 'đã bỏ qua',
}

/** Why a provision ended that an imported text no longer has; citizens read it behind "theo kết luận rà soát văn bản". */
export const DROPPED = 'văn bản được nhập không còn quy định này'

/** What deciding so would do, or why it cannot be decided, as a clause. */
export function effectInWords(effect: Refusal): string {
  switch (effect.kind) {
    case 'changes':
      return 'sẽ đổi hiệu lực'
    case 'already':
      return 'kho đã ghi như vậy'
    case 'contradicts':
      return effect.reason
    case 'day-unknown':
      return 'chưa rõ từ ngày nào'
    case 'none':
      return 'không làm đổi hiệu lực'
    case 'not_on_shelf':
      return 'văn bản hoặc điều khoản này chưa có trong kho'
    case 'applied':
      return 'văn bản đang ghi theo đề xuất này; nếu chưa xuất bản, hãy bỏ bản chờ trước rồi bỏ qua đề xuất'
    case 'stale':
      return `bản chờ của ${effect.document} làm từ một bản không còn dùng; hãy bỏ bản chờ đó (nhập lại tệp nếu cần) rồi quyết định`
    case 'too-early':
      return `hồ sơ ghi có hiệu lực từ ngày ${spell(effect.from)}, sau ngày được chọn`
    case 'unmoved':
      return effect.to === undefined
        ? 'hồ sơ đã ghi như vậy'
        : `hồ sơ ghi hết hiệu lực từ ngày ${spell(effect.to)}, quyết định này không làm đổi`
  }
}
