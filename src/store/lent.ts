import type { Store } from '../domain/store.ts'

/**
 * A store that stands for another one: whichever is there when something is asked of it. On Workers a connection belongs
 * to the request that opened it, and the desk outlives them all.
 */
export function lentStore(current: () => Store): Store {
  // Every member of a `Store` is a method that needs no `this`; so is what is handed out here.
  return new Proxy({} as Store, {
    get: (_, name: keyof Store) => current()[name],
  })
}
