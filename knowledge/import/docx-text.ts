import { lookOf, unseenBy } from './docx-look.ts'
import type { Look, WordStyle } from './docx-look.ts'
import type { Numbering } from './docx-numbering.ts'
import { walkXml } from './docx-xml.ts'
import type { Attributes } from './docx-xml.ts'
import { LineSink } from './line-sink.ts'
import type { Hidden, Line } from './reading.ts'

const FETCHING_FIELD = /\b(?:INCLUDETEXT|INCLUDEPICTURE|DDE|DDEAUTO|IMPORT|LINK)\b|https?:/i

interface Paragraph {
  text: string
  style: string
  list: string | undefined
  level: number
  shade: Look
  readonly number: number
}

/** The text of a Word file while its parts are read. */
export class WordText {
  readonly sink = new LineSink()
  readonly notes: Line[] = []
  readonly hidden: Hidden[] = []
  readonly #styles: ReadonlyMap<string, WordStyle>
  readonly #numbering: Numbering
  /** Footnotes in the order the text refers to them: `w:footnote/3` → 1. */
  readonly #noteNumbers = new Map<string, number>()
  /** A text box stands inside a paragraph: the paragraphs that are open. */
  readonly #open: Paragraph[] = []
  #count = 0
  #run: Look = {}
  #inRun = false
  #isText: 'text' | 'deleted' | 'field' | undefined
  #deleted = 0
  #cellShade: Look = {}

  constructor(styles: ReadonlyMap<string, WordStyle>, numbering: Numbering) {
    this.#styles = styles
    this.#numbering = numbering
  }

  read(xml: string): void {
    let fallback = 0
    walkXml(xml, {
      open: (tag, attributes) => {
        // Word writes text boxes twice, once for programs that do not know them.
        if (tag === 'mc:Fallback') fallback += 1
        if (fallback === 0) this.#openTag(tag, attributes)
      },
      close: (tag) => {
        if (fallback === 0) this.#closeTag(tag)
        if (tag === 'mc:Fallback') fallback -= 1
      },
      text: (text) => {
        if (fallback === 0) this.#addText(text)
      },
    })
  }

