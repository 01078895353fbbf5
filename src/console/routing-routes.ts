import { PLACES } from '#knowledge/place.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import { Hono } from 'hono'
import type { Context, MiddlewareHandler } from 'hono'
import * as z from 'zod'
import type { Desk } from '../domain/desk.ts'
import { DepartmentId } from '../domain/ids.ts'
import { mayEditRouting, mayRead, maySeeRouting } from '../officials/may.ts'
import { compose } from '../questions/composing.ts'
import { DEPARTMENTS } from '../tickets/departments.ts'
import { editRouting, PHRASE_KINDS, phrasesOf } from '../tickets/edit-routing.ts'
import type { EditResult, PhraseOf } from '../tickets/edit-routing.ts'
import { forgetCorrection } from '../tickets/forget-correction.ts'
import { routingBasis } from '../tickets/route-for.ts'
import { changesBetween } from '../tickets/routing/changes.ts'
import { editedRules, ROUTING_RULE, rulesIn } from '../tickets/routing/edited.ts'
import { NO_PHRASES } from '../tickets/routing/rules.ts'
import { refuse } from './guard.ts'
import type { Guarded } from './guard.ts'
import { keptForm, showKept } from './kept-form.ts'
import { actorNames } from './law/labels.ts'
import { routingDepartmentPage } from './pages/routing-department.ts'
import { routingPage } from './pages/routing.ts'
import type { Tried } from './pages/routing.ts'
import { EDIT_FAULTS, ROUTING } from './phrases-routing.ts'

/** Edits shown; the store keeps all of them. */
const EDITS_SHOWN = 20
/** Examples shown, the latest; the others still count. */
const EXAMPLES_SHOWN = 200

const Question = z.string().trim().min(1).max(2000)
const MaybePlace = z.enum(PLACES).nullable().catch(null)
const TryForm = z.object({ 'cau-hoi': Question, 'dia-ban': MaybePlace })
const TRIED = 'dinh-tuyen'
const Seen = z.coerce.number().int().min(0)
const AddForm = z.object({ 'da-xem': Seen, 'cum-tu': z.string(), loai: z.enum(PHRASE_KINDS) })
const Some = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([])
const RemoveForm = z.object({ 'da-xem': Seen, words: Some, hints: Some, hn: Some, hcm: Some })
const ForgetForm = z.object({ id: z.string().min(1).max(100) })
const NO_QUESTION: Tried = { question: '', place: null }

