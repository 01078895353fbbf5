import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import * as z from 'zod'
import type { Context } from 'hono'
import { dayInVietnam, holds } from '#knowledge/validity.ts'
import type { Desk } from '../../domain/desk.ts'
import { maskPersonalData, personalDataIn } from '../../domain/mask.ts'
import type { Official } from '../../domain/official.ts'
import type { Ticket } from '../../domain/ticket.ts'
import { hindrance } from '../../officials/may.ts'
import { sameSecret } from '../../officials/token.ts'
import { publishAnswer, unpublishAnswer } from '../../publishing/publish-answer.ts'
import { publicAnswerOf, rehearseAnswer } from '../../publishing/rehearse-answer.ts'
import type { PublicDraft } from '../../publishing/rehearse-answer.ts'
import { citedOnShelf } from '../../questions/cited-on-shelf.ts'
import { provisionsNamed } from '../../questions/pick-provisions.ts'
import { previewSeal } from '../answer-form.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { keptForm, showKept } from '../kept-form.ts'
import { PUBLIC } from '../phrases-desk.ts'
import { FIELDS } from '../tickets/phrases-fields.ts'
import { ReasonForm, SeenFields } from '../tickets/step-forms.ts'
import { fieldsOf, openFile, showAgain } from '../tickets/ticket-context.ts'
import { readable } from './draft-routes.ts'
import { PublicForm, PublicText } from './forms.ts'
import { publicPreviewPage } from './pages/publish.ts'

type DeskContext = Context<Guarded>
type Form = ReturnType<typeof PublicForm.parse>
const KeptPublic = z.object({
  form: PublicForm,
  why: z.string().optional(),
  /** Of the ticket, when the form came. */
  revision: z.int(),
  at: z.number(),
})
type KeptPublic = z.infer<typeof KeptPublic>

