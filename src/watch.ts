/** What can be seen from outside of the desk at work. */
export type Act = 'webhook' | 'unread' | 'intake' | 'turn' | 'answer' | 'search' | 'send' | 'store'

/** Codes, counts and ids of ours. Never a word of a citizen, a chat id or a secret: this leaves the house. */
export type About = Readonly<Record<string, string | number>>

/** One act as a watcher sees it. */
interface Watching {
  /** Runs the work, so that what it does in turn is seen as a part of it. */
  readonly within: <T>(work: () => T) => T
  readonly end: (about: About, seconds: number, failed: boolean) => void
}

/** @param secondsAgo when it began: 0, unless it is told of what is over already */
export type Watcher = (act: Act, about: About, secondsAgo: number) => Watching

// Of the process and not of a desk: searching knows no desk. Empty unless somebody looks, and then nothing is measured.
const watchers = new Set<Watcher>()

/** @returns ends the watching */
export function watchWith(watcher: Watcher): () => void {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

/** @param tell what the result says of the act */
export async function watch<T>(
  act: Act,
  about: About,
  work: () => Promise<T>,
  tell: (result: T) => About = () => ({}),
): Promise<T> {
  if (watchers.size === 0) return work()
  const { run, end } = begin(act, about)
  try {
    const result = await run(work)
    end(tell(result), false)
    return result
  } catch (fault) {
    end({}, true)
    throw fault
  }
}

/** {@link watch} for work that is done at once. */
export function watchSync<T>(act: Act, about: About, work: () => T): T {
  if (watchers.size === 0) return work()
  const { run, end } = begin(act, about)
  try {
    const result = run(work)
    end({}, false)
    return result
  } catch (fault) {
    end({}, true)
    throw fault
  }
}

/** Tells of an act that another thread has watched, as a part of what this one does. */
export function report(act: Act, seconds: number): void {
  for (const watcher of watchers) watcher(act, {}, seconds).end({}, seconds, false)
}

function begin(act: Act, about: About) {
  const began = performance.now()
  const watching = [...watchers].map((watcher) => watcher(act, about, 0))
  return {
    run: <T>(work: () => T): T =>
      watching.reduce<() => T>(
        (inner, { within }) =>
          () =>
            within(inner),
        work,
      )(),
    end: (told: About, failed: boolean) => {
      const seconds = (performance.now() - began) / 1000
      for (const { end } of watching) end({ ...about, ...told }, seconds, failed)
    },
  }
}

/** An object whose asynchronous methods are watched, each under its own name. */
export function watched<Kept extends object>(act: Act, kept: Kept): Kept {
  return new Proxy(kept, {
    get: (target, name, receiver): unknown => {
      const value: unknown = Reflect.get(target, name, receiver)
      if (typeof value !== 'function' || typeof name !== 'string') return value
      return (...given: readonly unknown[]): unknown => {
        const call = (): unknown => Reflect.apply(value, target, given)
        if (watchers.size === 0) return call()
        const { run, end } = begin(act, { move: name })
        const ended = (failed: boolean) => end({}, failed)
        let result: unknown
        try {
          result = run(call)
        } catch (fault) {
          ended(true)
          throw fault
        }
        if (!(result instanceof Promise)) return result
        result.then(
          () => ended(false),
          () => ended(true),
        )
        return result
      }
    },
  })
}
