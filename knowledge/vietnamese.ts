import { lately } from './lately.ts'

// Characters nobody sees: controls, zero-width, direction and tag characters, soft hyphens, fillers. Left in, they
// split words for the search and carry hidden text past a reader's eye.
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu
const BREAKS = /\r\n?|[\u2028\u2029\u0085]/g
// Vietnamese stacks two marks at most. Longer piles are decoration, and sorting them is what makes NFC slow.
const PILE = /(\p{M}{4})\p{M}+/gu
// Nearly every text holds nothing else and needs no cleaning.
const ORDINARY = /^[\n\t -~\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e]*$/
const WORD = /\p{L}[\p{L}\p{M}]*/gu
const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323']
const SYLLABLE =
  /^(gi(?=[aeiouyăâêôơư])|qu(?=[aeiouyăâêôơư])|ngh?|nh|gh?|kh?|ph?|t[hr]?|ch?|[bdđhlmnrsvx])?([aeiouyăâêôơư]{1,3})(ch|n[gh]?|[cmpt])?$/

/** `à` → `a` and the grave; small and capital. */
const TONED: ReadonlyMap<string, readonly [vowel: string, tone: string]> = new Map(
  Array.from('aăâeêioôơuưyAĂÂEÊIOÔƠUƯY').flatMap((vowel) =>
    TONES.map((tone) => [(vowel + tone).normalize('NFC'), [vowel, tone] as const] as const),
  ),
)

/** The last of the letters that bear no mark. */
const LAST_PLAIN = 0x7f
/** What every letter of {@link ORDINARY} folds to, by its code. */
const FOLDED: readonly string[] = Array.from({ length: 0x2060 }, (_, code) =>
  withoutMarks(String.fromCharCode(code)),
)

/**
 * One form for what phones and documents write in many: NFC, line ends as `\n`, nothing invisible, no lone surrogate,
 * and the tone mark where the older rule puts it (hoà → hòa, uỷ → ủy; hòan → hoàn). Case and wording stay.
 */
export function settle(text: string): string {
  return text.length > MESSAGE ? settleAnew(text) : settleMessage(text)
}

/** Longer texts are law on its way in, each read once; a message is read by every step that looks at it. */
const MESSAGE = 1000
const MESSAGES_KEPT = 32
const settleMessage = lately(settleAnew, MESSAGES_KEPT)

function settleAnew(text: string): string {
  return clean(text).normalize('NFC').replace(WORD, settleSyllable)
}

/** `Hòa Bình, Đà Nẵng` → `hoa binh, da nang`. */
export function fold(text: string): string {
  if (!ORDINARY.test(text)) return withoutMarks(clean(text).toLowerCase())
  // Letter by letter takes a third of the time, and gives the same where no letter is written in pieces; letters without
  // marks need no look-up.
  const lower = text.toLowerCase()
  let folded = ''
  let kept = 0
  for (let at = 0; at < lower.length; at += 1) {
    const code = lower.charCodeAt(at)
    if (code <= LAST_PLAIN) continue
    folded += lower.slice(kept, at) + (FOLDED[code] ?? lower.charAt(at))
    kept = at + 1
  }
  return folded + lower.slice(kept)
}

/** Each of a text's words, which hold no blanks: folding them together costs a tenth of folding one by one. */
export function foldEach(words: readonly string[]): readonly string[] {
  return words.length === 0 ? [] : fold(words.join(' ')).split(' ')
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .normalize('NFC')
}

/**
 * The syllables of a text in order, settled, lower-case. Letters and digits part, so a legal number can be found
 * however it is typed: `98/2023/QH15` and `98 2023 qh 15` both give `98 2023 qh 15`.
 */
export function syllables(text: string): readonly string[] {
  return text.length > MESSAGE ? syllablesAnew(text) : syllablesOfMessage(text)
}

const syllablesOfMessage = lately(syllablesAnew, MESSAGES_KEPT)

function syllablesAnew(text: string): readonly string[] {
  return rawSyllables(text).map(settleSyllable)
}

/** The same before the tone is placed, for whoever reads millions and settles each distinct one once. */
export function rawSyllables(text: string): string[] {
  return (
    clean(text)
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu) ?? []
  )
}

function clean(text: string): string {
  if (ORDINARY.test(text)) return text
  return text.toWellFormed().replace(BREAKS, '\n').replace(INVISIBLE, '').replace(PILE, '$1')
}

// A language has some thousand syllables, and every text is made of them: each is worked out once. What is not one of
// them could be anything, so there is an end to what is remembered.
const SETTLED_AT_MOST = 30_000
const settled = new Map<string, string>()

/** @param word a run of letters in NFC; returned as it came unless it is one Vietnamese syllable with one tone */
export function settleSyllable(word: string): string {
  // The longest syllable, "nghiêng", has seven letters.
  if (word.length < 2 || word.length > 7) return word
  const known = settled.get(word)
  if (known !== undefined) return known
  const found = placeTone(word)
  if (settled.size >= SETTLED_AT_MOST) settled.clear()
  settled.set(word, found)
  return found
}

function placeTone(word: string): string {
  let tone = ''
  let plain = ''
  for (const letter of word) {
    const toned = TONED.get(letter)
    if (toned !== undefined && tone !== '') return word
    if (toned !== undefined) tone = toned[1]
    plain += toned?.[0] ?? letter
  }
  if (tone === '') return word
  const [whole, initial = '', nucleus = '', final = ''] = SYLLABLE.exec(plain.toLowerCase()) ?? []
  if (whole === undefined) return word
  const at = initial.length + bearer(nucleus, final !== '') + 1
  return (plain.slice(0, at) + tone).normalize('NFC') + plain.slice(at)
}

/** Which vowel bears the tone: ê ơ â… before all, the middle of three, the second before a consonant, else the first. */
function bearer(nucleus: string, closed: boolean): number {
  const marked = nucleus.search(/[ăâêôơư](?![ăâêôơư])/)
  if (marked !== -1) return marked
  return nucleus.length === 3 || (nucleus.length === 2 && closed) ? 1 : 0
}
