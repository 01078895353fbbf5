import { walkXml } from './docx-xml.ts'

interface ListLevel {
  start: number
  format: string
  /** `Điều %1.`: %1 stands for the number of the first level. */
  text: string
}

interface Lists {
  readonly levels: ReadonlyMap<string, readonly ListLevel[]>
  /** numId → abstractNumId */
  readonly kinds: ReadonlyMap<string, string>
  /** `numId/level` → the number it begins with */
  readonly starts: ReadonlyMap<string, number>
}

/** Counts the numbers that Word shows before paragraphs and does not store: "Điều 5.", "1.", "a)". */
export class Numbering {
  readonly #lists: Lists
  readonly #counters = new Map<string, number[]>()
  readonly #begun = new Set<string>()

  /** @param xml `numbering.xml`, where the file has one */
  constructor(xml: string | undefined) {
    this.#lists =
      xml === undefined ? { levels: new Map(), kinds: new Map(), starts: new Map() } : readLists(xml)
  }

  /** The label of the next paragraph of a list, with a space; '' when the list is unknown or off. */
  next(list: string, level: number): string {
    const kind = this.#lists.kinds.get(list)
    const levels = kind === undefined ? undefined : this.#lists.levels.get(kind)
    const own = levels?.[level]
    if (kind === undefined || levels === undefined || own === undefined) return ''
    const counters = this.#counters.get(kind) ?? []
    this.#counters.set(kind, counters)
    const restart = this.#begun.has(`${list}/${level}`)
      ? undefined
      : this.#lists.starts.get(`${list}/${level}`)
    this.#begun.add(`${list}/${level}`)
    counters[level] = restart ?? (counters[level] === undefined ? own.start : counters[level] + 1)
    counters.length = level + 1
    if (own.format === 'bullet') return '- '
    const label = own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1
      return numeral(counters[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? 'decimal')
    })
    return label.trim() === '' ? '' : `${label.trim()} `
  }
}

function readLists(xml: string): Lists {
  const levels = new Map<string, ListLevel[]>()
  const kinds = new Map<string, string>()
  const starts = new Map<string, number>()
  let kind = ''
  let list = ''
  let level: ListLevel | undefined
  let overridden = '0'
  walkXml(xml, {
    open: (tag, attributes) => {
      const value = attributes['w:val'] ?? ''
      if (tag === 'w:abstractNum') {
        kind = attributes['w:abstractNumId'] ?? ''
        levels.set(kind, [])
      } else if (tag === 'w:lvl' && list === '') {
        level = { start: 1, format: 'decimal', text: '' }
        const at = Number(attributes['w:ilvl'] ?? 0)
        const all = levels.get(kind)
        // Word has nine levels.
        if (all !== undefined && at >= 0 && at < 9) all[at] = level
      } else if (tag === 'w:start' && level !== undefined) level.start = Number(value)
      else if (tag === 'w:numFmt' && level !== undefined) level.format = value
      else if (tag === 'w:lvlText' && level !== undefined) level.text = value
      else if (tag === 'w:num') list = attributes['w:numId'] ?? ''
      else if (tag === 'w:abstractNumId') kinds.set(list, value)
      else if (tag === 'w:lvlOverride') overridden = attributes['w:ilvl'] ?? '0'
      else if (tag === 'w:startOverride') starts.set(`${list}/${overridden}`, Number(value))
    },
    close: (tag) => {
      if (tag === 'w:lvl') level = undefined
      if (tag === 'w:num') list = ''
    },
  })
  return { levels, kinds, starts }
}

function numeral(number: number, format: string): string {
  switch (format) {
    case 'lowerLetter':
      return letter(number)
    case 'upperLetter':
      return letter(number).toUpperCase()
    case 'lowerRoman':
      return roman(number).toLowerCase()
    case 'upperRoman':
      return roman(number)
    case 'decimalZero':
      return String(number).padStart(2, '0')
    default:
      return String(number)
  }
}

function letter(number: number): string {
  return 'abcdefghijklmnopqrstuvwxyz'.charAt((number - 1) % 26)
}

function roman(number: number): string {
  const steps = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const
  let rest = Math.min(number, 399)
  let written = ''
  for (const [value, sign] of steps) {
    for (; rest >= value; rest -= value) written += sign
  }
  return written
}
