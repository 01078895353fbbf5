import { bodiesIn } from '#knowledge/body.ts'
import type { Organ } from '#knowledge/body.ts'
import type { Provision } from '#knowledge/provision.ts'
import { fold } from '#knowledge/vietnamese.ts'

/** Counted at a meeting, or for one to be held: "yêu cầu họp thì cần bao nhiêu chữ ký". */
const NO_TIMES = '(?! (?:chu ky|nguoi|phieu|phan|dai bieu|cu tri|uy vien|thanh vien|y kien))'
const HOW_MANY = String.raw`(?:bao lau|(?:may|bao nhieu|bn)${NO_TIMES})`
/** "Họp mấy lần", "mấy tháng họp một lần", "họp định kỳ bao lâu", "họp hằng tháng hay hằng quý". */
const HOW_OFTEN = new RegExp(
  String.raw`\bhop\b(?: \S+){0,6} (?:${HOW_MANY}|dinh ky)\b|\b${HOW_MANY}\b(?: \S+){0,6} hop\b|` +
    String.raw`\bhop\b(?: \S+){0,4} (?:hang|moi) \S+ hay\b`,
)
/** "Bầu cử xong bao lâu thì họp kỳ đầu": within which time one meeting is held. */
const ONE_MEETING = /\bky (?:hop )?(?:dau|thu nhat)\b|\b(?:xong|sau|trong|cham nhat|truoc) bao lau\b/
const TELLS =
  /\bhop (?:\S+ ){0,5}(?:\d+|mot|hai|ba|bon) (?:lan|ky|phien)\b|\b(?:moi|hang) (?:nam|quy|thang|tuan)\b.*\bhop\b|\bhop (?:thuong|dinh) ky\b/
const SENTENCE_ENDS = /(?<=[.;])\s+|\n+/u

/** What sits as a body; a chair only meets others. */
const SIT: ReadonlySet<Organ> = new Set<Organ>(['council', 'standing-committee', 'committee'])

/** The body whose meetings a question counts; `undefined` where it counts none, or names no body. */
export function meetingIn(asked: string, folded: string): Organ | undefined {
  if (!HOW_OFTEN.test(folded) || ONE_MEETING.test(folded)) return undefined
  const organ = bodiesIn(asked, true).find((body) => body.organ !== undefined)?.organ
  return organ !== undefined && SIT.has(organ) ? organ : undefined
}

/** Whether provisions tell how often that very body meets: a council's sessions are not those of its standing committee. */
export function tellsMeeting(meeting: Organ | undefined, provisions: readonly Provision[]): boolean {
  if (meeting === undefined) return true
  return provisions.flatMap(meetingsOf).some((whose) => whose === undefined || whose === meeting)
}

const known = new WeakMap<Provision, ReadonlyArray<Organ | undefined>>()

/** Whose meetings a provision tells the number of; `undefined` for one that does not say whose. */
function meetingsOf(provision: Provision): ReadonlyArray<Organ | undefined> {
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const { summary, text } = provision
  const meetings = [summary, text]
    .join('\n')
    .split(SENTENCE_ENDS)
    .filter((sentence) => TELLS.test(fold(sentence)))
    .map((sentence) => bodiesIn(sentence).find(({ organ }) => organ !== undefined)?.organ)
  known.set(provision, meetings)
  return meetings
}
