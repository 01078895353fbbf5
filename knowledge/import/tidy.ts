import { findGarbled } from './garbled.ts'
import { findLegacyFont } from './legacy-font.ts'
import { Refusal } from './reading.ts'
import type { Hidden, Line } from './reading.ts'

/** The longest code has about a million characters. */
const MAX_CHARACTERS = 6_000_000
const FINDINGS_OF_A_KIND = 100
const SHOWN = 200

// Tag characters spell ASCII that no screen shows; zero-width and direction marks split or turn words.
const TAG = /[\u{E0000}-\u{E007F}]/gu
const INVISIBLE = /(?![\t\u00ad])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
// Said of every HTML page and Word file without a meaning: break here if you must.
const SOFT_HYPHEN = /\u00ad/g
// Vietnamese stacks two marks at most; longer piles are what makes NFC slow.
const PILE = /(\p{M}{4})\p{M}+/gu
const LEGACY_ETH: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ' }

/**
 * Cleans what a reader found: one Unicode form, single spaces, nothing invisible, empty lines dropped. What was
 * stripped is reported with its line.
 *
 * @throws {Refusal} when the text is in an old Vietnamese font, garbled, empty, or longer than any document
 */
export function tidy(
  raw: readonly Line[],
  found: readonly Hidden[],
): { lines: readonly Line[]; hidden: readonly Hidden[] } {
  const legacy = findLegacyFont(raw)
  if (legacy !== undefined) throw new Refusal('legacy-font', `${legacy.encoding}, dòng ${legacy.line}`)
  const hidden = [...found]
  const lines: Line[] = []
  let characters = 0
  for (const { number, text, role } of raw) {
    const { clean, stripped } = cleanText(text)
    if (stripped !== '') hidden.push({ kind: 'invisible-characters', line: number, text: stripped })
    if (clean.includes('\uFFFD')) throw new Refusal('garbled', `dòng ${number}`)
    characters += clean.length
    if (characters > MAX_CHARACTERS) throw new Refusal('too-large-inside')
    if (clean !== '') lines.push({ number, text: clean, ...(role !== undefined && { role }) })
  }
  if (lines.length === 0) throw new Refusal('empty')
  const garbled = findGarbled(lines)
  if (garbled !== undefined) throw new Refusal('garbled', `dòng ${garbled}`)
  return { lines, hidden: shortened(hidden) }
}

/** The same cleaning for a text whose lines and spaces have a meaning. */
export function withoutInvisible(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(INVISIBLE, (character) => (character === '\n' ? character : ''))
    .replace(SOFT_HYPHEN, '')
    .replace(PILE, '$1')
    .normalize('NFC')
}

/** The same for every string in what YAML or JSON gave: their escapes spell characters that no cleaning of the file saw. */
export function withoutInvisibleInside(value: unknown): unknown {
  if (typeof value === 'string') return withoutInvisible(value)
  if (Array.isArray(value)) return value.map(withoutInvisibleInside)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => [withoutInvisible(key), withoutInvisibleInside(inside)]),
  )
}

/** @returns `stripped` names the invisible characters, tag characters as the text they spell */
function cleanText(text: string): { readonly clean: string; readonly stripped: string } {
  const whole = text.toWellFormed()
  const tags = (whole.match(TAG) ?? [])
    .map((tag) => String.fromCodePoint((tag.codePointAt(0) ?? 0) - 0xe0000))
    .join('')
  const others = new Set((whole.replace(TAG, '').match(INVISIBLE) ?? []).map(codeName))
  const clean = whole
    .replace(INVISIBLE, (character) => (/[\n\r\v\f\u0085]/.test(character) ? ' ' : ''))
    .replace(SOFT_HYPHEN, '')
    .replace(PILE, '$1')
    .normalize('NFC')
    .replace(/[Ðð]/g, (eth) => LEGACY_ETH[eth] ?? eth)
    .replace(/\s+/g, ' ')
    .trim()
  return { clean, stripped: [tags.replace(/[^ -~]/g, ''), ...others].filter((part) => part !== '').join(' ') }
}

function codeName(character: string): string {
  return /\s/.test(character)
    ? ''
    : `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** The same link a hundred times is one finding; a flood of one kind is counted and does not wash away the others. */
function shortened(hidden: readonly Hidden[]): readonly Hidden[] {
  const seen = new Set<string>()
  const counts = new Map<Hidden['kind'], number>()
  const kept: Hidden[] = []
  for (const one of hidden) {
    const text = one.text.replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim()
    const short = text.length > SHOWN ? `${text.slice(0, SHOWN).toWellFormed()}…` : text
    const key = `${one.kind} ${short}`
    if (seen.has(key)) continue
    seen.add(key)
    const count = (counts.get(one.kind) ?? 0) + 1
    counts.set(one.kind, count)
    if (count <= FINDINGS_OF_A_KIND) kept.push({ ...one, text: short })
  }
  const more = [...counts].filter(([, count]) => count > FINDINGS_OF_A_KIND)
  return [
    ...kept,
    ...more.map(([kind, count]) => ({ kind, line: 0, text: `… +${count - FINDINGS_OF_A_KIND}` })),
  ]
}
