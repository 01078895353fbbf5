/** What a style says about whether its text is seen; absent where it says nothing. */
export interface Style {
  readonly gone?: 'not-displayed' | 'off-page'
  readonly tiny?: boolean
  /** White or transparent letters: unseen unless something dark is behind them. */
  readonly faint?: boolean
  readonly dark?: boolean
}

const WHITE =
  /^(?:white|snow|window|#fff[0-9a-f]?|#f[0-9a-f]f[0-9a-f]f[0-9a-f](?:[0-9a-f]{2})?|rgba?\(\s*2(?:4[5-9]|5\d)\s*[, ]\s*2(?:4[5-9]|5\d)\s*[, ]\s*2(?:4[5-9]|5\d)\b[^)]*\))$/
const CLEAR = /^(?:transparent|rgba\([^)]*[,/]\s*0(?:\.0+)?\s*\)|#[0-9a-f]{6}00|#[0-9a-f]{3}0)$/
const NO_BACKGROUND = /^(?:none|inherit|initial|unset|auto|url\(|0)/
/** Points; the smallest print of an official text is 6. */
const TINY = 3
const FAR_OFF = -900
const LONGEST_SHEET = 200_000
const POINTS: Readonly<Record<string, number>> = { pt: 1, px: 0.75, em: 12, rem: 12, '%': 0.12, '': 0.75 }

/** Reads the declarations of a `style` attribute or a rule. */
export function styleOf(declarations: string): Style {
  let style: Style = {}
  for (const declaration of declarations.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':')
    if (colon !== -1) {
      const value = declaration
        .slice(colon + 1)
        .replace('!important', '')
        .trim()
      style = { ...style, ...saidBy(declaration.slice(0, colon).trim(), value) }
    }
  }
  return style
}

function saidBy(name: string, value: string): Style {
  switch (name) {
    case 'display':
      return value === 'none' ? { gone: 'not-displayed' } : {}
    case 'visibility':
      return value === 'hidden' || value === 'collapse' ? { gone: 'not-displayed' } : {}
    case 'mso-hide':
      return value === 'all' ? { gone: 'not-displayed' } : {}
    case 'opacity':
      return Number(value) < 0.05 ? { gone: 'not-displayed' } : {}
    case 'left':
    case 'top':
    case 'text-indent':
    case 'margin-left':
      return Number.parseFloat(value) < FAR_OFF ? { gone: 'off-page' } : {}
    case 'font-size':
      return { tiny: isTiny(value) }
    case 'color':
      return { faint: isWhite(value) }
    case 'background':
    case 'background-color':
      return NO_BACKGROUND.test(value) ? {} : { dark: !isWhite(value) }
    default:
      return {}
  }
}

/** Whether letters in this colour vanish on white paper; a word, `#rrggbb` or `rgb(…)`. */
export function isWhite(colour: string): boolean {
  return WHITE.test(colour) || CLEAR.test(colour)
}

function isTiny(size: string): boolean {
  const [, figure, unit = ''] = /^([\d.]+)(pt|px|em|rem|%)?$/.exec(size) ?? []
  return figure !== undefined && Number(figure) * (POINTS[unit] ?? 1) < TINY
}

/** What the simple selectors of a sheet (`.x`, `#y`, `p`, `p.x`) say; finer ones and rules for some screens are not judged. */
export function readStyleSheet(sheet: string): ReadonlyMap<string, Style> {
  const styles = new Map<string, Style>()
  const plain = sheet.slice(0, LONGEST_SHEET).replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/|<!--|-->/g, '')
  let depth = 0
  let from = 0
  let head = ''
  for (const { 0: brace, index } of plain.matchAll(/[{}]/g)) {
    if (brace === '{') {
      if (depth === 0) head = plain.slice(from, index).trim()
      depth += 1
    } else if (depth > 0) {
      depth -= 1
      if (depth === 0 && !head.startsWith('@')) addRule(styles, head, styleOf(plain.slice(from, index)))
    }
    from = index + 1
  }
  return styles
}

function addRule(styles: Map<string, Style>, head: string, style: Style): void {
  for (const selector of head.split(',')) {
    const simple = selector.trim().toLowerCase()
    if (/^[a-z][a-z0-9]*$|^[a-z0-9]*[.#][\w-]+$/.test(simple))
      styles.set(simple, { ...styles.get(simple), ...style })
  }
}
