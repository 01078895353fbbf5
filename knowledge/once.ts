/**
 * The same function, which works out once what it is asked of a provision, a version or a list, and keeps it as long as
 * that is there.
 *
 * @param work gives the same for the same thing, never `undefined`, and nobody changes what it gave
 */
export function onceFor<Of extends object, Result>(work: (of: Of) => Result): (of: Of) => Result {
  const kept = new WeakMap<Of, Result>()
  return (of) => {
    const known = kept.get(of)
    if (known !== undefined) return known
    const made = work(of)
    kept.set(of, made)
    return made
  }
}
