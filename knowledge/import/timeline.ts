import type { FormerWording, Provision } from '../provision.ts'
import type { Day } from '../validity.ts'

/** How a provision reads. */
export type Wording = Pick<Provision, 'heading' | 'text' | 'summary'>

/** A wording and the first day it held. */
interface Stretch {
  readonly from: Day
  readonly wording: Wording
}

/**
 * A provision with another wording from a day on, until the next one it is known to have had: amendments may be imported
 * in any order. A second wording from the same day takes the place of the first.
 *
 * @param from `undefined`: the latest wording was wrong, and is put right for as long as it has held
 */
export function reworded(provision: Provision, wording: Wording, from: Day | undefined): Provision {
  const stretches = stretchesOf(provision)
  const last = stretches.at(-1)?.from ?? provision.validity.from
  // Before its first day in force a provision cannot have read otherwise.
  const begins = from === undefined ? last : from < provision.validity.from ? provision.validity.from : from
  const others = stretches.filter((stretch) => stretch.from !== begins)
  return withStretches(
    provision,
    [...others, { from: begins, wording }].toSorted((a, b) => (a.from < b.from ? -1 : 1)),
  )
}

/** All wordings of a provision, oldest first; the last one holds now. */
function stretchesOf(provision: Provision): readonly Stretch[] {
  const former = provision.former ?? []
  const begin = (index: number): Day => former[index - 1]?.until ?? provision.validity.from
  const { heading, text, summary } = provision
  return [
    ...former.map(({ until: _until, ...wording }, index) => ({ from: begin(index), wording })),
    { from: begin(former.length), wording: only({ heading, text, summary }) },
  ]
}

function withStretches(provision: Provision, stretches: readonly Stretch[]): Provision {
  const { heading: _heading, text: _text, summary: _summary, former: _former, ...rest } = provision
  const former = stretches
    .slice(0, -1)
    .map(({ wording }, index): FormerWording => ({ until: stretches[index + 1]?.from ?? '', ...wording }))
  return { ...rest, ...stretches.at(-1)?.wording, ...(former.length > 0 && { former }) }
}

function only(wording: { [Key in keyof Wording]-?: Wording[Key] | undefined }): Wording {
  const { heading, text, summary } = wording
  return {
    ...(heading !== undefined && { heading }),
    ...(text !== undefined && { text }),
    ...(summary !== undefined && { summary }),
  }
}
