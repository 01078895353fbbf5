import { fold, settle } from './vietnamese.ts'

/** What a text calls a document by. Only a serial with kind and suffix names one for certain. */
export interface DocumentName {
  /** Loại văn bản: Luật, Nghị quyết, Nghị định … */
  readonly kind?: string
  /** What stands between kind and number: `Thủ đô` in "Luật Thủ đô số 02/2026/QH16". */
  readonly name?: string
  /** `97`; two digits at least, as numbers are written. */
  readonly serial: string
  readonly year?: string
  /** `QH14`, `NĐ-CP`. */
  readonly suffix?: string
}

/** Longest first where one begins another; `id` begins the canonical id, `short` is what people type. */
const KINDS = [
  { id: 'bo-luat', name: 'Bộ luật', short: [] },
  { id: 'luat', name: 'Luật', short: [] },
  { id: 'nq', name: 'Nghị quyết', short: ['nq'] },
  { id: 'nd', name: 'Nghị định', short: ['nđ', 'nd'] },
  { id: 'ttlt', name: 'Thông tư liên tịch', short: ['ttlt'] },
  { id: 'tt', name: 'Thông tư', short: ['tt'] },
  { id: 'qd', name: 'Quyết định', short: ['qđ', 'qd'] },
  { id: 'pl', name: 'Pháp lệnh', short: [] },
  { id: 'ct', name: 'Chỉ thị', short: [] },
  { id: 'vbhn', name: 'Văn bản hợp nhất', short: ['vbhn'] },
] as const

/** Loại văn bản, as they are written. */
export const KIND_NAMES = KINDS.map(({ name }) => name)

const KIND_BY_WORD: ReadonlyMap<string, string> = new Map(
  KINDS.flatMap(({ name, short }) => [name, ...short].map((word) => [fold(word), name] as const)),
)
/** Loại văn bản as people write it, in a pattern: "Nghị định", "nghi dinh", "nđ". */
export const KIND_WORDS = KINDS.flatMap(({ name, short }) => [name.toLowerCase(), fold(name), ...short]).join(
  '|',
)

/** `Nghị định`, of "nđ". */
export function kindCalled(word: string): string | undefined {
  return KIND_BY_WORD.get(fold(word).replace(/\s+/g, ' '))
}

// Marks that typing without Đ or in capitals loses.
const SUFFIX_PARTS: Readonly<Record<string, string>> = {
  ND: 'NĐ',
  QD: 'QĐ',
  TTG: 'TTg',
  HDND: 'HĐND',
  BGDDT: 'BGDĐT',
  BLDTBXH: 'BLĐTBXH',
}
const NUMBER = String.raw`(\d{1,5})(?:\s?/\s?(\d{4})(?!\d))?(?:\s?/\s?(\p{L}[\p{L}\d]*(?:\s?-\s?\p{L}[\p{L}\d]*)*))?`
// A name stands only before "số": "Luật Đất đai có 16 chương" names no number 16. In "Luật Thủ đô và Nghị quyết số
// 10/2020/QH14" the number is the resolution's: a name holds no other kind, unless it is of a law that amends.
const NUMBERED = String.raw`(?:số|so)\s*:?\s*`
const OTHER_KIND = String.raw`(?<!pháp|phap)\s(?:${KIND_WORDS})(?!\p{L})`
const NAME = [
  String.raw`(?:sửa đổi|sua doi)(?:(?!\s(?:${KIND_WORDS})\s+${NUMBERED}\d)[\p{L}\s,]){1,120}?`,
  String.raw`\p{L}(?:(?!${OTHER_KIND})[\p{L}\s,]){1,120}?`,
].join('|')
const NAMED = String.raw`(?:(?<![\p{L}\d])(${KIND_WORDS})(?:\s+(${NAME})\s+${NUMBERED}|[\s-]*(?:${NUMBERED})?))?`

/** Finds documents named by number in settled text; {@link nameFrom} reads a match. */
export const DOCUMENT_PATTERN = String.raw`${NAMED}(?<![\d/])${NUMBER}(?:\s+(?:năm|nam)\s+(\d{4}))?(?![\p{L}\d])`

