/** What pdf.js gives of a page: numbers of operators, and their arguments. */
export interface Operators {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

/** The operators that matter to text, as pdf.js numbers them. */
export type OperatorNames = Readonly<Record<string, number>>

/** A letter that text shows; anything else has no width. */
export function asGlyph(item: unknown): {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
} {
  if (typeof item !== 'object' || item === null) return { unicode: '', width: 0, isSpace: false }
  const unicode = 'unicode' in item && typeof item.unicode === 'string' ? item.unicode : ''
  const width = 'width' in item && typeof item.width === 'number' ? item.width : 0
  return { unicode, width, isSpace: 'isSpace' in item && item.isSpace === true }
}

/** @returns 0 where there is no number: a damaged file is read as far as it goes */
export function numberAt(args: readonly unknown[], index: number): number {
  const value = args[index]
  return typeof value === 'number' ? value : 0
}

/** pdf.js gives `#rrggbb`, or three figures. */
export function isWhite(args: readonly unknown[]): boolean {
  const [first] = args
  if (typeof first === 'string') return /^#f[0-9a-f]f[0-9a-f]f[0-9a-f]$/i.test(first)
  return args.length >= 3 && args.slice(0, 3).every((part) => Number(part) >= 240)
}
