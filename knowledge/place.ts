/** A city the desk answers for (địa bàn): Hà Nội or Thành phố Hồ Chí Minh. */
export type Place = 'hn' | 'hcm'

/** Where a document holds: one of the cities, or the whole country. */
export type Territory = Place | 'vn'

export const PLACES: readonly Place[] = ['hn', 'hcm']

/** The name as an official would write it in a sentence. */
export const PLACE_NAMES: Readonly<Record<Place, string>> = {
  hn: 'thành phố Hà Nội',
  hcm: 'Thành phố Hồ Chí Minh',
}

/** A text of one city never answers for the other; without a place only what holds everywhere is sure to hold. */
export function holdsIn(territory: Territory, place: Place | null): boolean {
  return territory === 'vn' || territory === place
}
