import { documentId, printNumber, readDocumentName } from '../document-number.ts'
import type { DocumentName } from '../document-number.ts'
import type { Day } from '../validity.ts'
import { settle } from '../vietnamese.ts'
import { isCapitals, isRemark, isRule, markOf } from './marks.ts'

/** What a text says of itself; nothing is guessed. */
export interface DocumentFacts {
  /** Canonical id, where kind and number are said. */
  readonly id?: string
  readonly kind?: string
  readonly number?: string
  /** Trích yếu, in the letters the text writes it in. */
  readonly name?: string
  /** Cơ quan ban hành. */
  readonly issuer?: string
  /** Ngày ký, ngày ban hành. */
  readonly issuedOn?: Day
  /** Ngày thông qua. */
  readonly passedOn?: Day
  /** Ngày có hiệu lực, with the words that set it. */
  readonly inForce?: { readonly words: string; readonly from?: Day }
  /** Số văn bản hợp nhất, when the text is a consolidation of the document. */
  readonly consolidation?: string
}

const KIND_LINE =
  /^(BỘ LUẬT|LUẬT|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|QUYẾT ĐỊNH|PHÁP LỆNH|CHỈ THỊ)$/u
const NUMBER_LINE =
  /^(?:(?:Bộ luật|Luật|Nghị quyết|Nghị định|Thông tư|Quyết định|Pháp lệnh|Chỉ thị) )?số\s*:?\s*\d/iu
const TITLE_LINE =
  /^(?:Bộ luật|Luật|Nghị quyết|Nghị định|Thông tư(?: liên tịch)?|Quyết định|Pháp lệnh|Chỉ thị) [^.;]{0,150}?số /u
const BASIS = /^(?:Căn cứ|Theo đề nghị|Xét|Trên cơ sở)(?!\p{L})/u
const DATE = /ngày\s+(\d{1,2})(?:\s+tháng\s+(\d{1,2})\s+năm\s+|[/-](\d{1,2})[/-])(\d{4})/iu
const DATE_WORDS = String.raw`ngày \d{1,2}(?: tháng \d{1,2} năm |\/\d{1,2}\/)\d{4}`
const PLACE_AND_DATE = /^(?:.{0,60}\s)?\p{Lu}[\p{L}\s.-]{1,40}, ngày\s+\d/u
const SELF = '(?:Bộ luật|Luật|Nghị quyết|Nghị định|Thông tư|Quyết định|Pháp lệnh|Chỉ thị) này'
// At the head of a sentence: "khoản 4 Điều 8 của Luật này có hiệu lực từ…" is said of that clause alone.
const IN_FORCE = new RegExp(
  String.raw`(?<=^|[.;]\s*)${SELF} có hiệu lực(?: thi hành)?(?: kể)? từ [^.;,]{3,120}`,
  'iu',
)
const IN_FORCE_IN_TITLE = new RegExp(String.raw`,? có hiệu lực(?: thi hành)?(?: kể)? từ ${DATE_WORDS}`, 'iu')
const ISSUERS: readonly (readonly [RegExp, string])[] = [
  [/^QH\d/u, 'Quốc hội'],
  [/UBTVQH/u, 'Ủy ban Thường vụ Quốc hội'],
  [/-CP$/u, 'Chính phủ'],
  [/-TTg$/u, 'Thủ tướng Chính phủ'],
]

/** Reads kind, number, name, issuer and dates from the lines before the first article, the last lines and the articles. */
export function readFacts(
  front: readonly string[],
  closing: readonly string[],
  body: readonly string[],
): DocumentFacts | undefined {
  const lines = front
    .map((line) => settle(line).trim())
    .filter((line) => line !== '' && !isRemark(line) && !isRule(line))
  const { document, consolidation } = nameOf(lines)
  const kind = document?.kind ?? kindLine(lines)
  const whole = document === undefined ? undefined : { ...document, ...(kind !== undefined && { kind }) }
  const id = whole === undefined ? undefined : documentId(whole)
  const issuer = issuerOf(lines, document)
  const title = titleLine(lines, document, issuer)
  const name = belowKind(lines) ?? title?.name
  const issued = dateIn(lines.find((line) => PLACE_AND_DATE.test(line))) ?? title?.issued
  const passed = dateIn(
    closing.map((line) => settle(line)).find((line) => /thông qua\s+(?:vào )?ngày/iu.test(line)),
  )
  const inForce = forceOf(lines, body, issued, passed)
  const facts: DocumentFacts = {
    ...(id !== undefined && { id }),
    ...(kind !== undefined && { kind }),
    ...(document?.suffix !== undefined && { number: printNumber(document) }),
    ...(name !== undefined && { name }),
    ...(issuer !== undefined && { issuer }),
    ...(issued !== undefined && { issuedOn: issued }),
    ...(passed !== undefined && { passedOn: passed }),
    ...(inForce !== undefined && { inForce }),
    ...(consolidation !== undefined && { consolidation }),
  }
  return Object.keys(facts).length === 0 ? undefined : facts
}

