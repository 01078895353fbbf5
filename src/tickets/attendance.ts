import type { Desk } from '../domain/desk.ts'
import type { OfficialId, TicketCode } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'

/** Who has shown no sign of life for so long has left. The store forgets after a minute. */
const GONE_MS = 40_000
/** Who saved a draft within this time is writing it. */
const WRITING_MS = 20_000

export interface Present {
  readonly official: OfficialId
  readonly name: string
  readonly writing: boolean
}

/** Who else has the ticket open, those who write first. */
export async function present(desk: Desk, code: TicketCode): Promise<readonly Present[]> {
  const now = desk.clock().getTime()
  const there = await desk.store.attending(code, new Date(now - GONE_MS))
  const known = await Promise.all(
    there.map(async ({ official, writing, at }) => {
      const who = await desk.store.official(official)
      const isWriting = writing && now - at.getTime() <= WRITING_MS
      return who === undefined ? [] : [{ official, name: who.name, writing: isWriting }]
    }),
  )
  return known.flat().toSorted((a, b) => Number(b.writing) - Number(a.writing))
}

/** Notes that an official has the ticket open; whoever has just written goes on writing. */
export async function attendTicket(desk: Desk, official: Official, code: TicketCode): Promise<void> {
  const at = desk.clock()
  const writes = await desk.store.attending(code, new Date(at.getTime() - WRITING_MS))
  if (writes.some((one) => one.official === official.id && one.writing)) return
  await desk.store.attend(code, { official: official.id, writing: false, at })
}
