import { lately } from '#knowledge/lately.ts'
import { fold, settleSyllable } from '#knowledge/vietnamese.ts'

const INITIALS = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' ')
/** Vần: what may follow an initial, without tones. */
const RIMES =
  `a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iu iêu oa oe oi ôi ơi ua uê ui uy uơ ưa ưi ưu uôi ươi ươu
  uya uyu oai oay oao oeo uây yêu
  ac ăc âc ec oc ôc uc ưc iêc uôc ươc oac oăc ooc ach êch ich oach uêch uych
  am ăm âm em êm im om ôm ơm um iêm uôm ươm oam oăm yêm
  an ăn ân en ên in on ôn ơn un iên uôn ươn oan oăn oen uân uyên yên
  ang ăng âng eng ong ông ung ưng iêng uông ương oang oăng uâng oong yêng anh ênh inh oanh uênh uynh
  ap ăp âp ep êp ip op ôp ơp up iêp ươp oap oăp yêp
  at ăt ât et êt it ot ôt ơt ut ưt iêt uôt ươt oat oăt oet uât uyêt uyt yêt`
    .trim()
    .split(/\s+/)
/** After "qu" the glide is already said: quân, quyết, quỳnh. */
const AFTER_QU = [
  ...RIMES.filter((rime) => /^[aăâeêiơy]/.test(rime) && !/^i[aê]/.test(rime)),
  ...'ôc ynh yt ych yu ya'.split(' '),
]
/** A rime that ends in c, ch, p, t takes these two tones only. */
const STOPPED = /(?:c|ch|p|t)$/
const SHARP_OR_HEAVY = /[\u0301\u0323]/
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g
const FRONT = /^[eêiy]/

/** Most of what people type is made of fewer. */
const WORDS_KEPT = 2000

const WRITTEN: ReadonlySet<string> = new Set(INITIALS.flatMap(joined).concat(RIMES))
const FOLDED: ReadonlySet<string> = new Set([...WRITTEN].map(fold))

/** Whether a word, in lower case with its marks, is a syllable Vietnamese has: initial, rime and tone agree. */
export function isSyllable(written: string): boolean {
  return written.length <= 7 && isShortSyllable(written)
}

const isShortSyllable = lately((written): boolean => {
  const apart = written.normalize('NFD')
  const tones = apart.match(TONE) ?? []
  const toneless = apart.replaceAll(TONE, '').normalize('NFC')
  if (tones.length > 1 || !WRITTEN.has(toneless) || settleSyllable(written) !== written) return false
  return (
    !STOPPED.test(toneless) || toneless === fold(written) || tones.some((tone) => SHARP_OR_HEAVY.test(tone))
  )
}, WORDS_KEPT)

/** Whether some marks would make a syllable of a folded word. */
export function couldBeSyllable(folded: string): boolean {
  return FOLDED.has(folded)
}

/** Spelling keeps c g ng for back vowels and k gh ngh for front ones; "gì, giết" are the exception. */
function joined(initial: string): string[] {
  if (initial === 'qu') return AFTER_QU.map((rime) => initial + rime)
  return RIMES.filter((rime) => {
    if (initial === 'c' || initial === 'ng') return !FRONT.test(rime)
    if (initial === 'g') return !FRONT.test(rime) || rime.startsWith('i')
    if (initial === 'k' || initial === 'gh' || initial === 'ngh') return FRONT.test(rime)
    return initial !== 'gi' || !/^[iy]/.test(rime)
  }).map((rime) => initial + rime)
}
