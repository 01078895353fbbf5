import { Hono } from 'hono'
import type { Context } from 'hono'
import type { Desk } from '../../domain/desk.ts'
import type { Guarded } from '../guard.ts'
import { DRAFT, PUBLIC } from '../phrases-desk.ts'
import { draftRoutes } from './draft-routes.ts'
import { publishRoutes } from './publish-routes.ts'

/** What lies on a ticket's desk while it is worked on. To be mounted before the ticket's own routes. */
export function deskRoutes(desk: Desk): Hono<Guarded> {
  return new Hono<Guarded>().route('/', draftRoutes(desk)).route('/', publishRoutes(desk))
}

/** What the page says after one of them led back to it. */
export function deskNews(c: Context<Guarded>): { readonly news?: string } {
  if (c.req.query('cong-khai') === 'xong') return { news: PUBLIC.done }
  if (c.req.query('cong-khai') === 'da-rut') return { news: PUBLIC.takenBack }
  if (c.req.query('ban-thao') === 'da-luu') return { news: DRAFT.done }
  return {}
}
