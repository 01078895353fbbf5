import type { Desk } from '../../domain/desk.ts'

const LOOK_EVERY_MS = 2000

/**
 * Looks at something every two seconds as long as anybody watches it, one look for all who watch. A look that fails is
 * logged and tried again: watchers then hear late, as they would by loading the page anew.
 */
export interface Watches<T> {
  /**
   * @param key what is watched: all who give the same key share one look
   * @returns ends the watching
   */
  readonly watch: (key: string, look: () => Promise<T>, tell: (seen: T) => void) => () => void
}

interface Watched<T> {
  readonly tells: Set<(seen: T) => void>
  latest: T | undefined
  timer: NodeJS.Timeout | undefined
}

export function openWatches<T>(desk: Pick<Desk, 'log'>, everyMs = LOOK_EVERY_MS): Watches<T> {
  const watched = new Map<string, Watched<T>>()

  const begin = (key: string, look: () => Promise<T>): Watched<T> => {
    const one: Watched<T> = { tells: new Set(), latest: undefined, timer: undefined }
    const again = async (): Promise<void> => {
      try {
        const seen = await look()
        one.latest = seen
        for (const tell of one.tells) tell(seen)
      } catch (fault) {
        desk.log.warn({ err: fault }, 'looking for news failed')
      }
      if (watched.get(key) !== one) return
      one.timer = setTimeout(() => void again(), everyMs)
      // Whoever watches has a connection that keeps the server alive; a look alone does not.
      one.timer.unref?.()
    }
    watched.set(key, one)
    void again()
    return one
  }

  return {
    watch: (key, look, tell) => {
      const one = watched.get(key) ?? begin(key, look)
      one.tells.add(tell)
      if (one.latest !== undefined) tell(one.latest)
      return () => {
        one.tells.delete(tell)
        if (one.tells.size > 0) return
        clearTimeout(one.timer)
        if (watched.get(key) === one) watched.delete(key)
      }
    },
  }
}
