import { bodiesIn } from '#knowledge/body.ts'
import type { Organ } from '#knowledge/body.ts'
import type { Provision } from '#knowledge/provision.ts'
import { fold } from '#knowledge/vietnamese.ts'

/** "Họp mấy lần", "mấy tháng họp một lần", "họp định kỳ bao lâu". */
const HOW_OFTEN =
  /\bhop\b(?: \S+){0,6} (?:may|bao nhieu|bn|bao lau|dinh ky)\b|\b(?:may|bao nhieu|bn|bao lau)\b(?: \S+){0,6} hop\b/
const TELLS =
  /\bhop (?:\S+ ){0,5}(?:\d+|mot|hai|ba|bon) (?:lan|ky|phien)\b|\b(?:moi|hang) (?:nam|quy|thang|tuan)\b.*\bhop\b|\bhop (?:thuong|dinh) ky\b/
const SENTENCE_ENDS = /(?<=[.;])\s+|\n+/u

/** What sits as a body; a chair only meets others. */
const SIT: ReadonlySet<Organ> = new Set<Organ>(['council', 'standing-committee', 'committee'])

/** The body whose meetings a question counts; `undefined` where it counts none, or names no body. */
export function meetingIn(asked: string, folded: string): Organ | undefined {
  if (!HOW_OFTEN.test(folded)) return undefined
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
