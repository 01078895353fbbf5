import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { StoreGone } from '../../domain/errors.ts'

/** For what a power cut may take as well it is enough to look so often, ms: a look at three files takes some 10 µs. */
const LOOK_EVERY_MS = 50

interface Seen {
  readonly path: string
  readonly id: string
}

/** Says that the files a database is written to are still those that their names lead to. */
export interface SameFile {
  /**
   * @param mustLast whether what is about to be written may on no account be lost
   * @throws {StoreGone}
   */
  readonly refuseGone: (mustLast: boolean) => void
  readonly isGone: () => boolean
}

/**
 * SQLite keeps the files open that it has opened: moved, deleted or replaced under a running server, they go on taking
 * whatever is written, and nobody finds it there once the process ends. Asked for before each transaction. Put back in
 * their place they are the same again.
 *
 * @param path of an open database; its log and the log's index stand beside it
 */
export function sameFile(path: string): SameFile {
  const seen = [path, `${path}-wal`, `${path}-shm`].flatMap((one): readonly Seen[] => {
    const id = idOf(one)
    return id === undefined ? [] : [{ path: one, id }]
  })
  const gone = (): Seen | undefined => seen.find((one) => idOf(one.path) !== one.id)
  let lookedAt = -Infinity

  return {
    refuseGone: (mustLast) => {
      const now = performance.now()
      if (!mustLast && now - lookedAt < LOOK_EVERY_MS) return
      const missing = gone()
      if (missing !== undefined) throw new StoreGone(basename(missing.path))
      lookedAt = now
    },
    isGone: () => gone() !== undefined,
  }
}

/** What a name leads to; `undefined` where there is nothing. */
function idOf(path: string): string | undefined {
  const found = statSync(path, { throwIfNoEntry: false })
  return found && `${found.dev}:${found.ino}`
}
