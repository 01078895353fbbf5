import { settleSyllable } from '#knowledge/vietnamese.ts'
import { isSyllable } from './syllable.ts'

const TELEX_TONES: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
}
const VNI_TONES: Readonly<Record<string, string>> = {
  '1': '\u0301',
  '2': '\u0300',
  '3': '\u0309',
  '4': '\u0303',
  '5': '\u0323',
}
const CIRCUMFLEX: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô' }
const HORN: Readonly<Record<string, string>> = { u: 'ư', o: 'ơ' }
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/
const VOWEL = /[aăâeêioôơuưy]/

/** Letters typed so far, with the tone apart. */
interface Draft {
  readonly letters: string[]
  tone: string
}

/**
 * What Telex keys would have written with the keyboard on: `phuwowngf` → phường, `ddieeuf` → điều.
 *
 * @param typed one word in lower case
 * @returns `undefined` when the keys make no Vietnamese syllable, or hold no Telex key
 */
export function fromTelex(typed: string): string | undefined {
  return decode(typed, (draft, key) => {
    const tone = TELEX_TONES[key]
    if (tone !== undefined && hasVowel(draft)) {
      draft.tone = tone
      return true
    }
    if (key === 'w') return horn(draft) || breve(draft) || bareHorn(draft)
    return key === 'd' ? bar(draft) : circumflex(draft, key)
  })
}

/** The same for VNI: `phu7o7ng2` → phường, `d9ie6u2` → điều. */
export function fromVni(typed: string): string | undefined {
  return decode(typed, (draft, key) => {
    const tone = VNI_TONES[key]
    if (tone !== undefined && hasVowel(draft)) {
      draft.tone = tone
      return true
    }
    switch (key) {
      case '6':
        return ['o', 'e', 'a'].some((vowel) => circumflex(draft, vowel))
      case '7':
        return horn(draft)
      case '8':
        return breve(draft)
      case '9':
        return bar(draft)
      default:
        return false
    }
  })
}

/** @param press tries a key as a mark on the draft; `false` leaves it a letter */
function decode(typed: string, press: (draft: Draft, key: string) => boolean): string | undefined {
  // The longest syllable has seven letters, and as many marks are more than it takes.
  if (typed.length < 2 || typed.length > 12) return undefined
  const draft: Draft = { letters: [], tone: '' }
  let pressed = false
  for (const letter of typed.normalize('NFC')) {
    const apart = letter.normalize('NFD')
    const tone = TONE.exec(apart)?.[0]
    if (tone !== undefined) draft.tone = tone
    const plain = tone === undefined ? letter : apart.replace(tone, '').normalize('NFC')
    if (press(draft, plain)) pressed = true
    else draft.letters.push(plain)
  }
  if (!pressed) return undefined
  const word = place(draft)
  return isSyllable(word) ? word : undefined
}

function place({ letters, tone }: Draft): string {
  // Typing "uow" means "ươ" however the keys fell: phuwong, phuowng.
  const word = letters.join('').replace(/ưo(?=.)|uơ(?=[cimntpu])/, 'ươ')
  const vowel = word.search(/(?<=^qu|^gi)[aăâeêioôơuưy]|(?<!^q)[aăâeêioôơuưy]/)
  if (tone === '' || vowel === -1) return word
  return settleSyllable((word.slice(0, vowel + 1) + tone).normalize('NFC') + word.slice(vowel + 1))
}

function hasVowel({ letters }: Draft): boolean {
  return letters.some((letter) => VOWEL.test(letter))
}

function circumflex({ letters }: Draft, key: string): boolean {
  const marked = CIRCUMFLEX[key]
  const at = letters.lastIndexOf(key)
  if (marked === undefined || at === -1) return false
  letters[at] = marked
  return true
}

/** ư and ơ together where both stand side by side: "thuwowng" has pressed twice, "thuowng" once. */
function horn({ letters }: Draft): boolean {
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    const marked = HORN[letters[at] ?? '']
    if (marked === undefined || (letters[at] === 'u' && letters[at - 1] === 'q')) continue
    letters[at] = marked
    return true
  }
  return false
}

function breve({ letters }: Draft): boolean {
  const at = letters.lastIndexOf('a')
  if (at === -1) return false
  letters[at] = 'ă'
  return true
}

/** "w" after a consonant writes ư. */
function bareHorn(draft: Draft): boolean {
  if (draft.letters.length === 0 || hasVowel(draft)) return false
  draft.letters.push('ư')
  return true
}

function bar({ letters }: Draft): boolean {
  if (letters[0] !== 'd') return false
  letters[0] = 'đ'
  return true
}
