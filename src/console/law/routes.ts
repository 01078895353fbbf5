import { Hono } from 'hono'
import type { Desk } from '../../domain/desk.ts'
import type { Guarded } from '../guard.ts'
import { decisionRoutes } from './decision-routes.ts'
import { publishRoutes } from './publish-routes.ts'
import { shelfRoutes } from './shelf-routes.ts'
import { versionRoutes } from './version-routes.ts'
import { waitingRoutes } from './waiting-routes.ts'

/** The law in the console: read by everybody who signs in, changed by those `may.ts` names. Files come in by `import-routes.ts`. */
export function lawRoutes(desk: Desk): Hono<Guarded> {
  return new Hono<Guarded>()
    .route('/', shelfRoutes(desk))
    .route('/cho', waitingRoutes(desk))
    .route('/phien-ban', versionRoutes(desk))
    .route('/xuat-ban', publishRoutes(desk))
    .route('/hieu-luc', decisionRoutes(desk))
}
