import { Hono } from 'hono'
import * as z from 'zod'
import type { Desk } from '../domain/desk.ts'
import { DepartmentId } from '../domain/ids.ts'
import type { TicketState } from '../domain/ticket.ts'
import { maySeeSystem } from '../officials/may.ts'
import { readQueue } from '../tickets/queue.ts'
import { ownForm, refuse, signedIn } from './guard.ts'
import type { Guarded } from './guard.ts'
import { lawRoutes } from './law/routes.ts'
import { queuePage, STATE_WORDS } from './pages/queue.ts'
import { systemPage } from './pages/system.ts'
import type { Sessions } from './session.ts'
import { ticketRoutes } from './ticket-routes.ts'

const DEAD_LETTERS = 100

/** What someone typed into the address by hand and we do not know is as good as nothing. */
const QueueQuery = z.object({
  'trang-thai': z
    .enum(STATE_WORDS)
    .transform((word): TicketState => (word === STATE_WORDS.new ? 'new' : 'answered'))
    .optional()
    .catch(undefined),
  'don-vi': DepartmentId.optional().catch(undefined),
})

/** What stands behind sign-in: the queue, its tickets, the law, the state of the system. */
export function workplace(desk: Desk, sessions: Sessions): Hono<Guarded> {
  const app = new Hono<Guarded>()
  app.use(signedIn(sessions), ownForm)

  app.post('/dang-xuat', async (c) => {
    await sessions.close(c)
    return c.redirect('/console/dang-nhap?da-ra=1', 303)
  })

  app.get('/', async (c) => {
    const query = QueueQuery.parse(c.req.query())
    const filter = { state: query['trang-thai'], department: query['don-vi'] }
    const queues = await readQueue(desk, c.var.who.official, {
      states: filter.state === undefined ? ['new', 'answered'] : [filter.state],
      department: filter.department ?? null,
    })
    return c.html(queuePage(c.var.who, queues, filter, desk.clock()))
  })

  app.get('/he-thong', async (c) => {
    if (!maySeeSystem(c.var.who.official)) return refuse(c, 'forbidden')
    const [figures, warnings, dead] = await Promise.all([
      desk.store.figures(desk.clock()),
      desk.store.warnings(),
      desk.store.deadLetters(DEAD_LETTERS),
    ])
    return c.html(systemPage(c.var.who, { figures, warnings, dead }))
  })

  app.route('/phieu', ticketRoutes(desk))
  app.route('/van-ban', lawRoutes(desk))
  app.all('*', (c) => refuse(c, 'unknown'))
  return app
}
