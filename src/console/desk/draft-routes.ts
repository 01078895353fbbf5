import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import { dayInVietnam } from '#knowledge/validity.ts'
import type { Desk } from '../../domain/desk.ts'
import { TicketCode } from '../../domain/ids.ts'
import type { OfficialId } from '../../domain/ids.ts'
import { isOpen, MOST_ANSWER_CHARACTERS } from '../../domain/ticket.ts'
import type { Draft, Ticket } from '../../domain/ticket.ts'
import { mayRead } from '../../officials/may.ts'
import { provisionsNamed } from '../../questions/pick-provisions.ts'
import { mayDraft, openDraft, saveDraft } from '../../tickets/save-draft.ts'
import type { SaveDraftResult } from '../../tickets/save-draft.ts'
import { refuse, written } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { keptForm, showKept } from '../kept-form.ts'
import { refusedPage } from '../pages/refused.ts'
import { DRAFT, LIVE } from '../phrases-desk.ts'
import { DraftForm, DraftText, InsertForm, PickWords, ReuseForm } from './forms.ts'
import { conflictPage, DRAFT_FORM, savedWords } from './pages/draft.ts'
import { pickedList } from './pages/picker.ts'
import { alikeTo, picked } from './view.ts'

type DeskContext = Context<Guarded>
type Typed = z.infer<typeof DraftForm>

const KeptDraft = z.object({ mine: z.string() })

/** Adding to a draft somebody else is saving at the same time: tried again on what they wrote. */
const MOST_TRIES = 5

/** The shared draft and what is put into it: provisions, answers given before. To be mounted before the ticket's own. */
export function draftRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.get('/:code/ban-thao', async (c) => {
    const ticket = await readable(desk, c)
    if (typeof ticket === 'string') return refuse(c, ticket)
    const draft = openDraft(ticket, await desk.store.draft(ticket.code))
    if (!wantsJson(c)) {
      const kept = await keptForm(desk, c, ticket.code, KeptDraft)
      // The address that a saved form leaves in the browser, opened again by itself; or one text was chosen since.
      const isChosen = kept !== undefined && (draft === undefined || draft.text.includes(kept.mine))
      if (kept === undefined || draft === undefined || isChosen) {
        return c.redirect(`/console/phieu/${ticket.code}`, 303)
      }
      const { by } = await told(desk, draft)
      const shown = { code: ticket.code, mine: kept.mine, theirs: draft, by }
      return c.html(conflictPage(c.var.who, shown), 409)
    }
    const now = draft === undefined ? { revision: 0, text: '', said: DRAFT.none } : await told(desk, draft)
    // A page whose session has ended goes on in the next one of the same official.
    const { official, session } = c.var.who
    return c.json({ ...now, official: official.id, csrf: session.csrfToken })
  })

  app.post('/:code/ban-thao', async (c) => {
    const form = DraftForm.safeParse(await c.req.parseBody())
    const ticket = await draftable(desk, c)
    const written = form.data?.text ?? ''
    if (typeof ticket === 'string') {
      if (!wantsJson(c)) return refuse(c, ticket, written)
      return c.json({ kind: ticket, said: DRAFT.closed }, ticket === 'unknown' ? 404 : 403)
    }
    if (!form.success) return refuse(c, 'unknown')
    const text = DraftText.safeParse(written)
    if (!text.success) {
      return wantsJson(c)
        ? c.json({ kind: 'fault', said: DRAFT.tooLong }, 400)
        : refuse(c, 'unknown', written)
    }
    const { code } = ticket
    const seen = form.data['ban-thao']
    const result = await saveDraft(desk, c.var.who.official, { code, text: text.data, seen })
    if (wantsJson(c)) {
      const { body, status } = await asJson(desk, result, c.var.who.official.id)
      return c.json(body, status)
    }
    if (result.kind === 'saved') {
      const { tim } = form.data
      const query = tim === '' ? '?ban-thao=da-luu' : `?${new URLSearchParams({ tim }).toString()}`
      return c.redirect(`/console/phieu/${code}${query}#${tim === '' ? DRAFT_FORM : 'dieu-khoan'}`, 303)
    }
    return notSaved(c, code, result, written)
  })

  app.get('/:code/dieu-khoan', async (c) => {
    const ticket = await readable(desk, c)
    if (typeof ticket === 'string') return refuse(c, ticket)
    const words = PickWords.parse(c.req.query('tim'))
    if (!wantsJson(c)) {
      return c.redirect(
        `/console/phieu/${ticket.code}?${new URLSearchParams({ tim: words }).toString()}#dieu-khoan`,
        303,
      )
    }
    if (words === '') return c.json({ html: '' })
    const view = { ticket, mayDraft: mayDraft(c.var.who.official, ticket) && isOpen(ticket.state) }
    return c.json({ html: String(await pickedList(view, picked(desk, ticket, words))) })
  })

  app.post('/:code/chen', async (c) => {
    const { 'dieu-khoan': id } = InsertForm.parse(await c.req.parseBody())
    const ticket = await draftable(desk, c)
    if (typeof ticket === 'string') return refuse(c, ticket, await written(c))
    const [found] = provisionsNamed(desk.knowledge(), [id], dayInVietnam(desk.clock()), ticket.place)
    return found === undefined ? refuse(c, 'unknown', await written(c)) : append(c, ticket, found.label, ' ')
  })

  app.post('/:code/dung-lai', async (c) => {
    const { tu } = ReuseForm.parse(await c.req.parseBody())
    const ticket = await draftable(desk, c)
    if (typeof ticket === 'string') return refuse(c, ticket, await written(c))
    // Only what the page offers: nobody fetches another department's answer by its address.
    const found = (await alikeTo(desk, c.var.who.official, ticket)).find(({ ref }) => ref === tu)
    return found === undefined
      ? refuse(c, 'unknown', await written(c))
      : append(c, ticket, found.answer, '\n\n')
  })

  async function append(c: DeskContext, { code }: Ticket, text: string, between: string) {
    const typed = DraftForm.safeParse(await c.req.parseBody()).data
    if (typed !== undefined) {
      const unsaved = await saveTyped(c, code, typed)
      if (unsaved !== undefined) return unsaved
    }
    for (let tries = 1; ; tries += 1) {
      const ticket = await desk.store.ticket(code)
      const kept = await desk.store.draft(code)
      const before = (ticket && openDraft(ticket, kept)?.text.trimEnd()) ?? ''
      const whole = before === '' ? text : `${before}${between}${text}`
      if (whole.length > MOST_ANSWER_CHARACTERS) return refuse(c, 'unknown', text)
      const seen = kept?.revision ?? 0
      const result = await saveDraft(desk, c.var.who.official, { code, text: whole, seen })
      if (result.kind === 'saved')
        return c.redirect(`/console/phieu/${code}?ban-thao=da-luu#${DRAFT_FORM}`, 303)
      if (result.kind !== 'moved_on' || tries === MOST_TRIES) return notSaved(c, code, result, whole)
    }
  }

  /** What stood in the box as something was to be put behind it. @returns what its writer is shown where it could not be saved */
  async function saveTyped(c: DeskContext, code: TicketCode, { text, 'ban-thao': seen }: Typed) {
    if (!DraftText.safeParse(text).success) return refuse(c, 'unknown', text)
    const saved = await saveDraft(desk, c.var.who.official, { code, text, seen })
    return saved.kind === 'saved' ? undefined : notSaved(c, code, saved, text)
  }

  async function notSaved(
    c: DeskContext,
    code: TicketCode,
    result: Exclude<SaveDraftResult, { kind: 'saved' }>,
    written: string,
  ) {
    const { who } = c.var
    if (result.kind === 'moved_on') return chooseDraft(desk, c, code, written)
    if (result.kind === 'closed') return c.html(refusedPage('forbidden', who, written), 409)
    return refuse(c, result.kind, written)
  }

  return app
}

