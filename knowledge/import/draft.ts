import { printId } from '../address.ts'
import type { Address } from '../address.ts'
import { GAP_MARK, isRemark } from './marks.ts'
import type { Line } from './reading.ts'
import type { Gap, Level, Node, Tree, Unplaced } from './tree.ts'

const NOTE = /\s?\[(\d{1,3})\]/g

/** A node while it grows. */
export interface Draft {
  readonly id: string
  readonly level: Level
  readonly parent: string | undefined
  readonly children: string[]
  readonly number: string | undefined
  readonly address: Address | undefined
  heading: string | undefined
  readonly paragraphs: string[]
  readonly lines: Line[]
  readonly quoted: number[]
  readonly notes: string[]
}

/** Who a node is, before it has words. */
export interface Place {
  readonly level: Level
  readonly parent?: Draft | undefined
  readonly number?: string
  readonly address?: Address
  /** How a node that is no provision is named after its parent or the document: `chuong-ii`, `phu-luc`. */
  readonly slug?: string
}

/** The tree while it is built: nodes in order, and what could not be given a place. */
export class Growth {
  readonly #document: string
  /** Numbers of the footnotes the document has; only these are marks, "[5]" may be anything else. */
  readonly #notes: ReadonlySet<string>
  readonly drafts: Draft[] = []
  readonly unplaced: Unplaced[] = []
  readonly gaps: Gap[] = []
  readonly remarks: Line[] = []
  readonly #ids = new Map<string, number>()

  constructor(document: string, notes: ReadonlySet<string>) {
    this.#document = document
    this.#notes = notes
  }

  add({ level, parent, number, address, slug }: Place): Draft {
    const draft: Draft = {
      id: this.#idOf(address, parent, slug ?? level),
      level,
      parent: parent?.id,
      children: [],
      number,
      address,
      heading: undefined,
      paragraphs: [],
      lines: [],
      quoted: [],
      notes: [],
    }
    parent?.children.push(draft.id)
    this.drafts.push(draft)
    return draft
  }

  /** Gives a line to a node; `words` is what remains of it behind the number. */
  own(draft: Draft, line: Line, words = line.text, isQuoted = false): void {
    draft.lines.push(line)
    const text = this.words(draft, line, words)
    if (text !== '') draft.paragraphs.push(text)
    if (isQuoted) draft.quoted.push(line.number)
  }

  /** The words of a line without marks of gaps and footnotes, both of which are noted. */
  words(draft: Draft, line: Line, words: string, missingFrom: { readonly id?: string } = draft): string {
    const text = words.normalize('NFC').trim()
    for (const [mark] of text.matchAll(GAP_MARK)) {
      const { id } = missingFrom
      this.gaps.push({
        kind: 'marked',
        line: line.number,
        text: mark,
        ...(id !== undefined && { within: id }),
      })
    }
    if (isRemark(text)) {
      if (text.match(GAP_MARK) === null) this.remarks.push(line)
      return ''
    }
    return text
      .replace(GAP_MARK, '')
      .replace(NOTE, (mark, number: string) => {
        if (!this.#notes.has(number)) return mark
        draft.notes.push(number)
        return ''
      })
      .trim()
  }

  refuse({ number, text }: Line, reason: Unplaced['reason']): void {
    this.unplaced.push({ line: number, text, reason })
  }

  nodes(): Tree['nodes'] {
    return this.drafts.map(finished)
  }

  #idOf(address: Address | undefined, parent: Draft | undefined, slug: string): string {
    if (address !== undefined) return printId(this.#document, address)
    const id = `${parent?.id ?? this.#document}/${slug}`
    const times = (this.#ids.get(id) ?? 0) + 1
    this.#ids.set(id, times)
    // Two appendices of one name; a document that counts its chapters anew.
    return times === 1 ? id : `${id}.${times}`
  }
}

function finished(draft: Draft): Node {
  const { parent, number, address, heading, paragraphs, ...rest } = draft
  return {
    ...rest,
    ...(parent !== undefined && { parent }),
    ...(number !== undefined && { number }),
    ...(address !== undefined && { address }),
    ...(heading !== undefined && { heading }),
    text: paragraphs.join('\n'),
  }
}
