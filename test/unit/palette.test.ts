import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../src/palette.css', import.meta.url), 'utf8')

/** Every colour of the palette by day and by night. */
const colours = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name = '', day, night]) => [
    name,
    { day, night },
  ]),
)

const SHEETS = ['background', 'card', 'muted']
/** Words, and every ground they stand on. */
const WORDS: ReadonlyArray<readonly [words: string, grounds: readonly string[]]> = [
  ['foreground', [...SHEETS, 'secondary', 'primary-soft', 'danger-soft', 'warning-soft', 'success-soft']],
  ['muted-foreground', [...SHEETS, 'primary-soft', 'warning-soft']],
  ['primary', ['background', 'card', 'primary-soft']],
  ['danger', ['background', 'card', 'danger-soft']],
  ['warning', ['background', 'card', 'warning-soft']],
  ['success', ['background', 'card', 'success-soft']],
  ['primary-foreground', ['primary']],
  // Words on a red button.
  ['card', ['danger']],
]
const EDGES: typeof WORDS = [['input', ['background', 'card', 'warning-soft']]]

describe.each(['day', 'night'] as const)('the palette by %s', (time) => {
  test.each(WORDS)('%s can be read on %j', (words, grounds) => {
    for (const ground of grounds) expect(contrast(words, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(EDGES)('the edge of a field is seen: %s on %j', (edge, grounds) => {
    for (const ground of grounds) expect(contrast(edge, ground)).toBeGreaterThanOrEqual(3)
  })

  /** @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
  function contrast(one: string, other: string): number {
    const [darker = 0, lighter = 0] = [one, other].map(luminance).toSorted((a, b) => a - b)
    return (lighter + 0.05) / (darker + 0.05)
  }

  function luminance(name: string): number {
    const hex = colours.get(name)?.[time]
    if (hex === undefined) throw new Error(`no colour ${name}`)
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
})

test('telephones that know no light-dark() get the colours of the day', () => {
  const fallback = css.slice(css.indexOf('@supports'))
  for (const [name, { day }] of colours) expect(fallback).toContain(`--${name}: ${day};`)
})