/** Công khai: seen as a citizen will read it, then published. */
export function publishRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.post('/:code/cong-khai/xem-truoc', async (c) => {
    const form = PublicForm.parse(await c.req.parseBody({ all: true }))
    const ticket = await readable(desk, c)
    if (typeof ticket === 'string') return refuse(c, ticket, form.answer)
    if (hindrance(c.var.who.official, 'publish', ticket) === 'forbidden') {
      return refuse(c, 'forbidden', form.answer)
    }
    return lookFirst(c, ticket, form)
  })

  // As a citizen would read it now; nothing is written by looking.
  app.get('/:code/cong-khai/xem-truoc', async (c) => {
    const ticket = await readable(desk, c)
    if (typeof ticket === 'string') return refuse(c, ticket)
    const kept = await keptForm(desk, c, ticket.code, KeptPublic)
    // Back from what came after: it is public, and the ticket's page says so.
    const isDone = kept !== undefined && wasMadePublicSince(ticket, c.var.who.official, kept)
    if (kept === undefined || isDone) {
      return c.redirect(`/console/phieu/${ticket.code}#cong-khai`, 303)
    }
    return preview(c, ticket, kept.form, kept.why)
  })

  app.post('/:code/cong-khai', async (c) => {
    const form = PublicForm.parse(await c.req.parseBody({ all: true }))
    const ticket = await readable(desk, c)
    if (typeof ticket === 'string') return refuse(c, ticket, form.answer)
    const { official } = c.var.who
    if (hindrance(official, 'publish', ticket) === 'forbidden') return refuse(c, 'forbidden', form.answer)
    const words = publicWords(form)
    const isSeen = words !== undefined && sameSecret(form.seal, sealOf(c, ticket, words.draft))
    if (!isSeen) return lookFirst(c, ticket, form)

    const asked = { code: ticket.code, seen: form.seen, ...words.draft }
    const made = await publishAnswer(desk, official, asked)
    switch (made.kind) {
      case 'moved':
        return c.redirect(`/console/phieu/${ticket.code}?cong-khai=xong`, 303)
      case 'unknown':
        return refuse(c, 'unknown', form.answer)
      case 'moved_on':
        return lookFirst(c, made.ticket, form, PUBLIC.movedOn)
      case 'hindered':
        return made.why === 'forbidden'
          ? refuse(c, 'forbidden', form.answer)
          : lookFirst(c, made.ticket, form, PUBLIC.state)
      case 'broken':
        return lookFirst(c, ticket, form)
      case 'without_law':
        return lookFirst(c, ticket, form, PUBLIC.needsBasis)
      case 'of_both_cities':
        return lookFirst(c, ticket, form, PUBLIC.bothCities)
      case 'busy':
        return lookFirst(c, ticket, form, PUBLIC.busy)
    }
  })

  app.post('/:code/cong-khai/rut', async (c) => {
    const fields = await fieldsOf(c)
    const result = await openFile(desk, c)
    if (result.kind !== 'file') return refuse(c, result.kind, fields['note'])
    const { official } = c.var.who
    const { code } = result.file.ticket
    if (hindrance(official, 'unpublish', result.file.ticket) === 'forbidden') {
      return refuse(c, 'forbidden', fields['note'])
    }
    const kept = { step: 'rut', values: fields } as const
    const form = ReasonForm.safeParse(fields)
    if (!form.success) return showAgain(desk, c, { kept, fault: FIELDS.reasonOwed }, 400)
    const asked = { code, seen: SeenFields.parse(fields).seen, reason: form.data.note }
    const made = await unpublishAnswer(desk, official, asked)
    switch (made.kind) {
      case 'moved':
        return c.redirect(`/console/phieu/${code}?cong-khai=da-rut`, 303)
      case 'unknown':
        return refuse(c, 'unknown', form.data.note)
      case 'busy':
        return showAgain(desk, c, { kept, fault: PUBLIC.busy }, 409)
      case 'moved_on':
        return showAgain(desk, c, { kept, fault: PUBLIC.takeBackMovedOn }, 409)
      case 'hindered':
        return made.why === 'forbidden'
          ? refuse(c, 'forbidden', form.data.note)
          : showAgain(desk, c, { kept, fault: PUBLIC.notPublic }, 409)
    }
  })

  // The addresses that a form sent back leaves in the browser, opened again by themselves.
  for (const step of ['cong-khai', 'cong-khai/rut']) {
    app.get(`/:code/${step}`, (c) => c.redirect(`/console/phieu/${c.req.param('code')}#cong-khai`, 303))
  }

  function standing(ids: readonly string[], place: Ticket['place']) {
    return provisionsNamed(desk.knowledge(), ids, dayInVietnam(desk.clock()), place)
  }

  function lookFirst(c: DeskContext, { code, revision }: Ticket, form: Form, why?: string) {
    const path = `/console/phieu/${code}/cong-khai/xem-truoc`
    const kept: KeptPublic = { form, why, revision, at: desk.clock().getTime() }
    return showKept(desk, c, { about: code, path, form: kept })
  }

  async function preview(c: DeskContext, ticket: Ticket, form: Form, why?: string) {
    const { who } = c.var
    const hindered = hindrance(who.official, 'publish', ticket)
    if (hindered === 'forbidden') return refuse(c, 'forbidden', form.answer)
    const words = publicWords(form)
    const draft = words?.draft ?? form
    const basis = standing(draft.basis, ticket.place)
    const given = publicAnswerOf(desk, ticket, draft)
    const fault =
      why ??
      (hindered === undefined ? undefined : PUBLIC.state) ??
      (words === undefined ? PUBLIC.fault : undefined) ??
      (basis.length === 0 ? PUBLIC.needsBasis : undefined) ??
      (given === undefined ? PUBLIC.bothCities : undefined)
    const shown = {
      ticket,
      draft,
      basis,
      wasMasked: words?.wasMasked ?? false,
      seal: words === undefined ? '' : sealOf(c, ticket, words.draft),
    }
    if (fault !== undefined || given === undefined) {
      return c.html(
        publicPreviewPage(who, { ...shown, rehearsal: undefined, fault: fault ?? PUBLIC.bothCities }),
        why === undefined ? 400 : 409,
      )
    }
    const rehearsal = await rehearseAnswer(desk, given)
    return c.html(publicPreviewPage(who, { ...shown, rehearsal, territory: given.territory }))
  }

  /** What would be public: masked once more, because a person has written in it; with the law its words name. */
  function publicWords(form: Form): { readonly draft: PublicDraft; readonly wasMasked: boolean } | undefined {
    const text = PublicText.safeParse(form)
    if (!text.success) return undefined
    const question = maskPersonalData(text.data.question)
    const answer = maskPersonalData(text.data.answer)
    // Ended law may be told of as ended: it is a basis only where a person says so.
    const named = citedOnShelf(desk.knowledge(), answer)
    const inForce = standing(named, null).filter(({ today }) => holds(today))
    const basis = [...new Set([...form.basis, ...inForce.map(({ id }) => id)])]
    return {
      draft: { question, answer, basis },
      wasMasked: [text.data.question, text.data.answer].some((one) => personalDataIn(one).length > 0),
    }
  }

  function sealOf(c: DeskContext, ticket: Ticket, draft: PublicDraft): string {
    // With the law as it reads now: reworded since, it is looked at again before the answer rests on it.
    const { territory, wording } = publicAnswerOf(desk, ticket, draft) ?? {}
    const text = createHash('sha256').update(
      JSON.stringify(['cong-khai', draft.question, draft.answer, draft.basis, territory, wording]),
    )
    return previewSeal(c.var.who, ticket.code, text.digest('base64url'))
  }

  return app
}

function wasMadePublicSince(
  { published, revision }: Ticket,
  { id }: Official,
  kept: Pick<KeptPublic, 'revision' | 'at'>,
): boolean {
  return published?.by === id && published.at.getTime() >= kept.at && revision !== kept.revision
}
