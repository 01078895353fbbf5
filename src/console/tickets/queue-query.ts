import * as z from 'zod'
import { WorkPlace } from '../../domain/official.ts'
import { DepartmentId, OfficialId } from '../../domain/ids.ts'
import { TICKET_STATES, URGENCIES } from '../../domain/ticket.ts'
import { VIEWS } from '../../tickets/queue.ts'
import type { View, Wanted } from '../../tickets/queue.ts'

/** Views as they stand in the page's address. */
export const VIEW_WORDS = {
  mine: 'cua-toi',
  unclaimed: 'chua-nhan',
  due_today: 'hom-nay',
  overdue: 'qua-han',
  approval: 'cho-duyet',
  open: 'dang-mo',
  closed: 'da-xong',
} as const satisfies Record<View, string>

/** What the queue's address asks for. */
export interface Asked extends Wanted {
  /** What was typed into the search box. */
  readonly words: string
}

/** What someone typed into the address by hand and we do not know is as good as nothing. */
export const QueueQuery = z
  .object({
    muc: z
      .enum(VIEW_WORDS)
      .transform((word) => VIEWS.find((view) => VIEW_WORDS[view] === word) ?? null)
      .nullable()
      .catch(null),
    trang: z.coerce.number().int().min(1).max(10_000).catch(1),
    'dia-ban': WorkPlace.nullable().catch(null),
    'don-vi': DepartmentId.nullable().catch(null),
    'trang-thai': z.enum(TICKET_STATES).nullable().catch(null),
    'muc-do': z.enum(URGENCIES).nullable().catch(null),
    qua: z.enum(['zalo', 'telegram', 'web']).nullable().catch(null),
    nguoi: OfficialId.nullable().catch(null),
    sau: z.coerce.number().int().min(0).max(10_000_000).catch(0),
    tim: z.string().trim().max(200).catch(''),
  })
  .transform((query): Asked => ({
    view: query.muc,
    page: query.trang,
    from: query.sau,
    place: query['dia-ban'],
    department: query['don-vi'],
    state: query['trang-thai'],
    urgency: query['muc-do'],
    network: query.qua,
    holder: query.nguoi,
    words: query.tim,
  }))

export function queueAddress({
  view,
  page,
  from,
  place,
  department,
  state,
  urgency,
  network,
  holder,
  words,
}: Asked): string {
  const query = new URLSearchParams({
    ...(view !== null && { muc: VIEW_WORDS[view] }),
    ...(place !== null && { 'dia-ban': place }),
    ...(department !== null && { 'don-vi': department }),
    ...(state !== null && { 'trang-thai': state }),
    ...(urgency !== null && { 'muc-do': urgency }),
    ...(network !== null && { qua: network }),
    ...(holder !== null && { nguoi: holder }),
    ...(words !== '' && { tim: words }),
    ...(from > 0 && { sau: String(from) }),
    ...(page > 1 && { trang: String(page) }),
  })
  return `/console?${query.toString()}`
}
