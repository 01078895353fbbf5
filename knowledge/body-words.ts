import type { Organ } from './body.ts'
import { TIERS } from './unit.ts'
import type { Unit } from './unit.ts'
import { foldEach, syllables } from './vietnamese.ts'

/** A word as it is written and without marks. */
export interface Syllable {
  readonly lower: string
  readonly folded: string
}

export const ORGANS = spelledIn<Organ | null>([
  ['thường trực hội đồng nhân dân', 'standing-committee'],
  ['thường trực hđnd', 'standing-committee'],
  ['chủ tịch hội đồng nhân dân', 'council-chair'],
  ['chủ tịch hđnd', 'council-chair'],
  ['chủ tịch ủy ban nhân dân', 'committee-chair'],
  ['chủ tịch ubnd', 'committee-chair'],
  ['hội đồng nhân dân', 'council'],
  ['hđnd', 'council'],
  ['ủy ban nhân dân', 'committee'],
  ['ubnd', 'committee'],
  ['chính quyền địa phương', null],
])
/** These name a body only with a unit right behind them. */
export const ORGANS_OF_UNITS = spelledIn<Organ>([
  ['thường trực hội đồng', 'standing-committee'],
  ['chủ tịch hội đồng', 'council-chair'],
  ['chủ tịch ủy ban', 'committee-chair'],
  ['hội đồng', 'council'],
  ['ủy ban', 'committee'],
  ['chủ tịch', 'committee-chair'],
])
export const UNITS = spelledIn<Unit>([
  ['đặc khu', 'special-zone'],
  ['thị xã', 'town'],
  ['thị trấn', 'township'],
  ['thành phố', 'city'],
  ['tp', 'city'],
  ['tỉnh', 'province'],
  ['quận', 'urban-district'],
  ['huyện', 'rural-district'],
  ['xã', 'commune'],
  ['phường', 'ward'],
])
export const TIER_NAMES = spelledIn<readonly Unit[]>([
  ['cấp tỉnh', TIERS.province],
  ['cấp huyện', TIERS.district],
  ['cấp xã', TIERS.commune],
])
export const CITY_NAMES = ['hà nội', 'hồ chí minh', 'hcm', 'hn'].map(spelled)
/** Between an organ and its unit: "Ủy ban nhân dân của từng đơn vị hành chính cấp xã". */
export const OF = ['đơn vị hành chính', 'của', 'ở', 'tại', 'các', 'từng', 'mỗi', 'một'].map(spelled)
export const AND = ['và', 'hoặc', 'hay'].map(spelled)
export const WITHIN = spelled('thuộc')
export const OF_ITS_OWN = spelled('trực thuộc trung ương')
/** Cities that lay in a province or a city until 1/7/2025. */
export const INNER_CITIES = [
  'thủ đức',
  'vũng tàu',
  'bà rịa',
  'phú mỹ',
  'thủ dầu một',
  'dĩ an',
  'thuận an',
  'tân uyên',
  'bến cát',
].map(spelled)
export const OWNERS = ['thành phố', 'tỉnh'].map(spelled)
/** With these around it, a unit's word is part of another one. */
export const NOT_BEFORE: Readonly<Record<string, readonly string[]>> = {
  xã: ['hội', 'viên', 'giao', 'luận'],
  tỉnh: ['lẻ', 'táo'],
}
export const NOT_AFTER: Readonly<Record<string, readonly string[]>> = { xã: ['tác', 'liên', 'làng'] }
/** The same where nobody has typed the marks: "địa phương", "cơ quan", "tính". */
export const UNMARKED_NOT_AFTER = new Set(['dia', 'doi', 'song', 'da', 'don', 'bien', 'mot'])
export const UNMARKED_NOT_BEFORE = new Set([
  'an',
  'tien',
  'phap',
  'thuc',
  'huong',
  'dong',
  'cham',
  'trinh',
  'dien',
  'sach',
  'vi',
])

/** What a body's words may begin with, without marks. */
export const BEGINS: ReadonlySet<string> = new Set(
  [ORGANS, ORGANS_OF_UNITS, UNITS, TIER_NAMES].flatMap((table) => table.map(({ begins }) => begins)),
)

export function spelled(text: string): readonly Syllable[] {
  const lower = syllables(text)
  const folded = foldEach(lower)
  return lower.map((one, at) => ({ lower: one, folded: folded[at] ?? one }))
}

interface Entry<Means> {
  readonly words: string
  readonly phrase: readonly Syllable[]
  /** Its first syllable, folded. */
  readonly begins: string
  readonly means: Means
}

function spelledIn<Means>(
  table: ReadonlyArray<readonly [words: string, means: Means]>,
): readonly Entry<Means>[] {
  return table.map(([words, means]) => {
    const phrase = spelled(words)
    return { words, phrase, begins: phrase[0]?.folded ?? '', means }
  })
}
