import type { Context } from 'hono'
import * as z from 'zod'
import type { Desk } from '../../domain/desk.ts'
import { isAskerGone } from '../../domain/forgetting.ts'
import { TicketCode } from '../../domain/ids.ts'
import { isQuiet } from '../../domain/ticket-moves.ts'
import type { MoveName } from '../../domain/ticket-moves.ts'
import type { AuditEntry, Ticket } from '../../domain/ticket.ts'
import { originalOf } from '../../tickets/open-original.ts'
import { isStaffed } from '../../tickets/lead.ts'
import type { MoveResult } from '../../tickets/move.ts'
import { readTicket } from '../../tickets/read.ts'
import type { TicketFile } from '../../tickets/read.ts'
import { mayRead } from '../../officials/may.ts'
import { viewDesk } from '../desk/view.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { isSent, keptForm, showKept } from '../kept-form.ts'
import { SPEAKERS } from '../phrases.ts'
import { hindranceInWords } from './hindered.ts'
import { sentAlready } from './just-sent.ts'
import { ticketPage } from './pages/ticket.ts'
import { FIELDS } from './phrases-fields.ts'
import { COLLISION, STEPS } from './phrases-steps.ts'
import type { StepWord } from './phrases-steps.ts'
import { PURPOSES, SeenFields } from './step-forms.ts'
import type { Purpose } from './step-forms.ts'
import { KEPT_STEPS, viewTicket } from './view.ts'
import type { Kept, Told } from './view.ts'

type TicketContext = Context<Guarded>
type Status = 200 | 400 | 409

const ORIGINAL_MS = 60_000

/** What a page says of a form, as it is kept under the page's address. */
const KeptTold = z.object({
  status: z.literal([200, 400, 409]),
  fault: z.string().exactOptional(),
  kept: z
    .object({
      step: z.enum(KEPT_STEPS),
      values: z.record(z.string(), z.string()),
      fault: z.string().exactOptional(),
    })
    .exactOptional(),
  /** Which entries of the history others have written meanwhile. */
  changed: z.object({ from: z.int(), to: z.int() }).exactOptional(),
  /** The original has just been opened; its words are not kept here. */
  opened: z.boolean().exactOptional(),
})
type KeptTold = z.infer<typeof KeptTold>
type ToldAgain = Pick<Told, 'kept' | 'fault'>

/** The ticket an address names, as far as the official may read it. */
export async function openFile(desk: Desk, c: TicketContext) {
  const code = TicketCode.safeParse(c.req.param('code'))
  if (!code.success) return { kind: 'unknown' } as const
  return readTicket(desk, c.var.who.official, code.data)
}

/** Whoever sees the ticket knows what its notices said; the menu counts on. */
export async function noticesRead(desk: Desk, c: TicketContext, code: TicketCode): Promise<void> {
  const { who } = c.var
  if ((who.unread ?? 0) === 0) return
  await desk.store.readNotices(who.official.id, code)
  c.set('who', { ...who, unread: await desk.store.unreadNotices(who.official.id) })
}

export async function showTicket(
  desk: Desk,
  c: TicketContext,
  file: TicketFile,
  told: Told,
  status: Status = 200,
) {
  const { who } = c.var
  const words = c.req.query('tim')
  const [view, beside] = await Promise.all([
    viewTicket(desk, who.official, file, told),
    viewDesk(desk, who.official, file, words),
  ])
  return c.html(ticketPage(who, view, beside), status)
}

/** The page as it is now, after something that did not work. */
export async function showAgain(desk: Desk, c: TicketContext, told: ToldAgain, status: Status) {
  const result = await openFile(desk, c)
  if (result.kind !== 'file') return refuse(c, result.kind, textIn(told.kept))
  return tell(desk, c, result.file, { ...told, status })
}

/** What is told of a form stands under the ticket's address, where the browser can come back to it. */
async function tell(desk: Desk, c: TicketContext, file: TicketFile, told: KeptTold) {
  if (!isSent(c)) return showTold(desk, c, file, told)
  const { code } = file.ticket
  return showKept(desk, c, { about: code, path: `/console/phieu/${code}`, form: told })
}

function showTold(desk: Desk, c: TicketContext, file: TicketFile, told: KeptTold) {
  const { changed, status, opened, ...said } = told
  const entries = changed && { changed: file.audit.slice(changed.from, changed.to) }
  const original = opened === true && { original: originalOf(desk, file.ticket), originalOpened: true }
  return showTicket(desk, c, file, { ...said, ...entries, ...original }, status)
}

/** What a form that was sent led to, where the address names one and it is still to be told. */
export async function showWhatWasKept(desk: Desk, c: TicketContext, file: TicketFile) {
  const told = await keptForm(desk, c, file.ticket.code, KeptTold)
  if (told === undefined) return undefined
  // Written once more and sent since: it is no unsent text any more.
  const { step, values } = told.kept ?? {}
  const purposes = PURPOSES.filter((purpose) => keptAt(purpose) === step)
  const isSentSince = sentAlready(file, c.var.who.official, purposes, values?.['text'] ?? '')
  return isSentSince ? undefined : showTold(desk, c, file, told)
}

