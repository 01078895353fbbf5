import { documentLabel } from '#knowledge/shelf.ts'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import { holds, inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { settle } from '#knowledge/vietnamese.ts'
import { NO_LAW, OTHER_LAWS } from './mention.ts'
import { standsAt, syllablesOf, wordsOf } from './words.ts'
import type { Syllable, Word } from './words.ts'

/** What a text says of the law, each law it calls by a name alone with its number. */
export interface NumberedLaws {
  readonly text: string
  /** Laws it names that are not on the shelf, as it names them. */
  readonly unknown: readonly string[]
}

interface Name {
  readonly syllables: readonly Syllable[]
  /** On the shelf by that name; none of a law we do not have. */
  readonly documents: readonly LegalDocument[]
}

/**
 * Writes "Điều 8 Luật Thủ đô 2024" as the law cites it, with the number, so that it is found among citations. A year says
 * which of several of one name is meant; without one it is the one that holds that day.
 */
export function withNumbers(shelf: Shelf, written: string, day: Day): NumberedLaws {
  const text = settle(written)
  const words = wordsOf(text)
  const names = namesOn(shelf)
  const unknown: string[] = []
  let numbered = ''
  let kept = 0
  for (let at = 0; at < words.length; at += 1) {
    const name = NO_LAW.has(words[at - 1]?.folded ?? '')
      ? undefined
      : names.find(({ syllables }) => standsAt(syllables, words, at))
    const first = words[at]
    const last = words[at + (name?.syllables.length ?? 0) - 1]
    if (name === undefined || first === undefined || last === undefined) continue
    at += name.syllables.length - 1
    const next = yearAfter(text, words, at)
    if (next === 'number') continue
    const end = next?.last.end ?? last.end
    const document = meant(name.documents, next?.year, day)
    if (document === undefined)
      unknown.push(asWritten(text.slice(first.start, end), words[at - name.syllables.length]))
    else {
      numbered += text.slice(kept, first.start) + documentLabel(document)
      kept = end
    }
  }
  return { text: numbered + text.slice(kept), unknown: [...new Set(unknown)] }
}

/** @returns `number` where the law's own number follows, which says more than its name */
function yearAfter(
  text: string,
  words: readonly Word[],
  at: number,
): { readonly year: string; readonly last: Word } | 'number' | undefined {
  const [last, next, afterNext] = words.slice(at, at + 3)
  if (last === undefined || next === undefined || !/^[\s(]*$/.test(text.slice(last.end, next.start))) {
    return undefined
  }
  if (next.folded === 'so') return /^\d/.test(afterNext?.typed ?? '') ? 'number' : undefined
  const year = next.folded === 'nam' ? afterNext : next
  if (year === undefined || !/^\d+$/.test(year.typed)) return undefined
  if (text[year.end] === '/') return 'number'
  return /^\d{4}$/.test(year.typed) ? { year: year.typed, last: year } : undefined
}

function meant(documents: readonly LegalDocument[], year: string | undefined, day: Day) {
  const of = year === undefined ? documents : documents.filter(({ number }) => number.includes(`/${year}/`))
  const holding = of.find((document) => holds(inForce(document, day, null)))
  return holding ?? of.toSorted((a, b) => b.validity.from.localeCompare(a.validity.from))[0]
}

function asWritten(name: string, before: Word | undefined): string {
  return before?.folded === 'bo' ? `Bộ ${name.toLowerCase()}` : name.charAt(0).toUpperCase() + name.slice(1)
}

const namesOf = new WeakMap<Shelf, readonly Name[]>()

/** The longest first: "luật quy hoạch đô thị" is not "luật quy hoạch". */
function namesOn(shelf: Shelf): readonly Name[] {
  const known = namesOf.get(shelf)
  if (known !== undefined) return known
  const byName = new Map<string, LegalDocument[]>(OTHER_LAWS.map(({ name }) => [`luật ${name}`, []]))
  for (const document of shelf.documents.values()) {
    for (const alias of document.aliases) {
      const name = settle(alias).toLowerCase()
      byName.set(name, [...(byName.get(name) ?? []), document])
    }
  }
  const made = [...byName]
    .map(([name, documents]) => ({
      syllables: syllablesOf(
        wordsOf(name)
          .map(({ lower }) => lower)
          .join(' '),
      ),
      documents,
    }))
    .toSorted((a, b) => b.syllables.length - a.syllables.length)
  namesOf.set(shelf, made)
  return made
}
