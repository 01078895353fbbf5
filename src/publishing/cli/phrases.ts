import type { KnowledgeVersion, WaitReason } from '#knowledge/archive.ts'
import type { EditionDiff, FieldChange, ProvisionChange } from '#knowledge/diff.ts'
import type { Needed } from '#knowledge/import/run.ts'
import type { ImportReport } from '#knowledge/import/report.ts'
import { spell } from '#knowledge/validity.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import type { Proposal, Refusal } from '../decide.ts'
import type { GoldenChange, Impact } from '../impact.ts'
import {
  DECISION_WORDS,
  effectInWords,
  FIELD_NAMES,
  NEEDED_WORDS,
  RELATION_WORDS,
  reportSummary,
  WAIT_WORDS,
} from '../phrases.ts'

export const USAGE = `Cách dùng: npm run -s knowledge -- LỆNH … [--json]

Xem:
  list [--as-of YYYY-MM-DD] [--version N]       các văn bản của phiên bản đang dùng, hoặc của phiên bản N
  show MÃ [--as-of …] [--version N | --waiting] một văn bản, hoặc một điều, khoản, điểm
  versions                                      các phiên bản đã xuất bản
  answered N [--cites MÃ]                       các câu hỏi đã được trả lời theo phiên bản N, mới nhất trước
  history MÃ                                    một điều, khoản, điểm qua các phiên bản
  diff VĂN-BẢN [--from N] [--to N]              khác nhau từng điều, từng chữ; mặc định: bản đang dùng và bản chờ
  waiting                                       những gì đang chờ xuất bản, và còn chờ người xem vì sao

Nhập và xuất bản:
  import TỆP… [--id MÃ] [--place hn|hcm|vn] [--from YYYY-MM-DD] [--url ĐỊA-CHỈ] [--wording-from YYYY-MM-DD] [--note "…"]
  accept VĂN-BẢN --note "lý do" [--ended YYYY-MM-DD]   đã xem báo cáo nhập và chấp nhận
  discard VĂN-BẢN [--note "lý do"]              bỏ bản chờ
  publish [--note "…"] [--dry-run] [--in-spite "lý do xuất bản dù câu hỏi mẫu bị sai"]
  rollback N [--note "…"]                       dùng lại phiên bản N
  export THƯ-MỤC [--version N]                  ghi ra tệp .md, nhập lại được

Hiệu lực:
  proposals [--all]                             quan hệ giữa các văn bản tìm thấy khi nhập
  apply MÃ-ĐỀ-XUẤT… | dismiss MÃ-ĐỀ-XUẤT… [--note "lý do"]
  rule MÃ in-force|ended --from YYYY-MM-DD --note "căn cứ"   quyết định về hiệu lực

MÃ là mã văn bản (nq-97-2019-qh14) hoặc mã điều, khoản, điểm (nq-97-2019-qh14/dieu-4/khoan-1).
Tệp nhập: .docx .pdf .html .txt .md`

export const WAITING_VERSION = 'bản chờ xuất bản'
export const failed = (why: string): string => `Không thực hiện được: ${why.replaceAll(/\s*\n\s*/g, ' ')}`
export const notOnShelf = (id: string): string => `Không có ${id} trong kho văn bản.`
export const noVersion = (number: number): string => `Không có phiên bản ${number}.`
export const versionLine = (version: string): string => `Phiên bản ${version}`
export const noAnswers = (number: number): string =>
  `Không thấy câu trả lời nào như vậy theo phiên bản ${number}.`
export const lookedAtSince = (count: number, since: Date): string =>
  `Chỉ xem ${count} câu trả lời mới nhất, từ ${vietnamTime(since)}.`
export const answerLine = (at: Date, question: string, cites: readonly string[]): string =>
  `${vietnamTime(at)}\t${question.replaceAll(/\s+/g, ' ')}\t${cites.join(', ')}`
export const provisionCount = (count: number): string => `${count} điều, khoản, điểm`

export const progress = (done: number, all: number, file: string): string =>
  `[${done}/${all}] ${file.replaceAll('\n', ' ')}`
