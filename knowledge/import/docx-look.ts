import { isOn, walkXml } from './docx-xml.ts'
import type { Attributes } from './docx-xml.ts'
import type { Hidden } from './reading.ts'

/** How text looks, as far as it matters to whether anyone sees it; absent where nothing is said. */
export interface Look {
  readonly gone?: boolean
  readonly white?: boolean
  readonly tiny?: boolean
  /** Something that is not white is behind it. */
  readonly dark?: boolean
}

/** A named style: its look and the list it counts in. */
export interface WordStyle extends Look {
  readonly list?: { readonly id: string; readonly level: number }
}

/** Half-points; the smallest print of an official text is 6 points. */
const TINY = 6
const LONGEST_CHAIN = 20

/** What one property element says. */
export function lookOf(tag: string, attributes: Attributes): Look {
  const value = attributes['w:val'] ?? ''
  switch (tag) {
    case 'w:vanish':
    case 'w:webHidden':
      return { gone: isOn(attributes) }
    case 'w:color':
      return { white: isWhite(value) || attributes['w:themeColor'] === 'background1' }
    case 'w:sz':
      return { tiny: Number(value) < TINY }
    case 'w:shd':
      return { dark: isShade(attributes['w:fill'] ?? 'auto') }
    case 'w:highlight':
      return { dark: value !== 'none' && value !== 'white' }
    default:
      return {}
  }
}

export function unseenBy({ gone, white, tiny, dark }: Look): Hidden['kind'] | undefined {
  if (gone === true) return 'not-displayed'
  if (tiny === true) return 'tiny-text'
  return white === true && dark !== true ? 'white-text' : undefined
}

/** Reads `styles.xml`: each style with what it takes over from the one it is based on; '' is the default of all text. */
export function readStyles(xml: string): ReadonlyMap<string, WordStyle> {
  const own = new Map<string, WordStyle & { readonly basedOn?: string }>()
  let id = ''
  let list: { id?: string; level: number } = { level: 0 }
  walkXml(xml, {
    open: (tag, attributes) => {
      if (tag === 'w:style') {
        id = attributes['w:styleId'] ?? ''
        list = { level: 0 }
        // Paragraphs that name no style have this one.
        if (attributes['w:default'] === '1' && attributes['w:type'] === 'paragraph')
          own.set('', { basedOn: id })
      } else if (tag === 'w:basedOn') own.set(id, { ...own.get(id), basedOn: attributes['w:val'] ?? '' })
      else if (tag === 'w:numId') list.id = attributes['w:val'] ?? ''
      else if (tag === 'w:ilvl') list.level = Number(attributes['w:val'] ?? 0)
      else own.set(id, { ...own.get(id), ...lookOf(tag, attributes) })
    },
    close: (tag) => {
      if (tag === 'w:style' && list.id !== undefined)
        own.set(id, { ...own.get(id), list: { id: list.id, level: list.level } })
    },
  })
  return new Map([...own.keys()].map((key) => [key, whole(own, key)]))
}

function whole(own: ReadonlyMap<string, WordStyle & { readonly basedOn?: string }>, id: string): WordStyle {
  const chain: WordStyle[] = []
  let next: string | undefined = id
  for (let step = 0; next !== undefined && step < LONGEST_CHAIN; step += 1) {
    const style: (WordStyle & { readonly basedOn?: string }) | undefined = own.get(next)
    if (style !== undefined) chain.unshift(style)
    next = style?.basedOn
  }
  return Object.assign({}, ...chain)
}

function isWhite(colour: string): boolean {
  return /^(?:F[0-9A-F]){3}$/i.test(colour)
}

function isShade(fill: string): boolean {
  return fill !== 'auto' && fill !== '' && !isWhite(fill)
}
