/** How many are kept where nobody says. */
const AT_MOST = 16

/**
 * The same function, which keeps what it was asked last: the steps of one answer ask the same of the same texts.
 *
 * @param work gives the same for the same text, and nobody changes what it gave
 * @param atMost how many are kept; the half that was asked last for certain
 */
export function lately<Result>(work: (text: string) => Result, atMost = AT_MOST): (text: string) => Result {
  return latelyBy((text) => text, work, atMost)
}

/**
 * The same of what is asked of a knowledge version or a table, for each by itself: one that is swapped out is let go with
 * all that was kept of it.
 */
export function latelyOf<Of extends object, Asked extends ReadonlyArray<string | null>, Result>(
  work: (of: Of, ...asked: Asked) => Result,
  atMost = AT_MOST,
): (of: Of, ...asked: Asked) => Result {
  const kept = new WeakMap<Of, (asked: Asked) => Result>()
  return (of, ...asked) => {
    let ask = kept.get(of)
    if (ask === undefined)
      kept.set(of, (ask = latelyBy<Asked, Result>(JSON.stringify, (all) => work(of, ...all), atMost)))
    return ask(asked)
  }
}

/** @param keyOf tells apart what is asked */
function latelyBy<Asked, Result>(
  keyOf: (asked: Asked) => string,
  work: (asked: Asked) => Result,
  atMost: number,
): (asked: Asked) => Result {
  // Two maps, of which the older goes as a whole: to move what is asked again to the end of one costs more than most work.
  let older = new Map<string, { readonly result: Result }>()
  let newer = new Map<string, { readonly result: Result }>()
  return (asked) => {
    const key = keyOf(asked)
    const known = newer.get(key)
    if (known !== undefined) return known.result
    const now = older.get(key) ?? { result: work(asked) }
    if (newer.size >= atMost / 2) [older, newer] = [newer, new Map()]
    newer.set(key, now)
    return now.result
  }
}
