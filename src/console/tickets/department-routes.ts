import { Hono } from 'hono'
import type { Context } from 'hono'
import { PLACES } from '#knowledge/place.ts'
import * as z from 'zod'
import type { Desk } from '../../domain/desk.ts'
import { DepartmentId, OfficialId } from '../../domain/ids.ts'
import { WorkPlace } from '../../domain/official.ts'
import { maySetRules } from '../../officials/may.ts'
import { CONTACT_CODE_MINUTES, offerGroupCode, unbindGroup } from '../../tickets/contacts.ts'
import { departmentName } from '../../tickets/departments.ts'
import { departmentRules, setFourEyes } from '../../tickets/department-rules.ts'
import { namesOf } from '../../tickets/read.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { departmentsPage } from './pages/departments.ts'
import { GROUP } from '../phrases-notices.ts'
import { DEPARTMENTS } from './phrases.ts'

const RuleForm = z.object({
  place: WorkPlace,
  department: DepartmentId,
  seen: z.coerce.number().int().min(0),
  on: z.enum(['0', '1']),
})
const GroupForm = RuleForm.pick({ place: true, department: true })

/** How departments work: an official of a department sees to their own, an administrator to all. */
export function departmentRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.get('/', (c) => {
    if (c.req.query('bo-noi') !== undefined) return show(c, { news: GROUP.unbound })
    return show(c, c.req.query('xong') === undefined ? {} : { news: DEPARTMENTS.kept })
  })

  app.post('/', async (c) => {
    const form = RuleForm.safeParse(await c.req.parseBody())
    if (!form.success) return refuse(c, 'unknown')
    const { on, ...setting } = form.data
    const set = await setFourEyes(desk, c.var.who.official, { ...setting, fourEyes: on === '1' })
    if (set === 'forbidden') return refuse(c, 'forbidden')
    if (set === 'moved_on') return show(c, { fault: DEPARTMENTS.movedOn }, 409)
    return c.redirect('/console/don-vi?xong=1', 303)
  })

  // The code is shown in the answer to the form and at no address.
  app.post('/nhom', async (c) => {
    const form = GroupForm.safeParse(await c.req.parseBody())
    if (!form.success) return refuse(c, 'unknown')
    const offered = await offerGroupCode(desk, c.var.who.official, form.data)
    if (offered.kind === 'forbidden') return refuse(c, 'forbidden')
    const name = departmentName(form.data.department, form.data.place)
    return show(c, { code: GROUP.code(name, offered.code, CONTACT_CODE_MINUTES) })
  })

  app.post('/nhom/bo', async (c) => {
    const form = GroupForm.safeParse(await c.req.parseBody())
    if (!form.success) return refuse(c, 'unknown')
    const result = await unbindGroup(desk, c.var.who.official, form.data)
    if (result === 'forbidden') return refuse(c, 'forbidden')
    return c.redirect('/console/don-vi?bo-noi=1', 303)
  })

  // The addresses of the forms, opened by themselves.
  app.on('GET', ['/nhom', '/nhom/bo'], (c) => c.redirect('/console/don-vi', 303))

  async function show(
    c: Context<Guarded>,
    told: { readonly news?: string; readonly fault?: string; readonly code?: string },
    status: 200 | 409 = 200,
  ) {
    const { who } = c.var
    const theirs = PLACES.flatMap((place) =>
      DepartmentId.options.map((department) => ({ place, department })),
    ).filter((one) => maySetRules(who.official, one))
    if (theirs.length === 0) return refuse(c, 'forbidden')
    const groups = await desk.store.departmentGroups()
    const departments = await Promise.all(
      theirs.map(async (one) => ({
        ...one,
        kept: await departmentRules(desk.store, one.place, one.department),
        group: groups.find(({ place, department }) => place === one.place && department === one.department),
      })),
    )
    const changers = departments.flatMap(({ kept, group }) =>
      [kept.changed?.by, group?.by].flatMap((by) => OfficialId.safeParse(by).data ?? []),
    )
    return c.html(
      departmentsPage(who, {
        departments,
        names: await namesOf(desk, changers),
        hasTelegram: desk.notifiers.has('telegram'),
        ...told,
      }),
      status,
    )
  }

  return app
}