export const NO_SUCH_FILE = 'không mở được tệp.'
export const refusedFile = (file: string, why: string): string => `${file}: ${why}`
export const faultyFile = (line: string): string =>
  `Dòng không hiểu được: ${line.replaceAll(/\s*\n\s*/g, ' ')}`
export const needs = (file: string, what: readonly Needed[]): string =>
  `${file}: văn bản không cho biết ${what.map((one) => NEEDED_WORDS[one]).join(', ')}.`
export const unchanged = (document: string): string => `${document}: không có gì thay đổi.`
export const taken = (document: string, report: ImportReport): string =>
  `${document}: đã nhập, chờ xuất bản. ${reportSummary(report)}`

export const noSource = (document: string): string =>
  `${document}: chưa có địa chỉ nguồn, trích dẫn sẽ không có liên kết. Nhập lại tệp với --url để bổ sung.`

/** Everything a person has to look at, each with its line. */
export const reportLines = ({
  gaps,
  unplaced,
  hidden,
  ended,
  instructions,
}: ImportReport): readonly string[] => [
  ...unplaced.map(({ line, text }) => `  dòng ${line}, chưa biết xếp vào đâu: ${text}`),
  ...gaps
    .filter(({ kind }) => kind === 'skipped')
    .map(({ line, text }) => `  dòng ${line}, nhảy số: thiếu ${text}`),
  ...instructions.map(({ line, text }) => `  dòng ${line}, giống như ra lệnh cho máy: ${text}`),
  ...ended.map((id) => `  có trong kho, không có trong tệp: ${id}`),
  ...hidden.map(({ line, text }) => `  dòng ${line}, đã bỏ vì người đọc không thấy: ${text}`),
]
export const relationsFound = (count: number): string =>
  `  tìm thấy ${count} quan hệ với văn bản khác; xem: knowledge proposals`
export const waitsForPerson = (document: string, reasons: readonly WaitReason[]): string =>
  `${document}: chờ người xem, vì ${reasons.map((reason) => WAIT_WORDS[reason]).join('; ')}. Đã xem: knowledge accept ${document} --note "…"`

export const NOTHING_WAITS = 'Không có gì đang chờ xuất bản.'
export const nothingWaits = (document: string): string => `Không có bản chờ nào của ${document}.`
export const readyLine = (document: string, file: string | null): string =>
  `${document}: sẵn sàng xuất bản${file === null ? '' : ` (${file.replaceAll('\n', ' ')})`}`
export const accepted = (document: string): string => `${document}: đã chấp nhận, sẽ được xuất bản lần tới.`
export const acceptMovedOn = (document: string): string =>
  `${document}: bản chờ vừa được thay bằng bản khác. Hãy xem lại rồi chấp nhận.`
export const endsTooEarly = (document: string): string =>
  `${document}: ngày ở --ended sớm hơn ngày có hiệu lực của điều, khoản, điểm đó.`
export const discarded = (document: string): string => `${document}: đã bỏ bản chờ.`
export const stale = (document: string): string =>
  `${document}: bản chờ làm từ một bản không còn dùng. Hãy bỏ (knowledge discard ${document}) rồi nhập lại.`

export const NOTHING_TO_PUBLISH = 'Không có gì để xuất bản.'
export const allHeld = (count: number): string => `Chưa xuất bản: cả ${count} văn bản còn chờ người xem.`
export const wouldPublish = (documents: readonly string[]): string => `Sẽ xuất bản: ${documents.join(', ')}.`
export const published = (version: number, documents: readonly string[]): string =>
  `Đã xuất bản phiên bản ${version}: ${documents.join(', ')}.`
export const brokenRefused = (count: number): string =>
  `Chưa xuất bản: ${count} câu hỏi mẫu đang trả lời đúng sẽ bị sai. Hãy xem lại, hoặc thêm --in-spite "lý do".`
export const MOVED_ON =
  'Có người vừa xuất bản, quay lại phiên bản khác hoặc đổi bản chờ. Hãy xem lại rồi xuất bản.'