/** By what questions find their department: see it, try a question, change the phrases, take examples away. */
export function routingRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()
  app.use(async (c, next) => (maySeeRouting(c.var.who.official) ? next() : refuse(c, 'forbidden')))
  // Whoever only reads is told so first, not what is wrong with their form.
  const editing: MiddlewareHandler<Guarded> = async (c, next) =>
    mayEditRouting(c.var.who.official) ? next() : refuse(c, 'forbidden')

  app.get('/', (c) => show(c, c.req.query('da-bo') === undefined ? {} : { news: ROUTING.forgotten }))

  app.post('/thu', async (c) => {
    const form = TryForm.safeParse(await c.req.parseBody())
    if (!form.success) return show(c, { fault: ROUTING.tryEmpty }, 400)
    // Under an address of its own, and not in it: a question may say whose it is.
    return showKept(desk, c, { about: TRIED, path: '/console/dinh-tuyen/thu', form: form.data })
  })

  app.get('/thu', async (c) => {
    const form = await keptForm(desk, c, TRIED, TryForm)
    if (form === undefined) return c.redirect('/console/dinh-tuyen', 303)
    const { 'cau-hoi': question, 'dia-ban': place } = form
    const asked = { question, place, earlier: [], today: dayInVietnam(desk.clock()) }
    const { route } = await compose(desk.knowledge(), asked, await routingBasis(desk))
    return show(c, { tried: { question, place, route } })
  })

  app.post('/bo-ghi-nho', editing, async (c) => {
    const form = ForgetForm.safeParse(await c.req.parseBody())
    if (!form.success) return refuse(c, 'unknown')
    const result = await forgetCorrection(desk, c.var.who.official, form.data.id)
    // Somebody else was quicker: it is gone, which is what was wanted.
    return result === 'forbidden' ? refuse(c, result) : c.redirect('/console/dinh-tuyen?da-bo=1', 303)
  })

  // The addresses that forms leave in the browser, opened again by themselves.
  app.get('/bo-ghi-nho', (c) => c.redirect('/console/dinh-tuyen', 303))
  app.on('GET', ['/:department/them', '/:department/bo'], (c) =>
    c.redirect(`/console/dinh-tuyen/${c.req.param('department')}`, 303),
  )

  app.get('/:department', (c) => {
    const department = DepartmentId.safeParse(c.req.param('department'))
    if (!department.success) return refuse(c, 'unknown')
    return showDepartment(
      c,
      department.data,
      c.req.query('da-luu') === undefined ? {} : { news: ROUTING.kept },
    )
  })

  app.post('/:department/them', editing, async (c) => {
    const department = DepartmentId.safeParse(c.req.param('department'))
    const form = AddForm.safeParse(await c.req.parseBody())
    if (!department.success || !form.success) return refuse(c, 'unknown')
    const { 'da-xem': seen, 'cum-tu': phrase, loai: kind } = form.data
    const add = { kind, phrase }
    const edit = { department: department.data, seen, add }
    return told(c, department.data, await editRouting(desk, c.var.who.official, edit), add)
  })

  app.post('/:department/bo', editing, async (c) => {
    const department = DepartmentId.safeParse(c.req.param('department'))
    const form = RemoveForm.safeParse(await c.req.parseBody({ all: true }))
    if (!department.success || !form.success) return refuse(c, 'unknown')
    const remove = PHRASE_KINDS.flatMap((kind) => form.data[kind].map((phrase) => ({ kind, phrase })))
    const edit = { department: department.data, seen: form.data['da-xem'], remove }
    return told(c, department.data, await editRouting(desk, c.var.who.official, edit))
  })

  function told(c: Context<Guarded>, id: DepartmentId, result: EditResult, draft?: PhraseOf) {
    if (result === 'forbidden') return refuse(c, result)
    if (result === 'kept') return c.redirect(`/console/dinh-tuyen/${id}?da-luu=1`, 303)
    const shown = { fault: EDIT_FAULTS[result], ...(draft && { draft }) }
    return showDepartment(c, id, shown, result === 'moved_on' ? 409 : 400)
  }

  async function showDepartment(
    c: Context<Guarded>,
    id: DepartmentId,
    shown: { readonly news?: string; readonly fault?: string; readonly draft?: PhraseOf },
    status: 200 | 400 | 409 = 200,
  ) {
    const { rules, revision } = await editedRules(desk.store)
    const phrases = phrasesOf(id, rules.departments[id] ?? NO_PHRASES)
    return c.html(routingDepartmentPage(c.var.who, { id, phrases, revision, ...shown }), status)
  }

  async function show(
    c: Context<Guarded>,
    shown: { readonly tried?: Tried; readonly news?: string; readonly fault?: string },
    status: 200 | 400 = 200,
  ) {
    const [{ rules }, kept, lessons] = await Promise.all([
      editedRules(desk.store),
      // One more than is shown: what the last one changed is told beside the one before.
      desk.store.ruleHistory(ROUTING_RULE, EDITS_SHOWN + 1),
      desk.store.routingExamples(undefined),
    ])
    const { official } = c.var.who
    // Questions of tickets: whoever works for one city reads no other's.
    const theirs = lessons === 'same' ? [] : lessons.examples.filter((one) => mayRead(official, one))
    const examples = theirs.slice(0, EXAMPLES_SHOWN)
    const counts = DEPARTMENTS.map(({ id }) => {
      const { words, hints, hn, hcm } = phrasesOf(id, rules.departments[id] ?? NO_PHRASES)
      return [id, words.length + hints.length + hn.length + hcm.length] as const
    })
    const history = kept.slice(0, EDITS_SHOWN).map((edit, at) => ({
      by: edit.by,
      at: edit.at,
      changes: changesBetween(rulesIn(kept[at + 1]), rulesIn(edit)),
    }))
    const nameOf = await actorNames(
      desk,
      [...examples, ...history].map(({ by }) => by),
    )
    const { tried = NO_QUESTION, ...said } = shown
    const state = { counts: new Map(counts), examples, history, nameOf, tried, ...said }
    return c.html(routingPage(c.var.who, state), status)
  }

  return app
}
