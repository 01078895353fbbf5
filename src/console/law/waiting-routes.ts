import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import { diffEditions } from '#knowledge/diff.ts'
import { sourceAddress } from '#knowledge/source-address.ts'
import type { Desk } from '../../domain/desk.ts'
import { mayMoveLaw, worksOnLaw } from '../../officials/may.ts'
import { acceptImport } from '../../publishing/accept.ts'
import { readEdition } from '../../publishing/load.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { DocumentId, draftOf, MaybeDay, MaybeNote, Reason, SeenForm } from './forms.ts'
import { actorNames, labelOf } from './labels.ts'
import { waitingPage } from './pages/waiting.ts'
import { WAITING } from './phrases-import.ts'
import { WAITS } from './phrases.ts'

const AcceptForm = z.object({ note: Reason, 'het-hieu-luc-tu': MaybeDay })
const DiscardForm = z.object({ note: MaybeNote })

interface Told {
  readonly news?: string
  readonly fault?: string
  /** The note of a form that was refused, to be shown in it again: why it should pass, or be thrown away. */
  readonly draft?: string
  readonly discardDraft?: string
}

/** What waits to be published of one document: look at it, let it pass, or throw it away. */
export function waitingRoutes(desk: Desk): Hono<Guarded> {
  const { store } = desk
  const app = new Hono<Guarded>()

  app.get('/:document', (c) =>
    show(c, c.req.query('da-chap-nhan') === undefined ? {} : { news: WAITING.done.accepted }),
  )

  app.post('/:document/chap-nhan', async (c) => {
    if (!mayMoveLaw(c.var.who.official, 'accept')) return refuse(c, 'forbidden')
    const body = await c.req.parseBody()
    const form = AcceptForm.safeParse(body)
    if (!form.success) return show(c, { fault: WAITING.fault, draft: draftOf(body) }, 400)
    const waiting = await seenWaiting(c)
    if (waiting === undefined) return show(c, { fault: WAITING.movedOn, draft: form.data.note }, 409)
    const { note, 'het-hieu-luc-tu': ended } = form.data
    const result = await acceptImport(store, waiting.document, actOf(c, note), ended, waiting.digest)
    switch (result) {
      case 'accepted':
        return c.redirect(`/console/van-ban/cho/${waiting.document}?da-chap-nhan=1`, 303)
      case 'moved_on':
      case 'unknown':
        return show(c, { fault: WAITING.movedOn, draft: note }, 409)
      case 'stale':
        return show(c, { fault: WAITS.staleWhy, draft: note }, 409)
      case 'too-early':
        return show(c, { fault: WAITING.tooEarly, draft: note }, 400)
    }
  })

  app.post('/:document/bo', async (c) => {
    if (!mayMoveLaw(c.var.who.official, 'discard')) return refuse(c, 'forbidden')
    const body = await c.req.parseBody()
    const form = DiscardForm.safeParse(body)
    const discardDraft = draftOf(body)
    if (!form.success) return show(c, { fault: WAITING.fault, discardDraft }, 400)
    const waiting = await seenWaiting(c)
    if (waiting === undefined) return show(c, { fault: WAITING.movedOn, discardDraft }, 409)
    await store.discardWaiting(waiting.document, actOf(c, form.data.note))
    return c.redirect('/console/van-ban?da-bo=1', 303)
  })

  // A form that was refused leaves this address in the browser; reloading it asks for it by GET.
  app.get('/:document/:step{chap-nhan|bo}', (c) =>
    c.redirect(`/console/van-ban/cho/${c.req.param('document')}`, 303),
  )

  function actOf(c: Context<Guarded>, note: string | null) {
    return { by: c.var.who.official.id, at: desk.clock(), note }
  }

  /** The edition the form's writer was shown, while it is still the one that waits. */
  async function seenWaiting(c: Context<Guarded>) {
    const { 'da-xem': seen } = SeenForm.parse(await c.req.parseBody())
    const waiting = await waitingOf(c)
    return waiting?.digest === seen ? waiting : undefined
  }

  async function waitingOf(c: Context<Guarded>) {
    const document = DocumentId.safeParse(c.req.param('document'))
    return document.success ? store.waitingFor(document.data) : undefined
  }

  async function show(c: Context<Guarded>, told: Told, status: 200 | 400 | 409 = 200) {
    const { who } = c.var
    if (!worksOnLaw(who.official)) return refuse(c, 'forbidden')
    const waiting = await waitingOf(c)
    if (waiting === undefined) return refuse(c, 'unknown', told.draft ?? told.discardDraft)
    const inUse = await store.editionHeld(await store.versionInUse(), waiting.document)
    const edition = await readEdition(store, waiting.digest)
    const before = inUse === undefined ? undefined : await readEdition(store, inUse)
    const { act, accepted } = waiting
    return c.html(
      waitingPage(who, {
        ...told,
        waiting,
        label: labelOf(waiting.document, new Map([[edition.document.id, edition.document]])),
        isStale: (inUse ?? null) !== waiting.base,
        isShelved: inUse !== undefined,
        diff: diffEditions(before, edition),
        hasSource: sourceAddress(edition.document) !== '',
        nameOf: await actorNames(desk, [act.by, ...(accepted === null ? [] : [accepted.by])]),
      }),
      status,
    )
  }

  return app
}
