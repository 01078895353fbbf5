import { Hono } from 'hono'
import type { Desk } from '../domain/desk.ts'
import { accountRoutes } from './account-routes.ts'
import { calendarRoutes } from './calendar-routes.ts'
import { deskRoutes } from './desk/routes.ts'
import { ownForm, refuse, signedIn } from './guard.ts'
import type { Guarded } from './guard.ts'
import { lawRoutes } from './law/routes.ts'
import { limitsRoutes } from './limits-routes.ts'
import { numbersRoutes } from './numbers-routes.ts'
import { noticeRoutes } from './notice-routes.ts'
import { officialRoutes } from './official-routes.ts'
import { ownNoticeRoutes } from './own-notice-routes.ts'
import { privacyRoutes } from './privacy-routes.ts'
import { routingRoutes } from './routing-routes.ts'
import type { Sessions } from './session.ts'
import { systemRoutes } from './system-routes.ts'
import { themeRoutes } from './theme.ts'
import { departmentRoutes } from './tickets/department-routes.ts'
import { queueRoutes } from './tickets/queue-routes.ts'
import { ticketRoutes } from './tickets/routes.ts'

/** What stands behind sign-in: the queue, its tickets, the law, the state of the system. */
export function workplace(desk: Desk, sessions: Sessions): Hono<Guarded> {
  const app = new Hono<Guarded>()
  app.use(signedIn(sessions), ownForm)
  app.get('*', async (c, next) => {
    const { who } = c.var
    c.set('who', { ...who, unread: await desk.store.unreadNotices(who.official.id) })
    await next()
  })

  app.post('/dang-xuat', async (c) => {
    await sessions.close(c)
    return c.redirect('/console/dang-nhap?da-ra=1', 303)
  })
  // The addresses of forms, opened by themselves: from the browser's history, or after signing in again.
  app.on('GET', ['/dang-xuat', '/nen'], (c) => c.redirect('/console', 303))

  app.route('/nen', themeRoutes())
  app.route('/phieu', deskRoutes(desk))
  app.route('/thong-bao', noticeRoutes(desk))
  app.route('/tai-khoan/thong-bao', ownNoticeRoutes(desk))
  app.route('/tai-khoan', accountRoutes(desk, sessions))
  app.route('/can-bo', officialRoutes(desk, { publicUrl: desk.publicUrl }))
  app.route('/', queueRoutes(desk))
  app.route('/he-thong', systemRoutes(desk))
  app.route('/phieu', ticketRoutes(desk))
  app.route('/don-vi', departmentRoutes(desk))
  app.route('/van-ban', lawRoutes(desk))
  app.route('/so-lieu', numbersRoutes(desk))
  app.route('/dinh-tuyen', routingRoutes(desk))
  app.route('/lich', calendarRoutes(desk))
  app.route('/thoi-han', limitsRoutes(desk))
  app.route('/luu-xoa', privacyRoutes(desk))
  app.all('*', (c) => refuse(c, 'unknown'))
  return app
}