export const impactLines = ({ broken, moved, answers }: Impact): readonly string[] => [
  ...broken.map((change) => `  SAI ${goldenLine(change)}`),
  ...moved.map((change) => `  đổi ${goldenLine(change)}`),
  `Trong ${answers.looked} câu trả lời gần nhất, ${answers.changed.length} câu sẽ đổi kết quả hoặc căn cứ.`,
]
const goldenLine = ({ id, question, before, after }: GoldenChange): string =>
  `${id} “${question}”: ${basis(before)} → ${basis(after)}`
const basis = ({ outcome, citations }: GoldenChange['before']): string =>
  [outcome, ...citations.slice(0, 1).map(({ label, inForce }) => `${label} (${inForce})`)].join(', ')

export const versionInWords = (version: KnowledgeVersion, isInUse: boolean): string =>
  [
    `${isInUse ? '*' : ' '} ${version.number}`,
    vietnamTime(version.at),
    version.origin === 'shipped' ? 'thư viện kèm theo' : version.by,
    ...(version.note === null ? [] : [version.note]),
    ...(version.overruled === null ? [] : [`xuất bản dù câu hỏi mẫu bị sai: ${version.overruled}`]),
  ].join('\t')
export const inUse = (number: number): string => `Đang dùng phiên bản ${number}.`
export const alreadyInUse = (number: number): string => `Phiên bản ${number} đang được dùng.`
export const historyLine = (version: string, at: Date): string => `Phiên bản ${version}, ${vietnamTime(at)}`
export const exported = (number: number, count: number, folder: string): string =>
  `Đã ghi ${count} văn bản của phiên bản ${number} vào ${folder}.`

const VERSION_NAMES = { '0': 'không có gì', waiting: 'bản chờ' } as const
const versionName = (name: string): string =>
  name === '0' || name === 'waiting' ? VERSION_NAMES[name] : `phiên bản ${name}`
export const diffLines = (
  { document, fields, provisions }: EditionDiff,
  { from, to }: { readonly from: string; readonly to: string },
): readonly string[] => [
  `${document}: từ ${versionName(from)} đến ${versionName(to)}`,
  ...(fields.length + provisions.length === 0 ? ['Không có gì khác nhau.'] : []),
  ...fields.map(fieldLine),
  ...changeLines(provisions),
]
export const changeLines = (changes: readonly ProvisionChange[]): readonly string[] =>
  changes.flatMap(({ id, kind, fields }) => [`${CHANGE_SIGNS[kind]} ${id}`, ...fields.map(fieldLine)])
const CHANGE_SIGNS = { added: '+', removed: '−', changed: '~' } as const

/** `[-bỏ-]{+thêm+}`, as people who compare texts write it. */
const fieldLine = ({ field, before, after, words }: FieldChange): string => {
  const told =
    words.length > 0
      ? words
          .map(({ kind, text }) =>
            kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`,
          )
          .join('')
      : [...(before === null ? [] : [`[-${before}-]`]), ...(after === null ? [] : [`{+${after}+}`])].join(' ')
  return `    ${FIELD_NAMES[field]}: ${told.replaceAll('\n', '\n      ')}`
}

export const NO_PROPOSALS = 'Không có đề xuất nào chờ quyết định.'
export const proposalLines = ({ decision, acting, effect }: Proposal): readonly string[] => {
  const { id, state, about } = decision
  const { kind, target, words, from } = about.relation
  return [
    `${id} [${DECISION_WORDS[state]}]`,
    `    ${acting.label} ${RELATION_WORDS[kind]} ${target}${from === undefined ? '' : `, từ ngày ${spell(from)}`}`,
    `    “${words}”`,
    `    ${effectInWords(effect)}`,
  ]
}
export const decided = (id: string, how: 'apply' | 'dismiss'): string =>
  how === 'apply' ? `${id}: đã áp dụng.` : `${id}: đã bỏ qua.`
export const noProposal = (id: string): string => `Không có đề xuất ${id}.`
export const notDecided = (id: string, effect: Refusal): string =>
  `${id}: chưa quyết định được, vì ${effectInWords(effect)}.`
export const ruled = (target: string, state: 'in_force' | 'ended', from: string): string =>
  `${target}: đã quyết định ${state === 'ended' ? 'hết' : 'còn'} hiệu lực từ ngày ${spell(from)}; chờ xuất bản.`
