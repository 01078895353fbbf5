import { cut, isWithin, matrixOf, times, UNMOVED } from './pdf-matrix.ts'
import type { Box, Matrix } from './pdf-matrix.ts'
import { asGlyph, isWhite, numberAt } from './pdf-operators.ts'
import type { OperatorNames, Operators } from './pdf-operators.ts'
import type { Hidden } from './reading.ts'

/** A letter as it is set on the page; points from the lower left corner. */
export interface Glyph {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly isBold: boolean
  /** Why nobody sees it. */
  readonly unseen: Hidden['kind'] | undefined
}

interface State {
  matrix: Matrix
  /** What lies outside is not painted. */
  clip: Box
  white: boolean
  clear: boolean
  mode: number
  size: number
  isBold: boolean
  spacing: number
  wordSpacing: number
  stretch: number
  rise: number
  leading: number
}

/** Points; the smallest print of an official text is 6. */
const TINY = 2.5
const INVISIBLE_MODES = new Set([3, 7])

/**
 * Follows the drawing of a page and says where each letter stands and whether it is seen: its colour, size, transparency,
 * layer and place. pdf.js's own text extraction tells none of that.
 *
 * @param view the visible part of the page
 * @param isShown whether a layer (optional content group) is on
 * @param isBold what is known of a font, by the name pdf.js gives it
 */
export function glyphsOf(
  operators: Operators,
  names: OperatorNames,
  view: Box,
  isShown: (layer: unknown) => boolean,
  isBold: (font: string) => boolean,
): readonly Glyph[] {
  const pen = new Pen(view, isShown, isBold)
  const byNumber = new Map(Object.entries(names).map(([name, number]) => [number, name]))
  for (const [index, operator] of operators.fnArray.entries()) {
    const args = operators.argsArray[index]
    pen.draw(byNumber.get(operator) ?? '', Array.isArray(args) ? args : [])
  }
  return pen.glyphs
}

class Pen {
  readonly glyphs: Glyph[] = []
  readonly #isShown: (layer: unknown) => boolean
  readonly #isBold: (font: string) => boolean
  readonly #saved: State[] = []
  /** For each marked part that is open: whether it hides what it holds. */
  readonly #marked: boolean[] = []
  #hiddenParts = 0
  #isClip = false
  #state: State
  #text: Matrix = UNMOVED
  #line: Matrix = UNMOVED

  constructor(view: Box, isShown: (layer: unknown) => boolean, isBold: (font: string) => boolean) {
    this.#isShown = isShown
    this.#isBold = isBold
    this.#state = {
      matrix: UNMOVED,
      clip: view,
      white: false,
      clear: false,
      mode: 0,
      size: 0,
      isBold: false,
      spacing: 0,
      wordSpacing: 0,
      stretch: 1,
      rise: 0,
      leading: 0,
    }
  }

  draw(name: string, args: readonly unknown[]): void {
    const state = this.#state
    const [first, second] = [numberAt(args, 0), numberAt(args, 1)]
    switch (name) {
      case 'save':
        this.#saved.push({ ...state })
        break
      case 'restore':
        this.#state = this.#saved.pop() ?? state
        break
      case 'transform':
        state.matrix = times(matrixOf(args), state.matrix)
        break
      case 'paintFormXObjectBegin':
        this.#saved.push({ ...state })
        if (args[0] !== null) state.matrix = times(matrixOf(args[0]), state.matrix)
        state.clip = cut(state.clip, args[1], state.matrix)
        break
      case 'paintFormXObjectEnd':
        this.#state = this.#saved.pop() ?? state
        break
      case 'clip':
      case 'eoClip':
        this.#isClip = true
        break
      case 'constructPath':
        // The path that follows a clip is what it clips to; its bounds are near enough.
        if (this.#isClip) state.clip = cut(state.clip, args[2], state.matrix)
        this.#isClip = false
        break
      case 'setFillRGBColor':
        state.white = isWhite(args)
        break
      case 'setFillColorN':
        state.white = false
        break
      case 'setGState':
        this.#setGraphics(args[0])
        break
      case 'setTextRenderingMode':
        state.mode = first
        break
      case 'setFont':
        state.size = second
        state.isBold = this.#isBold(String(args[0]))
        break
      case 'setCharSpacing':
        state.spacing = first
        break
      case 'setWordSpacing':
        state.wordSpacing = first
        break
      case 'setHScale':
        state.stretch = first / 100
        break
      case 'setTextRise':
        state.rise = first
        break
      case 'setLeading':
        state.leading = -first
        break
      case 'beginText':
        this.#moveTo(UNMOVED)
        break
      case 'setTextMatrix':
        this.#moveTo(matrixOf(args[0] ?? args))
        break
      case 'moveText':
        this.#moveTo(times([1, 0, 0, 1, first, second], this.#line))
        break
      case 'setLeadingMoveText':
        state.leading = second
        this.#moveTo(times([1, 0, 0, 1, first, second], this.#line))
        break
      case 'nextLine':
        this.#moveTo(times([1, 0, 0, 1, 0, state.leading], this.#line))
        break
      case 'beginMarkedContentProps':
        this.#openPart(args[0] === 'OC' && !this.#isShown(args[1]))
        break
      case 'beginMarkedContent':
        this.#openPart(false)
        break
      case 'endMarkedContent':
        if (this.#marked.pop() === true) this.#hiddenParts -= 1
        break
      case 'showText':
        if (Array.isArray(args[0])) this.#show(args[0])
    }
  }

  #openPart(hides: boolean): void {
    this.#marked.push(hides)
    if (hides) this.#hiddenParts += 1
  }

  #moveTo(matrix: Matrix): void {
    this.#text = matrix
    this.#line = matrix
  }

  #setGraphics(settings: unknown): void {
    if (!Array.isArray(settings)) return
    for (const [key, value] of settings) {
      if (key === 'ca') this.#state.clear = Number(value) < 0.05
      if (key === 'Font' && Array.isArray(value)) this.#state.size = Number(value[1])
    }
  }

  #show(items: readonly unknown[]): void {
    const state = this.#state
    for (const item of items) {
      if (typeof item === 'number') {
        this.#advance((-item / 1000) * state.size * state.stretch)
        continue
      }
      const { unicode, width, isSpace } = asGlyph(item)
      const [a, b, , , x, y] = times(
        times([state.size * state.stretch, 0, 0, state.size, 0, state.rise], this.#text),
        state.matrix,
      )
      const move =
        ((width / 1000) * state.size + state.spacing + (isSpace ? state.wordSpacing : 0)) * state.stretch
      const scale = Math.hypot(a, b)
      const size = state.stretch === 0 ? 0 : scale / Math.abs(state.stretch)
      this.glyphs.push({
        text: unicode,
        x,
        y,
        width: (width / 1000) * scale,
        size,
        isBold: state.isBold,
        unseen: this.#unseen(x, y, size),
      })
      this.#advance(move)
    }
  }

  #advance(by: number): void {
    this.#text = times([1, 0, 0, 1, by, 0], this.#text)
  }

  #unseen(x: number, y: number, size: number): Glyph['unseen'] {
    const { white, clear, mode, clip } = this.#state
    if (this.#hiddenParts > 0 || clear || INVISIBLE_MODES.has(mode)) return 'not-displayed'
    if (size < TINY) return 'tiny-text'
    if (white) return 'white-text'
    return isWithin(clip, x, y) ? undefined : 'off-page'
  }
}
