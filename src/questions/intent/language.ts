import { fold } from '#knowledge/vietnamese.ts'
import { couldBeSyllable, isSyllable } from '../typed/syllable.ts'
import { fromTelex } from '../typed/telex.ts'

const READ_AT_MOST = 2_000
const WORD = /\p{L}[\p{L}\p{M}]*/gu
const LATIN = /\p{Script=Latin}/u

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

// English that is spelled like a Vietnamese syllable: says nothing unless its neighbours do.
const EITHER = words(`
  a an at can come do go ha hat he hen hi i in it la me my no not on or out pen per sao so ten than that the them then
  thin time to too tom up us we one more home same name take make like live none some man men hot map top tea
`)
// What Vietnamese people write in any sentence.
const BORROWED = words(`
  ad admin ai alo apartment app atm bank bidv bot camera card casino ceo chat chatbot chatgpt check clip club cmnd code
  cod combo data deadline email facebook fb file form game gas gmail gold grab hanoi hcm hcmc hello hn hochiminh homestay
  hotel hotline inbox info internet iphone job karaoke link live livestream logo mail marketing menu messenger metro
  mobile momo nft ok offline online order oto otp pass password pdf pin pizza ppp qr robot saigon sale scan sg shop
  shopee shipper ship sim sms spa startup stress taxi team tiktok tivi tod trend tv usb vat video vietcombank vietinbank
  vietnam vip visa viettel vneid voice website web wifi word youtube zalo zoom
`)
// Common words settle short questions; the rest of English is known by letters no Vietnamese syllable has.
const ENGLISH = words(`
  about after am and any apply are ask be because before but buy by city could day did does english for from get good
  had has have help her here him his how if information is its just know law lost may must need new of office our
  people please public register service she should street tax tell thank there these they this those ward was well were
  what when where which who why will with work would yes you your
`)

/**
 * How much of a message is not Vietnamese, 0 to 1. Names, numbers, brands and chat spelling count for neither side;
 * a message with nothing to judge by is 0.
 */
export function foreignShare(text: string): number {
  let vietnamese = 0
  let foreign = 0
  for (const [typed] of text.slice(0, READ_AT_MOST).matchAll(WORD)) {
    const weight = weigh(typed.toLowerCase())
    if (weight > 0) foreign += weight
    else vietnamese -= weight
  }
  // One odd word is a slip or a name.
  return foreign < 2 ? 0 : foreign / (foreign + vietnamese)
}

/** Above 0 foreign, below 0 Vietnamese, 0 either. */
function weigh(word: string): number {
  // Scripts without blanks put a whole sentence into one word.
  if (!LATIN.test(word)) return Math.min(word.length, 4) * 2
  if (ENGLISH.has(word)) return 1
  if (BORROWED.has(word) || EITHER.has(word)) return 0
  const folded = fold(word)
  // A syllable with its marks is proof; one without may be chance.
  if (folded !== word) return isSyllable(word) ? -2 : couldBeSyllable(folded) ? -1 : 1
  if (couldBeSyllable(word)) return -1
  // Chat spelling leaves the vowels out.
  if (word.length < 3 || !/[aeiouy]/.test(word)) return 0
  if (fromTelex(word) === undefined) return 1
  // A last letter alone may be chance: "puis".
  return /w|aa|ee|oo|dd|[jf]$/.test(word) ? -1 : 0
}
