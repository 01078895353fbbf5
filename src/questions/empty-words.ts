import { readFileSync } from 'node:fs'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { lately } from '#knowledge/lately.ts'
import { fold, foldEach } from '#knowledge/vietnamese.ts'

/** `empty-words.yaml`: address, courtesy, particles, question words, which a person may add to. */
const lists = z
  .record(z.string(), z.string())
  .parse(parseYaml(readFileSync(new URL('empty-words.yaml', import.meta.url), 'utf8')))
const PHRASES = Object.values(lists).flatMap((list) => list.split(';').map((phrase) => phrase.trim()))

const ACCENTED: ReadonlySet<string> = new Set(PHRASES)
const FOLDED: ReadonlySet<string> = new Set(PHRASES.map((phrase) => fold(phrase)))
/** How many syllables the longest phrase has that begins with a syllable, folded. */
const LONGEST = new Map<string, number>()
for (const phrase of FOLDED) {
  const [first = '', ...more] = phrase.split(' ')
  LONGEST.set(first, Math.max(LONGEST.get(first) ?? 0, 1 + more.length))
}

/**
 * Which syllables of a question say something of its matter.
 *
 * @param syllables in order, lower case, marks as typed
 * @returns one verdict a syllable
 */
export function sayingSomething(syllables: readonly string[]): readonly boolean[] {
  return syllables.length === 0 ? [] : saying(syllables.join(' '))
}

const saying = lately((joined): readonly boolean[] => {
  const syllables = joined.split(' ')
  const says = syllables.map((syllable) => !/^\d{4}$/.test(syllable))
  const folded = foldEach(syllables)
  const bare = syllables.map((syllable, at) => syllable === folded[at])
  for (let at = 0; at < syllables.length; at += 1) {
    const longest = LONGEST.get(folded[at] ?? '') ?? 0
    for (let length = Math.min(longest, syllables.length - at); length > 0; length -= 1) {
      const phrase = syllables.slice(at, at + length).join(' ')
      // A word typed with marks means what it says; one without may be any word that folds to it.
      const isEmpty =
        ACCENTED.has(phrase) || (FOLDED.has(phrase) && !bare.slice(at, at + length).includes(false))
      if (!isEmpty || isMade(folded, at, length)) continue
      says.fill(false, at, at + length)
      at += length - 1
      break
    }
  }
  return says
})

/** "Ban hành nghị quyết": what is made, not what says so. */
const MAKES = /(?:^| )(?:ban hanh|thong qua|bieu quyet|bai bo|soan|soan thao|ra|ky)(?: duoc)?$/
const DOCUMENTS: ReadonlySet<string> = new Set(['nghi quyet', 'nghi dinh', 'luat', 'quy dinh', 'van ban'])

function isMade(folded: readonly string[], at: number, length: number): boolean {
  const phrase = folded.slice(at, at + length).join(' ')
  return DOCUMENTS.has(phrase) && MAKES.test(folded.slice(Math.max(0, at - 3), at).join(' '))
}