/** The opened original, for as long as its page may take to load: it is at no address that shows it again later. */
export function showOriginal(desk: Desk, c: TicketContext, code: TicketCode) {
  const form: KeptTold = { opened: true, status: 200 }
  return showKept(desk, c, { about: code, path: `/console/phieu/${code}`, form, forMs: ORIGINAL_MS })
}

/** What happened since the form's writer looked. */
function since({ audit }: TicketFile, { entries }: SeenFields): readonly AuditEntry[] {
  return entries === undefined ? [] : audit.slice(entries)
}

/** The revision a form's move rests on: what concerns nobody counts as seen. */
export function seenRevision(file: TicketFile, fields: SeenFields): number | undefined {
  const missed = since(file, fields)
  const isUnmoved = missed.length > 0 && missed.every(({ move }) => isQuiet(move))
  return isUnmoved ? file.ticket.revision : fields.seen
}

export const Fields = z.record(z.string(), z.string()).readonly()
export type Fields = z.infer<typeof Fields>

/** A form's fields as text; what is none, a file, is left out. */
export async function fieldsOf(c: TicketContext): Promise<Fields> {
  const body = await c.req.parseBody()
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
}

/** At which form of the page a text that did not go out stands again. */
export function keptAt(purpose: Purpose): 'tra-loi' | 'bo-sung' {
  return purpose === 'bo-sung' ? 'bo-sung' : 'tra-loi'
}

/** Leads on after a move, or shows the page again with what came between and what was written. */
export async function afterMove(
  desk: Desk,
  c: TicketContext,
  result: MoveResult,
  made: {
    readonly step: StepWord
    readonly move: MoveName
    readonly fields: Fields
    /** At which form of the page what did not go through stands again; its own unless told. */
    readonly keptAt?: Kept['step']
  },
) {
  const { step, move, fields, keptAt = step } = made
  const kept: Kept = { step: keptAt, values: fields }
  switch (result.kind) {
    case 'moved': {
      const { code } = result.ticket
      const isHanded = move === 'transfer' || move === 'dispatch'
      const nobody = isHanded && !(await isStaffed(desk.store, result.ticket)) ? '&chua-co-ai=1' : ''
      return mayRead(c.var.who.official, result.ticket)
        ? c.redirect(`/console/phieu/${code}?xong=${step}${nobody}`, 303)
        : // Handed to another department it is theirs to read, and no longer ours.
          c.redirect(`/console?xong=${step}&phieu=${code}${nobody}`, 303)
    }
    case 'unknown':
      return refuse(c, 'unknown', textIn(kept))
    case 'moved_on':
      return showChanged(desk, c, kept)
    case 'hindered': {
      if (result.why === 'forbidden') return refuse(c, 'forbidden', textIn(kept))
      const { ticket, why, by = null } = result
      const names = await holderName(desk, by ?? ticket.holder)
      const fault = hindranceInWords({ ticket, names }, move, why, by)
      return showAgain(desk, c, { kept, fault }, 409)
    }
  }
}

/** Somebody was quicker: what they did, and what was written here. */
export async function showChanged(desk: Desk, c: TicketContext, kept: Kept) {
  const again = await openFile(desk, c)
  if (again.kind !== 'file') return refuse(c, again.kind, textIn(kept))
  const to = again.file.audit.length
  const { entries: from = to } = SeenFields.parse(kept.values)
  return tell(desk, c, again.file, { kept, changed: { from, to }, status: 409 })
}

/** What somebody who was not quick enough to claim is told. */
export async function claimedBy(
  desk: Desk,
  { ticket }: { readonly ticket: TicketFile['ticket'] },
): Promise<string> {
  const names = await holderName(desk, ticket.holder)
  const name = ticket.holder === null ? undefined : (names.get(ticket.holder) ?? SPEAKERS.official)
  return name === undefined
    ? hindranceInWords({ ticket, names }, 'claim', 'state')
    : COLLISION.claimed(name, ticket.code)
}

async function holderName(desk: Desk, holder: TicketFile['ticket']['holder']) {
  const found = holder === null ? undefined : await desk.store.official(holder)
  return new Map(found === undefined ? [] : [[found.id, found.name]])
}

function textIn(kept: Kept | undefined): string {
  return kept?.values['text'] ?? kept?.values['note'] ?? ''
}

/** Steps of which the asker hears: their words say so. */
const HEARD: ReadonlySet<StepWord> = new Set(['tra-loi', 'phe-duyet', 'tu-choi', 'gia-han', 'gop'])

/** What is said of a step that led here, and that nobody is there to hear of it, or yet where the ticket went. */
export function stepNews(c: TicketContext, step: StepWord, ticket?: Ticket): string {
  if (ticket !== undefined && HEARD.has(step) && isAskerGone(ticket)) return FIELDS.doneForNobody
  return c.req.query('chua-co-ai') === undefined
    ? STEPS[step].done
    : `${STEPS[step].done} ${FIELDS.nobodyThere}`
}
