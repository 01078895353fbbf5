import { Hono } from 'hono'
import type { Desk } from '../domain/desk.ts'
import { MOST_LISTED } from '../domain/notices.ts'
import type { Guarded } from './guard.ts'
import { noticesPage } from './pages/notices.ts'

/** Thông báo: what an official is to know of, the latest first. Theirs alone. */
export function noticeRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.get('/', async (c) => {
    const { who } = c.var
    return c.html(noticesPage(who, await desk.store.noticesFor(who.official.id, MOST_LISTED)))
  })

  app.post('/da-doc', async (c) => {
    await desk.store.readNotices(c.var.who.official.id)
    return c.redirect('/console/thong-bao', 303)
  })

  // The address of the form, opened by itself.
  app.get('/da-doc', (c) => c.redirect('/console/thong-bao', 303))

  return app
}