/** Leads to both texts, of which their writer chooses one. */
export function chooseDraft(desk: Desk, c: DeskContext, code: TicketCode, mine: string): Promise<Response> {
  return showKept(desk, c, { about: code, path: `/console/phieu/${code}/ban-thao`, form: { mine } })
}

/** The ticket an address names, as far as the official may read it. */
export async function readable(desk: Desk, c: DeskContext): Promise<Ticket | 'unknown' | 'forbidden'> {
  const code = TicketCode.safeParse(c.req.param('code'))
  const ticket = code.success ? await desk.store.ticket(code.data) : undefined
  if (ticket === undefined) return 'unknown'
  return mayRead(c.var.who.official, ticket) ? ticket : 'forbidden'
}

/** The ticket, for whoever may write at its draft. */
async function draftable(desk: Desk, c: DeskContext): Promise<Ticket | 'unknown' | 'forbidden'> {
  const ticket = await readable(desk, c)
  return typeof ticket !== 'string' && !mayDraft(c.var.who.official, ticket) ? 'forbidden' : ticket
}

function wantsJson(c: DeskContext): boolean {
  return c.req.header('accept') === 'application/json'
}

async function told(desk: Desk, draft: Draft) {
  const by = (await desk.store.official(draft.by))?.name ?? LIVE.official
  return { revision: draft.revision, text: draft.text, by, said: savedWords(draft, by) }
}

/** What the page's script is told. */
async function asJson(desk: Desk, result: SaveDraftResult, own: OfficialId) {
  switch (result.kind) {
    case 'saved': {
      const { revision, said } = await told(desk, result.draft)
      return { body: { kind: 'saved', revision, said }, status: 200 } as const
    }
    case 'moved_on': {
      const theirs = await told(desk, result.draft)
      const words = {
        said: result.draft.by === own ? DRAFT.ownConflict : DRAFT.conflict(theirs.by),
        theirs: theirs.said,
        keepMine: DRAFT.keepMine,
        keepTheirs: DRAFT.keepTheirs,
        keepBoth: DRAFT.keepBoth,
      }
      const body = { kind: 'moved_on', revision: theirs.revision, text: theirs.text, words }
      return { body, status: 409 } as const
    }
    case 'closed':
    case 'forbidden':
    case 'unknown':
      return { body: { kind: result.kind, said: DRAFT.closed }, status: 409 } as const
  }
}
