/** How a PDF moves, turns and scales what it draws: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** Left, bottom, right, top. */
export type Box = readonly [left: number, bottom: number, right: number, top: number]

export const UNMOVED: Matrix = [1, 0, 0, 1, 0, 0]

/** The matrix that applies the first and then the second. */
export function times([a, b, c, d, e, f]: Matrix, [A, B, C, D, E, F]: Matrix): Matrix {
  return [a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F]
}

/** Six numbers, as an array, a typed array or an object with the keys 0 to 5. */
export function matrixOf(value: unknown): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbersOf(value)
  return [a, b, c, d, e, f]
}

/**
 * What remains of a box where another, drawn under a matrix, cuts it. A box that is turned counts as the upright one
 * around it.
 *
 * @param by left, bottom, right and top as a PDF gives them; whatever is no four numbers cuts nothing
 */
export function cut(box: Box, by: unknown, [a, b, c, d, e, f]: Matrix): Box {
  const [x1, y1, x2, y2] = numbersOf(by)
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return box
  const corners = [
    [x1, y1],
    [x1, y2],
    [x2, y1],
    [x2, y2],
  ] as const
  const xs = corners.map(([x, y]) => a * x + c * y + e)
  const ys = corners.map(([x, y]) => b * x + d * y + f)
  return [
    Math.max(box[0], Math.min(...xs)),
    Math.max(box[1], Math.min(...ys)),
    Math.min(box[2], Math.max(...xs)),
    Math.min(box[3], Math.max(...ys)),
  ]
}

/** The edges belong to the box. */
export function isWithin([left, bottom, right, top]: Box, x: number, y: number): boolean {
  return x >= left && x <= right && y >= bottom && y <= top
}

function numbersOf(value: unknown): readonly number[] {
  return typeof value === 'object' && value !== null ? Object.values(value).map(Number) : []
}
