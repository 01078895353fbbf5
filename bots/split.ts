// Where a text may be parted, best first. A full stop after a figure or a capital is no end of a sentence: "Điều 5. ",
// "TP. Hồ Chí Minh".
const SEAMS: readonly RegExp[] = [
  /\n[^\S\n]*\n/g,
  /\n/g,
  /(?<sentence>[^\s\p{N}\p{Lu}][.!?…;:]["”’»)\]]*)\s/gu,
]

/**
 * Parts a text for a network that takes only so much in one message: between paragraphs, else lines, else sentences,
 * else words. Nothing but the white space at a seam is lost.
 *
 * @param maxUnits UTF-16 units, from 2. Zalo does not say what it counts; these are never fewer than characters.
 * @returns NFC, no part blank; none at all for a blank text
 */
export function splitText(text: string, maxUnits: number): readonly string[] {
  const parts: string[] = []
  let rest = text.toWellFormed().normalize('NFC').trim()
  while (rest.length > maxUnits) {
    const end = lastSeam(rest, maxUnits)
    parts.push(rest.slice(0, end).trimEnd())
    rest = rest.slice(end).trimStart()
  }
  if (rest !== '') parts.push(rest)
  return parts
}

function lastSeam(text: string, maxUnits: number): number {
  const within = text.slice(0, maxUnits + 1)
  for (const seam of SEAMS) {
    const last = [...within.matchAll(seam)].at(-1)
    // What ends the sentence is matched, not looked back at: from each place in a row of quotes that would go over all of it.
    const at = last === undefined ? 0 : last.index + (last.groups?.['sentence']?.length ?? 0)
    // A seam near the beginning would leave a stub of a message; a lesser seam further on reads better.
    if (at >= maxUnits / 2) return at
  }
  const space = within.search(/\s\S*$/)
  return space > 0 ? space : wholeUnits(text, maxUnits)
}

/** The greatest length up to `maxUnits` at which cutting does not halve a surrogate pair. */
export function wholeUnits(text: string, maxUnits: number): number {
  const last = text.codePointAt(maxUnits - 1) ?? 0
  return last > 0xffff ? maxUnits - 1 : Math.min(maxUnits, text.length)
}
