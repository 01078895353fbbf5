import type { Provision } from '#knowledge/provision.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { askingPart } from './asking.ts'
import { figuresAsked } from './confirming.ts'

/** What kind of thing a question wants to know, and how a provision shows that it tells it. */
interface Kind {
  /** Over the question, folded. */
  readonly asks: RegExp
  /** Over what a provision says and citizens say of it, folded. */
  readonly tells: RegExp
}

/** "Bị giải tán khi nào", "khi nào thì bị bãi nhiệm", "trường hợp nào bị cách chức". */
const UNDER_WHICH_CONDITION =
  /\bbi (?:\S+ ){1,4}(?:khi|truong hop|dieu kien) nao\b|\b(?:khi|truong hop|dieu kien) nao (?:\S+ ){0,8}bi\b/

const KINDS: readonly Kind[] = [
  {
    asks: /\b(?:ai|co quan nao|cap nao|noi nao|don vi nao)\b/,
    tells: /\b(?:ai|co quan nao|cap nao|noi nao)\b/,
  },
  {
    asks: /\b(?:may|bao nhieu|bn|toi da|nhieu nhat|it nhat)\b/,
    tells: /\d|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (?:lan|nguoi|nam|thang|ngay|phan|dai bieu)\b/,
  },
  {
    asks: /\b(?:bao lau|bao gio|khi nao|ngay nao|ngay may|may ngay|may thang|may nam)\b/,
    tells: /\d|\b(?:hang|moi) (?:nam|quy|thang|tuan)\b|\bnhiem ky\b/,
  },
]

