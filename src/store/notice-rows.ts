import * as z from 'zod'
import { DepartmentId, OfficialId, TicketCode } from '../domain/ids.ts'
import { NOTICE_KINDS } from '../domain/notices.ts'
import type { ContactOffer, DepartmentGroup, NoticeWay, OfficialNotice } from '../domain/notices.ts'
import { jsonOf, Moment, PlaceName } from './rows.ts'
import { By } from './ticket-rows.ts'

const NoticeShape: z.ZodType<OfficialNotice> = z.looseObject({
  kind: z.enum(NOTICE_KINDS),
  ticket: TicketCode,
  place: PlaceName.nullable(),
  department: DepartmentId,
  holder: OfficialId.nullable(),
  by: By,
  due: Moment.nullable(),
  reminder: z.looseObject({ of: z.enum(['accept', 'answer']), percent: z.number() }).nullable(),
  at: Moment,
})

const OfferShape: z.ZodType<ContactOffer> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('group'), place: PlaceName, department: DepartmentId, by: OfficialId }),
  z.object({ kind: z.literal('official'), official: OfficialId }),
])

export const GroupRow: z.ZodType<DepartmentGroup> = z.object({
  place: PlaceName,
  department: DepartmentId,
  chat: z.string(),
  by: OfficialId,
  at: Moment,
})

export const Way = z.enum(['desk', 'telegram', 'email'] satisfies readonly NoticeWay[])

/** Both stores keep a notice as the same JSON. */
export const NoticeJson = jsonOf(NoticeShape)
export const OfferJson = jsonOf(OfferShape)

export function noticeJson({ due, at, ...notice }: OfficialNotice): string {
  return JSON.stringify({ ...notice, due: due?.getTime() ?? null, at: at.getTime() })
}

/** What two offers of one thing have in common: the later makes the earlier worthless. */
export function offered(offer: ContactOffer): string {
  return offer.kind === 'group' ? `${offer.place}/${offer.department}` : offer.official
}
