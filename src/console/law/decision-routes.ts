import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Act } from '#knowledge/archive.ts'
import type { Desk } from '../../domain/desk.ts'
import { mayMoveLaw, worksOnLaw } from '../../officials/may.ts'
import { applyProposal, dismissProposal, proposals, rule } from '../../publishing/decide.ts'
import { effectInWords } from '../../publishing/phrases.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { draftOf, Reason, Seen } from './forms.ts'
import { actorNames, labelOf } from './labels.ts'
import { openQuestions } from './open-questions.ts'
import { decisionsPage } from './pages/decisions.ts'
import { DECISIONS } from './phrases.ts'
import { ruledMark } from './ruled-mark.ts'

const MOST_AT_ONCE = 500

const Id = z.string().min(1).max(500)
const ProposalForm = z.object({
  ma: z.union([Id.transform((id) => [id]), z.array(Id).min(1).max(MOST_AT_ONCE)]),
  cach: z.enum(['ap-dung', 'bo-qua']),
  note: Reason,
})
const RulingForm = z.object({
  'muc-tieu': Id,
  'ket-luan': z.enum(['in_force', 'ended']),
  'tu-ngay': z.iso.date(),
  note: Reason,
  'da-xem': Seen,
})
const News = z.object({ xong: z.enum(['ruled', 'applied', 'dismissed']).optional().catch(undefined) })

interface Told {
  readonly news?: string
  readonly fault?: string
  /** A reason that was written and led to nothing. */
  readonly draft?: string
}

/** What people decide about validity: relations that importers found, and questions only a person can answer. */
export function decisionRoutes(desk: Desk): Hono<Guarded> {
  const { store } = desk
  const app = new Hono<Guarded>()

  app.get('/', (c) => {
    const { xong } = News.parse(c.req.query())
    return show(c, xong === undefined ? {} : { news: DECISIONS.done[xong] })
  })

  app.post('/de-xuat', async (c) => {
    if (!mayMoveLaw(c.var.who.official, 'decide')) return refuse(c, 'forbidden')
    const body = await c.req.parseBody({ all: true })
    const form = ProposalForm.safeParse(body)
    if (!form.success) return show(c, { fault: DECISIONS.faultProposal, draft: draftOf(body) }, 400)
    const { ma: ids, cach: how, note } = form.data
    const decide = how === 'ap-dung' ? applyProposal : dismissProposal
    const { documents } = desk.knowledge().shelf
    const refused: string[] = []
    const settled = new Set(
      (await store.decisions()).filter(({ state }) => state !== 'proposed').map(({ id }) => id),
    )
    for (const id of ids) {
      // The form offers what nobody has decided on: what a colleague has settled since is not turned over unseen.
      if (settled.has(id)) {
        refused.push(DECISIONS.refusedOne(labelOf(id.replace(/^.*:/, ''), documents), DECISIONS.settledSince))
        continue
      }
      const result = await decide(store, id, actOf(c, note))
      if (result.kind === 'decided') continue
      const why = result.kind === 'refused' ? effectInWords(result.effect) : DECISIONS.notShelved
      refused.push(DECISIONS.refusedOne(labelOf(id.replace(/^.*:/, ''), documents), why))
    }
    if (refused.length > 0) return show(c, { fault: DECISIONS.refused(refused), draft: note }, 409)
    return c.redirect(`/console/van-ban/hieu-luc?xong=${how === 'ap-dung' ? 'applied' : 'dismissed'}`, 303)
  })

  app.post('/quyet-dinh', async (c) => {
    if (!mayMoveLaw(c.var.who.official, 'rule')) return refuse(c, 'forbidden')
    const body = await c.req.parseBody()
    const form = RulingForm.safeParse(body)
    if (!form.success) return show(c, { fault: DECISIONS.faultRuling, draft: draftOf(body) }, 400)
    const { 'muc-tieu': target, 'ket-luan': state, 'tu-ngay': from, note, 'da-xem': seen } = form.data
    if (seen !== ruledMark(await store.decisions(), target.replace(/\/.*$/, ''))) {
      return show(c, { fault: DECISIONS.ruledSince, draft: note }, 409)
    }
    const act = actOf(c, note)
    const result = await rule(store, { target, state, from, reason: note, by: act.by }, act)
    if (result.kind !== 'decided') {
      const why =
        result.kind === 'unknown' ? DECISIONS.notShelved : DECISIONS.notRuled(effectInWords(result.effect))
      return show(c, { fault: why, draft: note }, 409)
    }
    return c.redirect('/console/van-ban/hieu-luc?xong=ruled', 303)
  })

  // The addresses that a form sent back leaves in the browser, opened again by themselves.
  app.get('/:step{de-xuat|quyet-dinh}', (c) => c.redirect('/console/van-ban/hieu-luc', 303))

  function actOf(c: Context<Guarded>, note: string): Act {
    return { by: c.var.who.official.id, at: desk.clock(), note }
  }

  async function show(c: Context<Guarded>, told: Told, status: 200 | 400 | 409 = 200) {
    const { who } = c.var
    if (!worksOnLaw(who.official)) return refuse(c, 'forbidden')
    const [decisions, open, waiting] = [
      await store.decisions(),
      await proposals(store),
      await store.waiting(),
    ]
    const { shelf } = desk.knowledge()
    return c.html(
      decisionsPage(who, {
        ...told,
        decisions,
        proposals: open,
        questions: openQuestions(shelf),
        waiting: new Set(waiting.map(({ document }) => document)),
        documents: shelf.documents,
        nameOf: await actorNames(
          desk,
          decisions.map(({ act }) => act.by),
        ),
      }),
      status,
    )
  }

  return app
}
