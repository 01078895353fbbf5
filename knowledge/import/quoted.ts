/** Which lines are wording that an article puts into another document. */
export interface Quotations {
  /** One entry a line: it stands between quotation marks. */
  readonly quoted: readonly boolean[]
  /** Lines that open a quotation which nothing closes. */
  readonly unclosed: ReadonlySet<number>
}

const OPENS = /^["“”«]/
// "…như sau: “Điều 5. …" on one line.
const OPENS_AFTER_COLON = /:\s*["“«][^"“”»]*$/
const ENDS = /["”»][\s.;,:)]*$/
const INSTRUCTION = /sửa đổi|bổ sung|thay thế|như sau/iu

/**
 * Finds quoted replacement text: “Điều 5. …” in an amending article is not an article of that document.
 * Curly marks nest and are counted; straight ones close at the next odd one.
 *
 * A quotation that is still open when the next begins after an instruction ("… như sau:"), or at the end, was never
 * closed: only its first line is taken as quoted, and named.
 */
export function findQuotations(lines: readonly string[]): Quotations {
  const quoted = lines.map(() => false)
  const unclosed = new Set<number>()
  const curly = nextAtOrBelow(lines.map(depthOf))
  const straight = nextAtOrBelow(parities(lines))
  const restarts = nextRestart(lines)
  let at = 0
  while (at < lines.length) {
    const line = lines[at] ?? ''
    const own = OPENS.test(line)
    if (!own && !(OPENS_AFTER_COLON.test(line) && depthOf(line) > 0)) {
      at += 1
      continue
    }
    const closes = (line.startsWith('"') ? straight : curly)[at] ?? lines.length
    const isClosed = closes < (restarts[at] ?? lines.length)
    if (!isClosed) unclosed.add(at)
    const last = isClosed ? closes : at
    // Where the line also says something itself ("…như sau: “Điều 5. …", "“Thủ đô” là …") it is the article's own.
    const isWhole = own && (last > at || !isClosed || ENDS.test(line))
    for (let index = isWhole ? at : at + 1; index <= last; index += 1) quoted[index] = true
    at = last + 1
  }
  return { quoted, unclosed }
}

/** For each line, the first line from it on at whose end the depth is back to what it was before; one pass, a stack. */
function nextAtOrBelow(depths: readonly number[]): readonly (number | undefined)[] {
  const before: number[] = []
  let sum = 0
  for (const depth of depths) {
    before.push(sum)
    sum += depth
  }
  before.push(sum)
  const next: (number | undefined)[] = depths.map(() => undefined)
  const stack: number[] = []
  for (let end = depths.length; end >= 0; end -= 1) {
    const level = before[end] ?? 0
    while (stack.length > 0 && (before[stack.at(-1) ?? 0] ?? 0) > level) stack.pop()
    if (end < depths.length) next[end] = stack.length === 0 ? undefined : (stack.at(-1) ?? 0) - 1
    stack.push(end)
  }
  return next
}

/** Straight marks have no direction: every odd line turns the quotation on or off. */
function parities(lines: readonly string[]): readonly number[] {
  let isOpen = false
  return lines.map((line) => {
    if ((line.match(/"/g) ?? []).length % 2 === 0) return 0
    isOpen = !isOpen
    return isOpen ? 1 : -1
  })
}

/** For each line, the next one that opens a quotation right below an instruction. */
function nextRestart(lines: readonly string[]): readonly number[] {
  const next: number[] = Array.from({ length: lines.length })
  let restart = lines.length
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    next[at] = restart
    const above = lines[at - 1]?.trimEnd() ?? ''
    if (OPENS.test(lines[at] ?? '') && above.endsWith(':') && INSTRUCTION.test(above)) restart = at
  }
  return next
}

function depthOf(line: string): number {
  // Some write ” at the head of a line for “.
  let depth = line.startsWith('”') || line.startsWith('»') ? 2 : 0
  for (const mark of line.match(/[“”«»]/g) ?? []) depth += mark === '“' || mark === '«' ? 1 : -1
  return depth
}
