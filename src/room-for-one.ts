/** Who takes something, or is at work on it. */
export interface Inside {
  /**
   * It must have the room to itself: from now on others come in one by one, each after all before it have left.
   *
   * @returns whether it has; if not, it is to leave and to come again
   */
  readonly keepOut: () => boolean
  /** It may be at work beside others. What was kept out for one who is not here comes in by itself all the same. */
  readonly letIn: () => void
  /** Is at work, and then leaves. */
  readonly during: (work: () => Promise<void>) => Promise<void>
  readonly leave: () => void
}

/** Many are at work side by side; but now and then one must be alone, and nobody else hold anything meanwhile. */
export interface RoomForOne {
  /** @returns `undefined` where it would have to wait for one that has come in by itself and is not at work yet */
  readonly enter: () => Promise<Inside | undefined>
}

export function openRoom(): RoomForOne {
  const atWork = new Set<Promise<void>>()
  let inside = 0
  let isKeptOut = false

  const comeIn = (): Inside => {
    const isAlone = isKeptOut
    inside += 1
    const leave = (): void => {
      inside -= 1
    }
    return {
      keepOut: () => {
        isKeptOut = true
        return inside === 1
      },
      letIn: () => {
        if (isAlone) isKeptOut = false
      },
      during: (work) => {
        const done = work().finally(() => {
          atWork.delete(done)
          leave()
        })
        atWork.add(done)
        return done
      },
      leave,
    }
  }

  return {
    enter: async () => {
      while (isKeptOut && atWork.size > 0) await Promise.allSettled(atWork)
      return isKeptOut && inside > 0 ? undefined : comeIn()
    },
  }
}
