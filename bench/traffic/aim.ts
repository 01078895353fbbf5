/** Something a bench is to show, and what it saw. */
export interface Aim {
  readonly what: string
  readonly saw: string
  readonly met: boolean
}

/** One line each; a missed one is easily found. */
export function aims(all: readonly Aim[]): readonly string[] {
  return all.map(({ what, saw, met }) => `${met ? 'met   ' : 'MISSED'}  ${what}: ${saw}`)
}
