import { Hono } from 'hono'
import * as z from 'zod'
import type { Desk } from '../domain/desk.ts'
import { readPrivacy } from '../privacy/state.ts'
import { refuse } from './guard.ts'
import type { Guarded } from './guard.ts'
import { privacyPage } from './pages/privacy.ts'

/** What someone typed into the address by hand and we do not know is as good as nothing. */
const Wanted = z.object({ trang: z.coerce.number().int().min(1).max(100_000).catch(1) })

/** Lưu và xóa dữ liệu: how long what is kept of people is kept, and that deletions took place. Reads only. */
export function privacyRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()
  app.get('/', async (c) => {
    const { trang } = Wanted.parse(c.req.query())
    const state = await readPrivacy(desk, c.var.who.official, trang)
    return state === 'forbidden' ? refuse(c, 'forbidden') : c.html(privacyPage(c.var.who, state, trang))
  })
  return app
}