/** Kinds of which many provisions speak in passing and only few tell them: what the others are worth. */
const PLAIN_KINDS: ReadonlyArray<Kind & { readonly others: number }> = [
  // how many of them there are
  {
    asks: /\b(?:may|bao nhieu|bn) (?:dai bieu|pho chu tich|uy vien|cong chuc|can bo|bien che|pho truong ban|nguoi)\b/,
    tells:
      /\b(?:so luong|tong so|bien che|khong qua|(?:\d+|mot|hai|ba|bon|nam) (?:dai bieu|pho|uy vien|cong chuc|can bo|nguoi))\b/,
    others: 0.75,
  },
  // how often
  {
    asks: /(?<!\bgap )\b(?:may|bao nhieu|bn) (?:lan|ky)\b|\b(?:may|bao nhieu) (?:tuan|thang|nam)\b.{0,20} (?:mot|1|bao nhieu) (?:lan|ky)\b/,
    tells: /\b(?:(?:\d+|mot|hai|ba|bon) (?:lan|ky)|(?:moi|hang|dinh ky(?: hang)?) (?:nam|quy|thang|tuan))\b/,
    others: 0.75,
  },
  // of whom a body is made up
  {
    asks: /\bgom (?:co |nhung |co nhung )?(?:ai|thanh phan nao|nguoi nao|chuc danh nao)\b/,
    tells:
      /\bgom (?:co )?(?:cac |01 |mot |hai )?(?:chu tich|dai bieu|truong|pho|uy vien|thanh vien|nhom|nguoi)\b|\bhop thanh\b/,
    others: 0.6,
  },
  // which committees a council has
  {
    asks: /\b(?:may|nhung|bao nhieu|cac) ban\b(?! (?:hanh|bo|sao|chi|than))|\bco (?:\S+ )?ban (?:phap che|kinh te|van hoa|do thi|dan toc)\b/,
    tells: /\bban (?:phap che|kinh te|van hoa|do thi)\b/,
    others: 0.6,
  },
  // who may make a document of that kind
  {
    asks: /\b(?:ban hanh|thong qua|bieu quyet|ra|ky) (?:duoc )?nghi quyet\b/,
    tells: /\bnghi quyet\b/,
    others: 0.75,
  },
  // whether there is such a body, or one is elected: whoever asks that is not told what it does where there is one
  {
    asks: /\b(?:co|con) (?:(?:duoc |di )?bau (?:dai bieu )?)?(?:hoi dong nhan dan|uy ban nhan dan)(?: (?:phuong|xa|quan|huyen|dac khu|rieng|lai|nua)){0,2}(?: (?:khong|ko|chua|hay|roi|chu|a|ha)\b|\W*$)/,
    tells: /\bchinh quyen dia phuong (?:la|o|gom|duoc to chuc)\b|\bcap chinh quyen dia phuong\b/,
    others: 0.75,
  },
  // of which kinds or tiers there are units; what they are parted by is another matter
  {
    asks: /\b(?:may|bao nhieu|nhung) (?:loai|cap) (?:don vi hanh chinh|chinh quyen)\b/,
    tells: /\b(?:\d+|hai|ba) cap\b|\bdon vi hanh chinh (?:\S+ ){0,5}gom\b/,
    others: 0.5,
  },
  // whether a body may set or decide something: how much it is by law is no word of that
  {
    asks: /\b(?:duoc|quyen|the|tham quyen) (?:tu |tu minh )?(?:quy dinh|quyet dinh|dinh|quyet)\b/,
    tells: /(?<!\b(?:theo|cac|nhung|co|boi) )\b(?:quy dinh|quyet dinh)\b/,
    others: 0.75,
  },
  // who sets how many there are
  {
    asks: /\b(?:quy dinh|quyet dinh|quyet|an dinh) (?:\S+ )?(?:so luong|so (?:dai bieu|pho|uy vien|nguoi|ban|phong))\b/,
    tells: /\b(?:quy dinh|quyet dinh)\b[^.;]{0,90}\b(?:so luong|bao nhieu)\b/,
    others: 0.75,
  },
  // in which cases something is done to somebody, which is no question of a day
  {
    asks: UNDER_WHICH_CONDITION,
    tells:
      /\bthi (?:\S+ ){0,2}bi\b|\bbi \S+(?: \S+)? (?:khi|neu|trong truong hop)\b|\bnao (?:khong|co|lam|vi pham) /,
    others: 0.75,
  },
  // "có lại chưa": since when
  {
    asks: /\b(?:co|con) (?:hoi dong nhan dan|uy ban nhan dan)(?: \S+){0,2} (?:lai|chua)\b/,
    tells: /\bngay \d{1,2} thang \d{1,2} nam \d{4}\b/,
    others: 0.9,
  },
]

/** A provision that does not tell the kind of thing asked for: no person for a "who", no figure for a "how many". */
const OTHER_KIND = 0.93

/** What a provision is worth by whether it tells the kinds of thing a question asks for. */
export function tellingWhatIsAsked(question: string): (provision: Provision) => number {
  const asked = figuresAsked(fold(askingPart(question)).replaceAll(/\s+/g, ' '))
  const dated = asked.replace(UNDER_WHICH_CONDITION, ' ')
  const kinds = KINDS.filter(({ asks }) => asks.test(dated))
  const plain = PLAIN_KINDS.filter(({ asks }) => asks.test(asked))
  return (provision) => {
    const told = toldBy(provision)
    const isOther = kinds.length > 0 && !kinds.some((kind) => told.has(kind))
    return plain.reduce(
      (worth, kind) => (told.has(kind) ? worth : worth * kind.others),
      isOther ? OTHER_KIND : 1,
    )
  }
}

const known = new WeakMap<Provision, ReadonlySet<Kind>>()

/** Which kinds a provision tells. */
function toldBy(provision: Provision): ReadonlySet<Kind> {
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const { summary, text, words } = provision
  const own = fold([summary, text].join('\n'))
  const all = `${own}\n${fold(words.join('\n'))}`
  const told = new Set([
    ...KINDS.filter(({ tells }) => tells.test(all)),
    ...PLAIN_KINDS.filter(({ tells }) => tells.test(own)),
  ])
  known.set(provision, told)
  return told
}