/** Whether a line is one a document begins with: state name, issuer, number, kind, title. */
export function beginsDocument(line: string): boolean {
  const text = settle(line).trim()
  return (
    /^(?:QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|CHỦ TỊCH NƯỚC|ỦY BAN|HỘI ĐỒNG|BỘ |NGÂN HÀNG|VĂN PHÒNG|TÒA ÁN|VIỆN KIỂM SÁT|CỘNG HÒA XÃ HỘI)/u.test(
      text,
    ) ||
    KIND_LINE.test(text) ||
    NUMBER_LINE.test(text) ||
    TITLE_LINE.test(text)
  )
}

function nameOf(lines: readonly string[]): { document: DocumentName | undefined; consolidation?: string } {
  const named = lines
    .filter((line) => NUMBER_LINE.test(line) || TITLE_LINE.test(line))
    .flatMap((line) => readDocumentName(line) ?? [])
    .filter(({ suffix }) => suffix !== undefined)
  const consolidated = named.find(({ kind }) => kind === 'Văn bản hợp nhất')
  const document = named.find((one) => one !== consolidated)
  return { document, ...(consolidated !== undefined && { consolidation: printNumber(consolidated) }) }
}

function kindLine(lines: readonly string[]): string | undefined {
  const written = lines.find((line) => KIND_LINE.test(line))
  return written === undefined ? undefined : written.charAt(0) + written.slice(1).toLowerCase()
}

/** "Nghị quyết số 98/2023/QH15 ngày 24 tháng 6 năm 2023 của Quốc hội về thí điểm …", or the date behind the name. */
function titleLine(
  lines: readonly string[],
  document: DocumentName | undefined,
  issuer: string | undefined,
): { readonly name: string | undefined; readonly issued: Day | undefined } | undefined {
  const line = lines.find((one) => TITLE_LINE.test(one))
  if (line === undefined || document === undefined) return undefined
  const after = line.slice(line.indexOf(printNumber(document)) + printNumber(document).length)
  const [about = ''] = after.split(/,? (?:có hiệu lực|được sửa đổi)/u)
  const by = issuer === undefined ? '' : ` của ${issuer.replace(/[^\p{L} ]/gu, '.')}`
  const [before, ahead] = new RegExp(String.raw`^\s*(${DATE_WORDS})(?:${by})?`, 'iu').exec(about) ?? []
  const [behind, last] = new RegExp(String.raw`(?:\s(${DATE_WORDS}))?(?:${by})?$`, 'iu').exec(about) ?? []
  const name = about
    .slice(before?.length ?? 0, about.length - (behind?.length ?? 0))
    .trim()
    .replace(/^về /u, '')
  return { name: name === '' ? document.name : name, issued: dateIn(ahead ?? last) }
}

/** The title in capitals below the kind; the sentence that enacts it gives its letters back. */
function belowKind(lines: readonly string[]): string | undefined {
  const at = lines.findIndex((line) => KIND_LINE.test(line))
  if (at === -1) return undefined
  const rest = lines.slice(at + 1, at + 12)
  const end = rest.findIndex(
    (line) => BASIS.test(line) || /ban hành/iu.test(line) || markOf(line) !== undefined,
  )
  const title = rest
    .slice(0, end === -1 ? 4 : end)
    .join(' ')
    .trim()
  if (title === '') return undefined
  if (!isCapitals(title)) return title
  const small = title.toLowerCase()
  const enacting = lines.slice(at).find((line) => !isCapitals(line) && line.toLowerCase().includes(small))
  if (enacting === undefined) return title
  const from = enacting.toLowerCase().indexOf(small)
  return enacting.slice(from, from + small.length)
}

function issuerOf(lines: readonly string[], document: DocumentName | undefined): string | undefined {
  const known = ISSUERS.find(([pattern]) => pattern.test(document?.suffix ?? ''))?.[1]
  if (known !== undefined) return known
  const first = lines.find(
    (line) => /^(?:ỦY BAN|HỘI ĐỒNG|BỘ |NGÂN HÀNG|TÒA ÁN|VIỆN KIỂM SÁT)/u.test(line) && isCapitals(line),
  )
  return first
}

function forceOf(
  front: readonly string[],
  body: readonly string[],
  issued: Day | undefined,
  passed: Day | undefined,
): DocumentFacts['inForce'] {
  const inTitle = firstMatch(front, IN_FORCE_IN_TITLE)?.replace(/^,? /, '')
  const words = firstMatch(body, IN_FORCE) ?? inTitle
  if (words === undefined) return undefined
  const from =
    dateIn(words) ??
    (/từ ngày (?:được )?thông qua/iu.test(words) ? passed : undefined) ??
    (/từ ngày ký/iu.test(words) ? issued : undefined) ??
    dateIn(inTitle)
  return { words, ...(from !== undefined && { from }) }
}

function firstMatch(lines: readonly string[], pattern: RegExp): string | undefined {
  for (const line of lines) {
    const found = pattern.exec(settle(line))?.[0]
    if (found !== undefined) return found
  }
  return undefined
}

/** The first day that words name; `undefined` also for 31/02. */
export function dateIn(text: string | undefined): Day | undefined {
  const [, date = '', monthInWords, month = monthInWords ?? '', year = ''] = DATE.exec(text ?? '') ?? []
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const moment = new Date(`${day}T00:00:00Z`)
  // 31/02 is a misprint, not a day.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day) ? day : undefined
}
