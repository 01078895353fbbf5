import { KIND_WORDS, kindCalled } from './document-number.ts'
import type { LegalDocument } from './provision.ts'
import { documentLabel } from './shelf.ts'
import type { Shelf } from './shelf.ts'
import { fold, settle, syllables } from './vietnamese.ts'

/** A document called by its number, and by a kind, name or year that another document has. */
export interface Misnamed {
  /** As the text calls it. */
  readonly written: string
  /** What has that number. */
  readonly document: string
}

const KIND = KIND_WORDS.replaceAll(' ', String.raw`\s+`)
const NUMBER = /(?<![\d/])\d{1,5}\/\d{4}\/\p{L}[\p{L}\d]*(?:-\p{L}[\p{L}\d]*)*/giu
/** Longest way back from a number to what the document is called, in characters. */
const LONGEST_NAME = 160
/** "Luật Thủ đô (Luật số …", "Luật Thủ đô (số …": the bracket says the number, what is before it the name. */
const BRACKET = new RegExp(String.raw`\(\s*(?:(${KIND})\s+)?(?:số\s*:?\s*)?$`, 'iu')
const BEFORE = /\s*(?:số\s*:?\s*)?$/iu
/** Where something else begins: in "Luật Thủ đô và Nghị quyết số …" the number is the resolution's. */
const APART = /[;.:()\n]|(?<!\p{L})(?:và|hoặc|với|cùng|theo|tại|thay)(?!\p{L})/giu
const CALLED = new RegExp(String.raw`(?<!\p{L})(?<!pháp\s)(${KIND})(?!\p{L})`, 'giu')
/** What follows a name and is none of it. */
const AFTER_NAME = /\s(?:của|do|được|ngày|này|nêu|hiện|mới|cũ|đã|có|bản|năm|\d).*$/iu

/**
 * Documents of the shelf that a text calls by a right number and a wrong name: "Nghị định 98/2023/QH15" is a resolution,
 * "Luật Thủ đô số 72/2025/QH15" another law. What it is called loosely, or not at all, is let be.
 *
 * @returns also the text with each of them called rightly, so that what it cites can be looked up
 */
export function rightlyNamed(
  { documents }: Shelf,
  written: string,
): { readonly text: string; readonly misnamed: readonly Misnamed[] } {
  const text = settle(written)
  const byNumber = new Map([...documents.values()].map((document) => [fold(document.number), document]))
  const misnamed: Misnamed[] = []
  let made = ''
  let kept = 0
  for (const { 0: number, index } of text.matchAll(NUMBER)) {
    const document = byNumber.get(fold(number))
    const called = document && calledBefore(text.slice(Math.max(kept, index - LONGEST_NAME), index), document)
    if (document === undefined || called === undefined) continue
    const start = index - called.length
    if (called.isAnothers) {
      misnamed.push({ written: text.slice(start, index + number.length), document: documentLabel(document) })
    }
    made += `${text.slice(kept, start)}${document.kind} số ${number}`
    kept = index + number.length
  }
  return { text: made + text.slice(kept), misnamed }
}

/** What the document is called before its number, where that says another's name, or says its own apart: "Luật Thủ đô (số". */
function calledBefore(
  before: string,
  document: LegalDocument,
): { readonly length: number; readonly isAnothers: boolean } | undefined {
  const bracket = BRACKET.exec(before)
  const inBracket = bracket?.[1]
  if (bracket && inBracket !== undefined && kindCalled(inBracket) !== document.kind) {
    return { length: before.length - bracket.index - 1, isAnothers: true }
  }
  const end = bracket?.index ?? before.length - (BEFORE.exec(before)?.[0].length ?? 0)
  const parted = [...before.slice(0, end).matchAll(APART)].at(-1)
  const since = parted === undefined ? 0 : parted.index + parted[0].length
  const own = before.slice(since, end)
  // A name may hold another kind, "Luật sửa đổi Luật Thủ đô": any way to read it that fits is enough.
  const called = [...own.matchAll(CALLED)]
  const last = called.at(-1)
  if (last === undefined) return undefined
  const right = called.find((one) => fits(own.slice(one.index), one[0], document))
  const isApart = bracket !== null && inBracket === undefined
  if (right !== undefined && !isApart) return undefined
  return { length: before.length - since - (right ?? last).index, isAnothers: right === undefined }
}

function fits(called: string, kind: string, document: LegalDocument): boolean {
  if (kindCalled(kind) !== document.kind) return false
  const [year] = /(?<![\d/])(?:19|20)\d{2}(?![\d/])/.exec(called) ?? []
  if (year !== undefined && !document.number.includes(`/${year}/`)) return false
  // Laws alone have names that everybody calls them by; the others are called by what they are about.
  if (document.kind !== 'Luật' && document.kind !== 'Bộ luật') return true
  const name = called.slice(kind.length).replace(AFTER_NAME, '')
  if (/^[\p{Lu}\s]*$/u.test(name)) return true
  const known = new Set([document.name, ...document.aliases].flatMap((one) => syllables(fold(one))))
  return syllables(fold(name)).every((one) => known.has(one))
}
