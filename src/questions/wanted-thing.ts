import { lately } from '#knowledge/lately.ts'
import { onceFor } from '#knowledge/once.ts'
import type { Provision } from '#knowledge/provision.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { askingPart } from './asking.ts'
import { figuresAsked } from './confirming.ts'
import { countedIn, tellsCount } from './counted.ts'
import type { Counting } from './counted.ts'
import { askedNow } from './lean-on.ts'
import { meetingIn, tellsMeeting } from './meeting.ts'
import { THINGS_OF_OFFICE } from './things-of-office.ts'
import { THINGS_OF_PAPERS } from './things-of-papers.ts'
import { THINGS, written } from './things.ts'
import type { Thing } from './things.ts'

/**
 * "Mấy tháng trễ đó có được tính không", "thì mấy người đang làm đi đâu": those that were spoken of, not how many they are;
 * "vay bao nhiêu thì tính bấy nhiêu": as many.
 */
const THOSE =
  /\bmay (?:\S+ ){1,3}?(?:do|ay|kia|nay)(?= (?:co|thi|duoc|bi|se|phai|con|dang|da|van|khong|chua|tinh|gom)\b)|\b(?<!\b(?:co|con|duoc|gom|la|bau|them) )may (?:nguoi|ong|ba|anh|chi|bac|chu|dai bieu) (?=(?:dang|da|cu)\b)|\bbao nhieu\b(?=.* bay nhieu\b)/g
/** "Nghe bảo giờ", with its marks, is no "bao giờ". */
const SAID = /(?<!\p{L})(?:bảo|báo)(?= (?:giờ|lâu|nhiêu))/giu

const ASKS_HOW_OFTEN = /\b(?:bao lau|may|bao nhieu|bn|dinh ky|hang|moi)\b/

const ALL_THINGS = [...THINGS, ...THINGS_OF_PAPERS, ...THINGS_OF_OFFICE]

/** What a question wants and nothing else will do. */
const wantedBy = lately((question) => {
  const part = askingPart(question).replaceAll(SAID, 'nói')
  const now = askedNow(part)
  const [whole, asked] = [plain(part), plain(now)]
  const things = ALL_THINGS.filter(({ asks }) => asks.test(asked))
  return {
    things,
    rare: things.filter(({ isRare }) => isRare === true),
    counted: countedIn(now, figuresAsked(asked)),
    // What meets may have been named before.
    meeting: ASKS_HOW_OFTEN.test(asked) ? meetingIn(part, whole) : undefined,
  }
})

function plain(text: string): string {
  return fold(text).replaceAll(/\s+/g, ' ').replaceAll(THOSE, ' ')
}

/** Whether provisions, taken together, tell the one thing a question wants, where it wants such a thing. */
export function tellsTheThing(question: string, provisions: readonly Provision[]): boolean {
  const { things, counted, meeting } = wantedBy(question)
  return tellThese(things, counted, provisions) && tellsMeeting(meeting, provisions)
}

/** The same for things that few provisions tell; `undefined` where a question wants none of those, as nearly all do. */
export function rareThingWanted(
  question: string,
): ((provisions: readonly Provision[]) => boolean) | undefined {
  const { rare, counted, meeting } = wantedBy(question)
  if (rare.length === 0 && counted.length === 0 && meeting === undefined) return undefined
  return (provisions) => tellThese(rare, counted, provisions) && tellsMeeting(meeting, provisions)
}

function tellThese(
  things: readonly Thing[],
  counted: readonly Counting[],
  provisions: readonly Provision[],
): boolean {
  if (counted.length > 0 && !tellsCount(counted, provisions)) return false
  if (things.length === 0) return true
  return things.every((thing) => isTold(thing)(provisions))
}

/** By the thing, so that little is kept: of a provision only what was ever wanted of it. */
const isTold = onceFor(({ tells }: Thing) =>
  onceFor((provisions: readonly Provision[]): boolean =>
    tells.test(
      provisions.map(({ heading, summary, text }) => [heading, summary, text].join('\n')).join('\n'),
    ),
  ),
)

/** Who asks whether something may be done is not told what tax is due on it: "được thuê chuyên gia không". */
const ASKS_LEAVE = /\bduoc (?:\S+ ){1,12}(?:khong|ko|k|hong|chua)\b/
const ASKS_OF_TAX =
  /\b(?:thue|mien|giam|uu dai|ho tro|luong|thu nhap|loi nhuan|(?<!\b(?:hop|hoi|cong) )dong|nop|tien|phi|chinh sach|co che|khuyen khich)\b/
const TELLS_TAX = written('(?:miễn|giảm|chịu|nộp) thuế|thuế suất')

const asksLeave = lately((question) => {
  // Typed without marks "thuế" is "thuê" as well; with them it is not.
  const asked = fold(question.replaceAll(/(?<!\p{L})thuê(?!\p{L})/giu, 'mướn')).replaceAll(/\s+/g, ' ')
  return ASKS_LEAVE.test(asked) && !ASKS_OF_TAX.test(asked)
})

/** Whether a provision tells only of a tax where a question asks for leave and names no tax. */
export function tellsOnlyTax(question: string, { heading, summary, text }: Provision): boolean {
  if (!asksLeave(question)) return false
  return TELLS_TAX.test([heading, summary, text].join('\n'))
}
