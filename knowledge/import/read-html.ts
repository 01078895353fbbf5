import { Parser } from 'htmlparser2'
import { isWhite, readStyleSheet, styleOf } from './css.ts'
import type { Style } from './css.ts'
import { LineSink } from './line-sink.ts'
import type { Raw } from './read-text.ts'
import type { Hidden, Line } from './reading.ts'

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul br'.split(
    ' ',
  ),
)
const DROPPED = new Set(
  'script style title object embed svg math canvas audio video select textarea button datalist'.split(' '),
)
const UNSEEN = new Set(['noscript', 'template', 'iframe', 'noframes'])
const SURROUNDINGS = new Set(['nav', 'footer', 'aside', 'menu'])
const FETCHED = ['src', 'href', 'data', 'action', 'poster', 'srcset', 'background'] as const
const ORDINAL = /^\(?(?:\d{1,3}|[a-zđ])[.)]/u

/** An element that is open, with what it passes on to what stands in it. */
interface Frame {
  readonly tag: string
  readonly unseen: Hidden['kind'] | undefined
  readonly style: Style
  readonly isDropped: boolean
  readonly isAside: boolean
  readonly isPre: boolean
  readonly isNote: boolean
  /** Of an ordered list: the number its next entry shows. */
  next: number
  readonly listType: string | undefined
}

type Attributes = Readonly<Record<string, string>>

const ROOT: Frame = {
  tag: '',
  unseen: undefined,
  style: {},
  isDropped: false,
  isAside: false,
  isPre: false,
  isNote: false,
  next: 1,
  listType: undefined,
}

/** The lines of a web page as a reader sees them, in the order they stand. */
export function readHtml(html: string): Raw {
  const page = new Page(html)
  const parser = new Parser({
    onopentag: (tag, attributes) => page.open(tag, attributes, parser.startIndex),
    onclosetag: (tag) => page.close(tag),
    ontext: (text) => page.text(text, parser.startIndex),
    oncomment: (text) => page.hide('comment', text, parser.startIndex),
  })
  parser.end(html)
  page.endLine()
  return { lines: page.sink.lines, hidden: page.hidden, setAside: page.setAside }
}

class Page {
  readonly sink = new LineSink()
  readonly hidden: Hidden[] = []
  readonly setAside: Line[] = []
  readonly #html: string
  readonly #frames: Frame[] = [ROOT]
  #sheet: ReadonlyMap<string, Style> = new Map()
  #css = ''
  #line = ''
  #lineNumber = 1
  #label = ''
  #counted = { index: 0, line: 1 }

  constructor(html: string) {
    this.#html = html
  }

  open(tag: string, attributes: Attributes, index: number): void {
    const above = this.#top()
    this.#report(tag, attributes, index)
    if (BLOCKS.has(tag)) this.endLine()
    if (tag === 'table') this.sink.openTable()
    if (tag === 'tr') this.sink.openRow()
    if (tag === 'td' || tag === 'th') this.sink.openCell()
    if (tag === 'li' && above.listType !== undefined) this.#label = ordinal(above.next++, above.listType)
    this.#frames.push(this.#frame(tag, attributes, above))
  }

