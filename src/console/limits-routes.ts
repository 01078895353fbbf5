import { PLACES } from '#knowledge/place.ts'
import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import { changeLimits } from '../clocks/change-limits.ts'
import { limitsRule, ownLimits } from '../clocks/limits.ts'
import type { Desk } from '../domain/desk.ts'
import { DepartmentId } from '../domain/ids.ts'
import { mayChangeClocks, maySeeClocks } from '../officials/may.ts'
import { editorName } from './editor-name.ts'
import { refuse } from './guard.ts'
import type { Guarded } from './guard.ts'
import { readLimitsForm } from './limits-form.ts'
import type { LimitsForm } from './limits-form.ts'
import { limitsEditPage, limitsPage } from './pages/limits.ts'
import { LIMITS } from './phrases-calendar.ts'

const EDITIONS = 20

const PlaceName = z.enum(PLACES)
const Which = z.object({ place: PlaceName, department: DepartmentId })
type Which = z.infer<typeof Which>

/** Time limits of each department: seen by whoever sees clocks, changed by administrators. */
export function limitsRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.get('/', async (c) => {
    const { official } = c.var.who
    if (!maySeeClocks(official)) return refuse(c, 'forbidden')
    const place = PlaceName.catch(official.place ?? 'hn').parse(c.req.query('thanh-pho'))
    const rules = await desk.store.rules(`limits/${place}/`)
    const own = new Map(rules.map(({ name, value }) => [name, ownLimits(value)]))
    const rows = DepartmentId.options.map((department) => ({
      department,
      own: own.get(limitsRule(place, department)),
    }))
    const news = c.req.query('da-luu') === undefined ? {} : { news: LIMITS.saved }
    return c.html(limitsPage(c.var.who, { place, rows, ...news }))
  })

  app.get('/:place/:department', async (c) => {
    const which = asked(c)
    return typeof which === 'string' ? refuse(c, which) : edit(c, which)
  })

  app.post('/:place/:department', async (c) => {
    const which = asked(c)
    if (typeof which === 'string') return refuse(c, which)
    const form = readLimitsForm(await c.req.parseBody())
    if (form.own === undefined) return edit(c, which, form, 400)
    const saved = await changeLimits(desk, c.var.who.official, { ...which, own: form.own, seen: form.seen })
    if (saved === 'forbidden') return refuse(c, saved)
    if (saved === 'moved_on') return edit(c, which, form, 409)
    return c.redirect(`/console/thoi-han?thanh-pho=${which.place}&da-luu=1`, 303)
  })

  function asked(c: Context<Guarded>): Which | 'forbidden' | 'unknown' {
    if (!mayChangeClocks(c.var.who.official)) return 'forbidden'
    return Which.safeParse(c.req.param()).data ?? 'unknown'
  }

  async function edit(
    c: Context<Guarded>,
    { place, department }: Which,
    form?: LimitsForm,
    status: 200 | 400 | 409 = 200,
  ): Promise<Response> {
    const editions = await desk.store.ruleHistory(limitsRule(place, department), EDITIONS)
    const history = await Promise.all(
      editions.map(async ({ value, by, at }) => ({
        who: await editorName(desk.store, by),
        at,
        own: ownLimits(value),
      })),
    )
    const seen = editions[0]?.revision ?? 0
    const shown = { place, department, own: history[0]?.own, history, seen, movedOn: status === 409 }
    return c.html(limitsEditPage(c.var.who, form === undefined ? shown : { ...shown, form }), status)
  }

  return app
}
