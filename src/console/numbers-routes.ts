import { PLACES } from '#knowledge/place.ts'
import { Hono } from 'hono'
import * as z from 'zod'
import type { Desk } from '../domain/desk.ts'
import { DepartmentId } from '../domain/ids.ts'
import { dayName } from '../domain/working-calendar.ts'
import { keepNumbers } from '../numbers/keep.ts'
import { readNumbers, SPANS } from '../numbers/read.ts'
import { csv } from './csv.ts'
import { refuse } from './guard.ts'
import type { Guarded } from './guard.ts'
import { TABLES, tableRows } from './numbers-tables.ts'
import { numbersPage } from './pages/numbers.ts'

const USUAL_SPAN = 12

/** What someone typed into the address by hand and we do not know is as good as nothing. */
const Wanted = z
  .object({
    tuan: z.coerce.number().pipe(z.literal(SPANS)).catch(USUAL_SPAN),
    'thanh-pho': z.enum(PLACES).nullable().catch(null),
    'don-vi': DepartmentId.nullable().catch(null),
  })
  .transform((query) => ({ span: query.tuan, place: query['thanh-pho'], department: query['don-vi'] }))

const TableFile = z.templateLiteral([z.enum(TABLES), '.csv'])

/** Số liệu: for whoever sees tickets, over the tickets they see. Reads only. */
export function numbersRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()
  const keeper = keepNumbers(desk)

  app.get('/', async (c) => {
    const wanted = Wanted.parse(c.req.query())
    const numbers = await readNumbers(desk, keeper, c.var.who.official, wanted)
    if (numbers === undefined) return refuse(c, 'forbidden')
    return c.html(numbersPage(c.var.who, numbers, wanted))
  })

  app.get('/:table', async (c) => {
    const file = TableFile.safeParse(c.req.param('table')).data
    const table = TABLES.find((name) => file === `${name}.csv`)
    if (table === undefined) return refuse(c, 'unknown')
    const wanted = Wanted.parse(c.req.query())
    const numbers = await readNumbers(desk, keeper, c.var.who.official, wanted, 'all')
    if (numbers === undefined) return refuse(c, 'forbidden')
    const [first = 0] = numbers.weeks
    const last = (numbers.weeks.at(-1) ?? first) + 6
    const name = `so-lieu-${table}-${dayName(first)}-den-${dayName(last)}.csv`
    return c.body(csv(tableRows(table, numbers)), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
    })
  })
  return app
}
