import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Desk } from '../domain/desk.ts'
import { SENT_TO } from '../domain/outbox.ts'
import { SWITCHES } from '../domain/switches.ts'
import { mayOperate } from '../officials/may.ts'
import { discardLetter, retryLetter, retryLetters } from '../operating/letters.ts'
import { readSystem } from '../operating/state.ts'
import { settleNotice } from '../operating/notices.ts'
import { turnSwitch } from '../operating/turn-switch.ts'
import { refuse, written } from './guard.ts'
import type { Guarded } from './guard.ts'
import { systemPage } from './pages/system.ts'
import { LONGEST_WHY } from './pages/system-letters.ts'
import { LONGEST_REASON, LONGEST_SENTENCE } from './pages/system-switches.ts'
import { DEAD_NOTICES } from './phrases-notices.ts'
import { LETTERS_TOLD, SWITCH_TOLD } from './phrases-system.ts'

const LetterId = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
const NoticeForm = z.object({ viec: z.enum(['retry', 'discard']) })
const Counted = z.coerce.number().int().min(0).max(1_000_000)

/** One line of words. */
const line = (most: number) =>
  z
    .string()
    .transform((text) => text.toWellFormed().normalize('NFC').replace(/\s+/g, ' ').trim())
    .pipe(z.string().min(1).max(most))

const WhyForm = z.object({ note: line(LONGEST_WHY) })
const SwitchForm = z.object({
  note: line(LONGEST_REASON),
  off: z.enum(['co', 'khong']).transform((word) => word === 'co'),
  sentence: line(LONGEST_SENTENCE).optional(),
  seen: z.coerce.number().int().min(0),
})

/** The state of the system, and what an operator does about it. */
export function systemRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.get('/', (c) => {
    const back = Counted.safeParse(c.req.query('da-gui-lai'))
    if (back.success) return show(c, { news: LETTERS_TOLD.back(back.data) })
    if (c.req.query('thong-bao') !== undefined) return show(c, { news: DEAD_NOTICES.settled })
    if (c.req.query('da-doi') !== undefined) return show(c, { news: SWITCH_TOLD.turned })
    return show(c, c.req.query('da-bo') === undefined ? {} : { news: LETTERS_TOLD.discarded })
  })

  app.post('/tin/:letter/gui-lai', async (c) => {
    const letter = LetterId.safeParse(c.req.param('letter'))
    if (!letter.success) return refuse(c, 'unknown')
    const result = await retryLetter(desk, c.var.who.official, letter.data)
    if (result === 'forbidden') return refuse(c, 'forbidden')
    if (result === 'gone') return show(c, { fault: LETTERS_TOLD.gone }, 409)
    return c.redirect('/console/he-thong?da-gui-lai=1', 303)
  })

  app.post('/tin/:letter/bo', async (c) => {
    if (!mayOperate(c.var.who.official)) return refuse(c, 'forbidden')
    const letter = LetterId.safeParse(c.req.param('letter'))
    if (!letter.success) return refuse(c, 'unknown')
    const form = WhyForm.safeParse(await c.req.parseBody())
    if (!form.success) return notDone(c, LETTERS_TOLD.needsWhy, 400)
    const about = { letter: letter.data, why: form.data.note }
    const result = await discardLetter(desk, c.var.who.official, about)
    if (result === 'forbidden') return refuse(c, 'forbidden')
    if (result === 'gone') return notDone(c, LETTERS_TOLD.gone, 409)
    return c.redirect('/console/he-thong?da-bo=1', 303)
  })

  app.post('/thong-bao/:notice', async (c) => {
    if (!mayOperate(c.var.who.official)) return refuse(c, 'forbidden')
    const notice = LetterId.safeParse(c.req.param('notice'))
    const form = NoticeForm.safeParse(await c.req.parseBody())
    if (!notice.success || !form.success) return refuse(c, 'unknown')
    const about = { notice: notice.data, how: form.data.viec }
    const result = await settleNotice(desk, c.var.who.official, about)
    if (result === 'forbidden') return refuse(c, 'forbidden')
    if (result === 'gone') return show(c, { fault: DEAD_NOTICES.gone }, 409)
    return c.redirect('/console/he-thong?thong-bao=1', 303)
  })

  app.post('/gui-lai/:network', async (c) => {
    const network = z.enum(SENT_TO).safeParse(c.req.param('network'))
    if (!network.success) return refuse(c, 'unknown')
    const back = await retryLetters(desk, c.var.who.official, network.data)
    if (back === 'forbidden') return refuse(c, 'forbidden')
    return c.redirect(`/console/he-thong?da-gui-lai=${back}`, 303)
  })

  app.post('/cong-tac/:name', async (c) => {
    if (!mayOperate(c.var.who.official)) return refuse(c, 'forbidden')
    const name = z.enum(SWITCHES).safeParse(c.req.param('name'))
    if (!name.success) return refuse(c, 'unknown')
    const form = SwitchForm.safeParse(await c.req.parseBody())
    const isWordless =
      form.success && form.data.off && name.data === 'answering' && form.data.sentence === undefined
    if (!form.success || isWordless) return notDone(c, SWITCH_TOLD.needsWords, 400)
    const { note: why, off, sentence = '', seen } = form.data
    const result = await turnSwitch(desk, c.var.who.official, { name: name.data, off, sentence, why, seen })
    if (result === 'forbidden') return refuse(c, 'forbidden')
    if (result === 'moved_on') return notDone(c, SWITCH_TOLD.movedOn, 409)
    return c.redirect('/console/he-thong?da-doi=1', 303)
  })

  // The address that a refusal leaves in the browser, opened again by itself.
  for (const path of [
    '/tin/:letter/:move{gui-lai|bo}',
    '/gui-lai/:network',
    '/cong-tac/:name',
    '/thong-bao/:notice',
  ])
    app.get(path, (c) => c.redirect('/console/he-thong', 303))

  /** Whatever was turned or taken away meanwhile, its form may be another one now: what was written in it can be copied. */
  async function notDone(c: Context<Guarded>, fault: string, status: 400 | 409) {
    return show(c, { fault, kept: await written(c) }, status)
  }

  async function show(
    c: Context<Guarded>,
    told: { readonly news?: string; readonly fault?: string; readonly kept?: string },
    status: 200 | 400 | 409 = 200,
  ) {
    const state = await readSystem(desk, c.var.who.official)
    if (state === 'forbidden') return refuse(c, 'forbidden')
    return c.html(systemPage(c.var.who, state, told), status)
  }

  return app
}
