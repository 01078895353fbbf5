import type { Choice } from '#src/domain/reply.ts'

/** Choices as lines of text: the number is what a citizen types. */
export function numberedLines(choices: readonly Choice[]): readonly string[] {
  return choices.map(({ label }, index) => `${index + 1}. ${label.replace(/\s+/g, ' ')}`)
}
