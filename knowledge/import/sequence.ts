/** The order of letters; the law counts without f, j, w and z. */
const ALPHABET = 'abcdđefghijklmnopqrstuvwxyz'
const LAW = 'abcdđeghiklmnopqrstuvxy'

export interface Numbered {
  /** `5`, `7a`, `đ`, `a1` */
  readonly number: string
  /** Whether the file says that something is missing between this one and the one before. */
  readonly afterGap: boolean
}

export interface Sequence {
  /** One entry an item: it stands in the count. */
  readonly accepted: readonly boolean[]
  /** What the count jumps over without a word ("3", "4–6"), under the index of the item behind it. */
  readonly skipped: ReadonlyMap<number, string>
}

interface Rank {
  readonly main: number
  /** 1 for the first inserted behind it (7a). */
  readonly inserted: number
}

/**
 * Which numbers count on from each other. "Điều 148." at the head of a line is a reference when 3 is still to come;
 * 2, 4, 5 jumps over 3 where no 3 follows.
 *
 * @param longestJump how many numbers may be missing without a word
 */
export function inSequence(items: readonly Numbered[], longestJump: number): Sequence {
  const ranks = items.map(({ number }) => rankOf(number))
  const lastAt = new Map(ranks.map(({ main }, index) => [main, index]))
  const skipped = new Map<number, string>()
  let before: Rank = { main: 0, inserted: 0 }
  const accepted = ranks.map((rank, index) => {
    const isLater = rank.main > before.main || (rank.main === before.main && rank.inserted > before.inserted)
    if (!isLater || rank.main < 1) return false
    const jump = rank.main - before.main - 1
    if (jump > 0 && items[index]?.afterGap === false) {
      if ((lastAt.get(before.main + 1) ?? -1) > index || jump > longestJump) return false
      const isLetter = /^\D/.test(items[index]?.number ?? '')
      const [first, last] = [before.main + 1, rank.main - 1].map((main) =>
        isLetter ? LAW.charAt(main - 1) : String(main),
      )
      skipped.set(index, first === last ? `${first}` : `${first}–${last}`)
    }
    before = rank
    return true
  })
  return { accepted, skipped }
}

/** Whether a point's letter is the one that comes next: đ after d; a where none came before. */
export function isNextPoint(before: string | undefined, letter: string): boolean {
  return letter === LAW.charAt(before === undefined ? 0 : LAW.indexOf(before.charAt(0)) + 1)
}

function rankOf(number: string): Rank {
  const [, digits, letter = ''] = /^(\d+)(\D?)/.exec(number) ?? []
  if (digits !== undefined) return { main: Number(digits), inserted: ALPHABET.indexOf(letter || '-') + 1 }
  const upTo = ALPHABET.slice(0, ALPHABET.indexOf(number.charAt(0)) + 1)
  const isLaw = LAW.includes(number.charAt(0))
  // A letter outside the law's alphabet follows the one before it, behind whatever is inserted there.
  const inserted = isLaw ? Number(number.slice(1) || 0) : 100 + Number(number.slice(1) || 0)
  return { main: upTo.replace(/[fjwz]/g, '').length, inserted }
}