  readNotes(xml: string | undefined, kind: 'w:footnote' | 'w:endnote'): void {
    if (xml === undefined) return
    const body = new WordText(this.#styles, this.#numbering)
    body.#count = this.#count
    let isFirst = true
    let number: number | undefined
    walkXml(xml, {
      open: (tag, attributes) => {
        if (tag === kind) {
          number = this.#noteNumbers.get(`${kind}/${attributes['w:id'] ?? ''}`)
          isFirst = true
        }
        body.#openTag(tag, attributes)
      },
      close: (tag) => {
        const before = body.sink.lines.length
        body.#closeTag(tag)
        const line = body.sink.lines[before]
        // Notes nothing refers to are the rules above the notes.
        if (line === undefined || number === undefined) return
        this.notes.push({
          number: line.number,
          text: isFirst ? `[${number}] ${line.text.trim()}` : line.text,
          role: 'footnote',
        })
        isFirst = false
      },
      text: (text) => body.#addText(text),
    })
    this.hidden.push(...body.hidden)
    this.#count = body.#count
  }

  #openTag(tag: string, attributes: Attributes): void {
    const paragraph = this.#open.at(-1)
    switch (tag) {
      case 'w:p':
        this.#count += 1
        this.#open.push({
          text: '',
          style: '',
          list: undefined,
          level: 0,
          shade: this.#cellShade,
          number: this.#count,
        })
        break
      case 'w:pStyle':
        if (paragraph !== undefined) paragraph.style = attributes['w:val'] ?? ''
        break
      case 'w:numId':
        if (paragraph !== undefined) paragraph.list = attributes['w:val']
        break
      case 'w:ilvl':
        if (paragraph !== undefined) paragraph.level = Number(attributes['w:val'] ?? 0)
        break
      case 'w:r':
        this.#run = {}
        this.#inRun = true
        break
      case 'w:rStyle':
        if (this.#inRun) this.#run = { ...this.#styles.get(attributes['w:val'] ?? ''), ...this.#run }
        break
      case 'w:t':
        this.#isText = 'text'
        break
      case 'w:delText':
        this.#isText = 'deleted'
        break
      case 'w:instrText':
        this.#isText = 'field'
        break
      case 'w:del':
      case 'w:moveFrom':
        this.#deleted += 1
        break
      case 'w:tab':
        if (this.#inRun) this.#addWords(' ')
        break
      case 'w:br':
      case 'w:cr':
        this.#addWords('\n')
        break
      case 'w:noBreakHyphen':
        this.#addWords('-')
        break
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#addNoteMark(`${tag.replace('Reference', '')}/${attributes['w:id'] ?? ''}`)
        break
      case 'w:tbl':
        this.sink.openTable()
        break
      case 'w:tr':
        this.sink.openRow()
        break
      case 'w:tc':
        this.#cellShade = {}
        this.sink.openCell()
        break
      case 'w:altChunk':
      case 'w:object':
      case 'w:control':
        this.hidden.push({ kind: 'embedded-object', line: this.#count, text: tag })
        break
      default:
        this.#setLook(tag, attributes, paragraph)
    }
  }

  #setLook(tag: string, attributes: Attributes, paragraph: Paragraph | undefined): void {
    const look = lookOf(tag, attributes)
    if (this.#inRun) this.#run = { ...this.#run, ...look }
    // Outside a run only what is behind the text counts; the rest is said of the paragraph's mark.
    else if (tag === 'w:shd' && paragraph !== undefined) paragraph.shade = look
    else if (tag === 'w:shd') this.#cellShade = look
  }

  #closeTag(tag: string): void {
    if (tag === 'w:p') this.#endParagraph()
    else if (tag === 'w:r') this.#inRun = false
    else if (tag === 'w:t' || tag === 'w:delText' || tag === 'w:instrText') this.#isText = undefined
    else if (tag === 'w:del' || tag === 'w:moveFrom') this.#deleted -= 1
    else if (tag === 'w:tc') this.#cellShade = {}
    else if (tag === 'w:tbl') this.sink.closeTable()
  }

  #addText(text: string): void {
    if (this.#isText === 'field') {
      if (FETCHING_FIELD.test(text)) this.hidden.push({ kind: 'external-reference', line: this.#count, text })
    } else if (this.#isText === 'deleted' || (this.#isText === 'text' && this.#deleted > 0)) {
      this.hidden.push({ kind: 'deleted-text', line: this.#count, text })
    } else if (this.#isText === 'text') this.#addWords(text)
  }

  #addWords(words: string): void {
    const paragraph = this.#open.at(-1)
    if (paragraph === undefined || this.#deleted > 0) return
    const look = {
      ...this.#styles.get(''),
      ...this.#styles.get(paragraph.style),
      ...paragraph.shade,
      ...this.#run,
    }
    const unseen = unseenBy(look)
    if (unseen === undefined) paragraph.text += words
    else if (words.trim() !== '') this.hidden.push({ kind: unseen, line: paragraph.number, text: words })
  }

  #addNoteMark(note: string): void {
    const number = this.#noteNumbers.get(note) ?? this.#noteNumbers.size + 1
    this.#noteNumbers.set(note, number)
    this.#addWords(`[${number}]`)
  }

  #endParagraph(): void {
    const paragraph = this.#open.pop()
    if (paragraph === undefined) return
    const { style, level, number, text } = paragraph
    const styled = (this.#styles.get(style) ?? this.#styles.get(''))?.list
    const list = paragraph.list ?? styled?.id
    const isEmpty = text.trim() === ''
    // An empty paragraph of a list shows its number in Word but says nothing.
    const label =
      list === undefined || list === '0' || isEmpty
        ? ''
        : this.#numbering.next(list, paragraph.list === undefined ? (styled?.level ?? level) : level)
    if (isEmpty) return
    for (const [at, line] of text.split('\n').entries()) {
      if (line.trim() !== '') this.sink.add({ number, text: at === 0 ? label + line.trim() : line })
    }
  }
}