/** @returns `undefined` where the match of {@link DOCUMENT_PATTERN} is only a figure, a date or a year */
export function nameFrom(groups: readonly (string | undefined)[]): DocumentName | undefined {
  const [kindWord, name, serial = '', slashYear, rawSuffix, yearInWords] = groups
  const year = slashYear ?? yearInWords
  const suffix = rawSuffix === undefined ? undefined : canonicalSuffix(rawSuffix)
  const kind = kindWord === undefined ? kindOf(suffix) : KIND_BY_WORD.get(fold(kindWord))
  if (kindWord === undefined && (suffix === undefined || !isSuffix(suffix))) return undefined
  // "Luật 2026" gives a year, not a number.
  if (year === undefined && suffix === undefined && serial.length === 4) return undefined
  const implied = kind === 'Nghị định' && year !== undefined ? 'NĐ-CP' : undefined
  const whole = suffix ?? implied
  return {
    ...(kind !== undefined && { kind }),
    ...(name !== undefined && { name: name.trim() }),
    serial: serial.replace(/^0+(?=\d)/, '').padStart(2, '0'),
    ...(year !== undefined && { year }),
    ...(whole !== undefined && { suffix: whole }),
  }
}

/** The first document a text names by number, however it spells it: "NĐ 32/2021/ND-CP", "Nghị định 32 năm 2021", "nq97". */
export function readDocumentName(text: string): DocumentName | undefined {
  for (const match of settle(text).matchAll(new RegExp(DOCUMENT_PATTERN, 'giu'))) {
    const name = nameFrom(match.slice(1))
    if (name !== undefined) return name
  }
  return undefined
}

/** `97/2019/QH14` */
export function printNumber({ serial, year, suffix }: DocumentName): string {
  return [serial, year, suffix].filter((part) => part !== undefined).join('/')
}

/** `Nghị quyết số 97/2019/QH14`, `Luật Thủ đô số 02/2026/QH16`; read back by {@link readDocumentName}. */
export function printDocumentName(document: DocumentName): string {
  const { kind, name } = document
  const before = [kind, name].filter((part) => part !== undefined).join(' ')
  return before === '' ? printNumber(document) : `${before} số ${printNumber(document)}`
}

/**
 * `nq-97-2019-qh14`
 *
 * @returns `undefined` when kind or suffix is not said; {@link matchDocuments} may still find it among known ones
 */
export function documentId(document: DocumentName): string | undefined {
  const kind = KINDS.find(({ name }) => name === document.kind)
  if (kind === undefined || document.suffix === undefined) return undefined
  return `${kind.id}-${fold(printNumber(document)).replaceAll('/', '-')}`
}

/** The inverse of {@link documentId}, as far as ASCII lets it. */
export function readDocumentId(id: string): DocumentName | undefined {
  const kind = KINDS.find((one) => id.startsWith(`${one.id}-`))
  if (kind === undefined) return undefined
  const [, serial, year, suffix] =
    /^(\d{1,5})(?:-(\d{4}))?-([a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*)$/.exec(id.slice(kind.id.length + 1)) ?? []
  if (serial === undefined || suffix === undefined) return undefined
  return { kind: kind.name, serial, ...(year !== undefined && { year }), suffix: canonicalSuffix(suffix) }
}

/** Those of the known documents that a name can mean: "nq97" means `nq-97-2019-qh14` where that is the only one. */
export function matchDocuments(document: DocumentName, knownIds: Iterable<string>): readonly string[] {
  return [...knownIds].filter((id) => {
    const known = readDocumentId(id)
    return (
      known !== undefined &&
      known.serial === document.serial &&
      (document.kind === undefined || known.kind === document.kind) &&
      (document.year === undefined || known.year === document.year) &&
      (document.suffix === undefined || fold(known.suffix ?? '') === fold(document.suffix))
    )
  })
}

function canonicalSuffix(suffix: string): string {
  const parts = suffix.toUpperCase().replaceAll(/\s/g, '').split('-')
  return parts.map((part) => SUFFIX_PARTS[part] ?? part).join('-')
}

function isSuffix(suffix: string): boolean {
  return /^(QH|UBTVQH)\d{1,2}$/.test(suffix) || suffix.includes('-')
}

/** A suffix that begins with the kind tells it: NĐ-CP, TT-BTC; QH15 does not. */
function kindOf(suffix: string | undefined): string | undefined {
  const [first, second] = (suffix ?? '').split('-')
  return second === undefined ? undefined : KIND_BY_WORD.get(fold(first ?? ''))
}
