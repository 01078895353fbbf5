import { readFileSync } from 'node:fs'
import { PLACES } from '#knowledge/place.ts'
import type { Place } from '#knowledge/place.ts'
import type { Day } from '#knowledge/validity.ts'
import { settle } from '#knowledge/vietnamese.ts'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { syllablesOf } from '../words.ts'
import type { Syllable } from '../words.ts'

/** Phrases parted by semicolons. */
const Phrases = z
  .string()
  .transform((line) => settle(line).toLowerCase().split(/;\s*/))
  .default([])
const Levels = { sure: Phrases, written: Phrases, afterUnit: Phrases }
const Itself = z.strictObject({ sure: Phrases, written: Phrases })
const City = z.strictObject({
  itself: Itself,
  ...Levels,
  wards: z.record(z.string(), Phrases),
  formerWards: Phrases,
})
const File = z.strictObject({
  units: Phrases,
  at: Phrases,
  origin: Phrases,
  nowhere: Phrases,
  cities: z.strictObject({ hn: City, hcm: City }),
  elsewhere: z.array(z.strictObject({ name: z.string(), ...Levels })),
  joined: z.array(z.strictObject({ name: z.string(), until: z.iso.date(), names: Phrases })),
})

/** What must stand around a name before it counts; `places.yaml` explains the levels. */
type Level = 'sure' | 'written' | 'afterUnit'

/** Địa danh: a name and what it says about where the question plays. */
export interface PlaceName {
  readonly syllables: readonly Syllable[]
  readonly level: Level
  /** `nowhere`: the words hold a place's name and mean none, e.g. Luật Thủ đô. */
  readonly means:
    | { readonly city: Place; readonly itself?: true }
    | { readonly elsewhere: string }
    | 'nowhere'
}

/** A ward or commune; `unit` is absent for those of before 1/7/2025. */
interface Ward {
  readonly city: Place
  readonly unit?: string
  readonly syllables: readonly Syllable[]
}

const file = File.parse(parseYaml(readFileSync(new URL('places.yaml', import.meta.url), 'utf8')))

/** By their folded syllables with a space between. */
export const NAMES: ReadonlyMap<string, readonly PlaceName[]> = byFolded([
  ...file.nowhere.map((name) => named(name, 'sure', 'nowhere')),
  ...PLACES.flatMap((city) => [
    ...leveled({ ...file.cities[city].itself, afterUnit: [] }, { city, itself: true }),
    ...leveled(file.cities[city], { city }),
  ]),
  ...file.elsewhere.flatMap((province) => leveled(province, { elsewhere: province.name })),
])

export const WARDS: ReadonlyMap<string, readonly Ward[]> = byFolded(
  PLACES.flatMap((city) => [
    ...Object.entries(file.cities[city].wards).flatMap(([unit, names]) =>
      names.map((name): Ward => ({ city, unit, syllables: syllablesOf(name) })),
    ),
    ...file.cities[city].formerWards.map((name): Ward => ({ city, syllables: syllablesOf(name) })),
  ]),
)

/** A province that became part of a city (tỉnh đã sáp nhập): what its names mean before that day. */
interface FormerProvince {
  readonly name: string
  /** First day on which its names mean the city. */
  readonly until: Day
}

/** By the folded names that lie in them. */
export const FORMER_PROVINCES: ReadonlyMap<string, FormerProvince> = new Map(
  file.joined.flatMap(({ name, until, names }) =>
    names.map(
      (one) =>
        [
          syllablesOf(one)
            .map(({ folded }) => folded)
            .join(' '),
          { name, until },
        ] as const,
    ),
  ),
)

/** How many syllables the longest name has that begins with a syllable, folded. */
export const LONGEST: ReadonlyMap<string, number> = new Map(
  // Of several with one beginning the last stands.
  [...NAMES.keys(), ...WARDS.keys()]
    .map((key) => key.split(' '))
    .map((syllables) => [syllables[0] ?? '', syllables.length] as const)
    .toSorted(([, a], [, b]) => a - b),
)

/** Words that may stand before a name, as syllables. */
export const UNITS = file.units.map(syllablesOf)
export const AT = file.at.map(syllablesOf)
export const ORIGIN = file.origin.map(syllablesOf)

function leveled(levels: Readonly<Record<Level, readonly string[]>>, means: PlaceName['means']): PlaceName[] {
  return [
    ...levels.sure.map((name) => named(name, 'sure', means)),
    ...levels.written.map((name) => named(name, 'written', means)),
    ...levels.afterUnit.map((name) => named(name, 'afterUnit', means)),
  ]
}

function named(name: string, level: Level, means: PlaceName['means']): PlaceName {
  return { syllables: syllablesOf(name), level, means }
}

function byFolded<T extends { readonly syllables: readonly Syllable[] }>(
  names: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(names, (name) => name.syllables.map((one) => one.folded).join(' '))
}
