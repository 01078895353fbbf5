import type { Provision } from './provision.ts'
import type { Published } from './published.ts'
import { Shelf } from './shelf.ts'
import type { Day } from './validity.ts'

/** A provision as it read on a day: amended wording does not answer for the time before. */
export function asItRead(provision: Provision, day: Day): Provision {
  const then = provision.former?.find(({ until }) => day < until)
  if (then === undefined) return provision
  const { heading: _heading, text: _text, summary: _summary, ...rest } = provision
  const { until: _until, ...wording } = then
  return { ...rest, ...wording }
}

const known = new WeakMap<Published, Map<string, Published>>()

/** A knowledge version as it read on a day; the version itself where nothing read otherwise then. */
export function publishedAsItRead(published: Published, day: Day): Published {
  const { reworded, documents, provisions } = published.shelf
  const turns = reworded.flatMap(({ former = [] }) => former.map(({ until }) => until))
  // Between two changes every day reads alike, so one view serves them all.
  const next = turns.filter((until) => day < until).toSorted()[0]
  if (next === undefined) return published
  const views = known.get(published) ?? new Map<string, Published>()
  known.set(published, views)
  const view = views.get(next) ?? {
    ...published,
    shelf: new Shelf(
      [...documents.values()],
      [...provisions.values()].map((one) => asItRead(one, day)),
    ),
  }
  views.set(next, view)
  return view
}
