import type { Line } from './reading.ts'

// No Vietnamese syllable that ends in p, t, c or ch bears one of these tones. In 21.8 million syllables of published law
// thirteen do, all of them damage. A font without a table of letters, or a machine reading a scan, makes many.
const IMPOSSIBLE = /(?<!\p{L})[a-zđăâêôơư]{0,6}[àằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹ](?:ch|[cpt])(?!\p{L})/giu
const MIN_FOUND = 3
/** Typing errors of an honest text stay far below this. */
const ONE_IN = 2000

/** @returns the first line with a syllable that cannot be, when there are too many for typing errors */
export function findGarbled(lines: readonly Line[]): number | undefined {
  let first: number | undefined
  let found = 0
  let letters = 0
  for (const { number, text } of lines) {
    const here = text.match(IMPOSSIBLE)?.length ?? 0
    if (here > 0) first ??= number
    found += here
    letters += text.length
  }
  // A syllable and its space are four to five letters long.
  return found >= MIN_FOUND && found * ONE_IN > letters / 4.5 ? first : undefined
}