  close(tag: string): void {
    if (BLOCKS.has(tag)) this.endLine()
    if (tag === 'li') this.#label = ''
    if (tag === 'table') this.sink.closeTable()
    if (tag === 'style') {
      this.#sheet = new Map([...this.#sheet, ...readStyleSheet(this.#css)])
      this.#css = ''
    }
    if (this.#frames.length > 1) this.#frames.pop()
  }

  text(text: string, index: number): void {
    const frame = this.#top()
    if (frame.tag === 'style') this.#css += text
    if (frame.isDropped) return
    const unseen = frame.unseen ?? unseenBy(frame.style)
    if (unseen !== undefined) {
      this.hide(unseen, text, index)
      return
    }
    const parts = frame.isPre ? text.split('\n') : [text]
    for (const [at, part] of parts.entries()) {
      if (at > 0) this.endLine()
      if (this.#line.trim() === '') this.#lineNumber = this.#lineOf(index)
      this.#line += frame.isNote && /^\s*\d{1,3}\s*$/.test(part) ? `[${part.trim()}]` : part
    }
  }

  hide(kind: Hidden['kind'], text: string, index: number): void {
    if (text.trim() !== '') this.hidden.push({ kind, line: this.#lineOf(index), text })
  }

  endLine(): void {
    const text = this.#line.trim()
    this.#line = ''
    if (text === '') return
    const line = { number: this.#lineNumber, text: ORDINAL.test(text) ? text : this.#label + text }
    this.#label = ''
    if (this.#top().isAside) this.setAside.push(line)
    else this.sink.add(line)
  }

  #top(): Frame {
    return this.#frames.at(-1) ?? ROOT
  }

  #frame(tag: string, attributes: Attributes, above: Frame): Frame {
    const said = this.#said(tag, attributes)
    const style = { ...above.style, ...said }
    const inNote = tag === 'sup' && this.#frames.some((frame) => frame.tag === 'a')
    const list = tag === 'ol' && !/list-style[^;]*none/i.test(attributes['style'] ?? '')
    return {
      tag,
      unseen:
        above.unseen ?? (UNSEEN.has(tag) || attributes['hidden'] !== undefined ? 'not-displayed' : said.gone),
      style,
      isDropped: above.isDropped || DROPPED.has(tag),
      isAside: above.isAside || SURROUNDINGS.has(tag),
      isPre: above.isPre || tag === 'pre',
      isNote: above.isNote || inNote || (tag === 'a' && this.#frames.some((frame) => frame.tag === 'sup')),
      next: Number.parseInt(attributes['start'] ?? '1', 10) || 1,
      listType: list ? (attributes['type'] ?? '1') : undefined,
    }
  }

  #said(tag: string, attributes: Attributes): Style {
    const classes = (attributes['class'] ?? '').toLowerCase().split(/\s+/)
    const selectors = [
      tag,
      ...classes.flatMap((one) => [`.${one}`, `${tag}.${one}`]),
      `#${(attributes['id'] ?? '').toLowerCase()}`,
    ]
    const rules = this.#sheet.size === 0 ? [] : selectors.map((selector) => this.#sheet.get(selector) ?? {})
    const colour = attributes['color']?.toLowerCase()
    const background = attributes['bgcolor']?.toLowerCase()
    return Object.assign(
      {},
      ...rules,
      colour === undefined ? {} : { faint: isWhite(colour) },
      background === undefined ? {} : { dark: !isWhite(background) },
      styleOf(attributes['style'] ?? ''),
    )
  }

  /** What a browser would run or fetch. None of it is kept. */
  #report(tag: string, attributes: Attributes, index: number): void {
    if (tag === 'script') this.hide('script', attributes['src'] ?? '<script>', index)
    if (tag === 'object' || tag === 'embed' || tag === 'iframe')
      this.hide('embedded-object', `<${tag}>`, index)
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith('on')) this.hide('script', `${name}=${value}`, index)
      if (name === 'style' && /url\(/i.test(value)) this.hide('external-reference', value, index)
    }
    if (attributes['http-equiv']?.toLowerCase() === 'refresh')
      this.hide('external-reference', attributes['content'] ?? '', index)
    for (const name of FETCHED) {
      const value = attributes[name]?.trim() ?? ''
      if (/^(?:javascript|vbscript):/i.test(value)) this.hide('script', value, index)
      else if (/^(?:https?:)?\/\//i.test(value)) this.hide('external-reference', value, index)
    }
  }

  #lineOf(index: number): number {
    let at = this.#html.indexOf('\n', this.#counted.index)
    let { line } = this.#counted
    while (at !== -1 && at < index) {
      line += 1
      at = this.#html.indexOf('\n', at + 1)
    }
    if (index > this.#counted.index) this.#counted = { index, line }
    return line
  }
}

function unseenBy({ tiny, faint, dark }: Style): Hidden['kind'] | undefined {
  if (tiny === true) return 'tiny-text'
  return faint === true && dark !== true ? 'white-text' : undefined
}

/** The label a browser shows before an entry of an ordered list. */
function ordinal(number: number, type: string): string {
  return type === 'a' ? `${'abcdefghijklmnopqrstuvwxyz'.charAt(number - 1)}) ` : `${number}. `
}
