import { test } from 'vitest'
import type { Store } from '#src/domain/store.ts'

/** An empty store, a second opening of the same one, and its end. */
export interface OpenedStore {
  readonly store: Store
  /** Closes the store and opens what it has kept. */
  readonly reopen: () => Promise<Store>
  readonly close: () => Promise<void>
}

export type OpenStore = () => Promise<OpenedStore>

/** `test` with an empty store of its own. */
export function storeTest(open: OpenStore) {
  return test.extend<{ opened: OpenedStore; store: Store }>({
    // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures this one needs
    opened: async ({}, use) => {
      const opened = await open()
      await use(opened)
      await opened.close()
    },
    store: async ({ opened }, use) => {
      await use(opened.store)
    },
  })
}
