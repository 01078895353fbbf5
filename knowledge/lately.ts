/** How many are kept where nobody says. */
const AT_MOST = 16

/**
 * The same function, which keeps what it was asked last: the steps of one answer ask the same of the same texts.
 *
 * @param work gives the same for the same text, and nobody changes what it gave
 * @param atMost how many are kept; the one longest unused goes first
 */
export function lately<Result>(work: (text: string) => Result, atMost = AT_MOST): (text: string) => Result {
  const kept = new Map<string, { readonly result: Result }>()
  let latest: { readonly text: string; readonly result: Result } | undefined
  return (text) => {
    // Most often it is the same again.
    if (latest?.text === text) return latest.result
    const known = kept.get(text)
    const now = known ?? { result: work(text) }
    // Taken out and put back, it becomes the latest.
    if (known !== undefined) kept.delete(text)
    kept.set(text, now)
    if (kept.size > atMost) letOldestGo(kept)
    latest = { text, result: now.result }
    return now.result
  }
}

function letOldestGo(kept: Map<string, unknown>): void {
  const [oldest] = kept.keys()
  if (oldest !== undefined) kept.delete(oldest)
}

/**
 * The same of what is asked of a knowledge version or a table, for each by itself: one that is swapped out is let go with
 * all that was kept of it.
 */
export function latelyOf<Of extends object, Asked extends ReadonlyArray<string | null>, Result>(
  work: (of: Of, ...asked: Asked) => Result,
  atMost = AT_MOST,
): (of: Of, ...asked: Asked) => Result {
  const kept = new WeakMap<Of, (key: string) => Result>()
  return (of, ...asked) => {
    let ask = kept.get(of)
    // The key is made of what is asked, and back.
    if (ask === undefined)
      kept.set(of, (ask = lately((key) => work(of, ...(JSON.parse(key) as Asked)), atMost)))
    return ask(JSON.stringify(asked))
  }
}
