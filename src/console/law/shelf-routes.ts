import { Hono } from 'hono'
import * as z from 'zod'
import { parseId } from '#knowledge/address.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import type { Desk } from '../../domain/desk.ts'
import { historyOf } from '../../publishing/history.ts'
import { readEdition } from '../../publishing/load.ts'
import { outlook } from '../../publishing/waiting.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { DocumentId, VersionNumber } from './forms.ts'
import { actorNames, labelOf } from './labels.ts'
import { documentPage } from './pages/document.ts'
import { historyPage } from './pages/history.ts'
import { shelfPage, shelvedIn } from './pages/shelf.ts'
import { VERSIONS } from './phrases.ts'
import { PUBLISH } from './phrases-publish.ts'
import { WAITING } from './phrases-import.ts'

const ListQuery = z.object({ tim: z.string().trim().max(200).catch('') })
const DocumentQuery = z.object({
  ngay: z.iso.date().optional().catch(undefined),
  'phien-ban': VersionNumber.optional().catch(undefined),
})
/** What has just been done, for whoever was led here by it. */
const News = z.object({
  'da-xuat-ban': VersionNumber.optional().catch(undefined),
  'da-dung-lai': VersionNumber.optional().catch(undefined),
  'da-bo': z.string().optional(),
})

/** The shelf, its documents, and what each version made of a provision: open to everybody who signs in. */
export function shelfRoutes(desk: Desk): Hono<Guarded> {
  const { store } = desk
  const app = new Hono<Guarded>()

  app.get('/', async (c) => {
    const [seen, versions] = await Promise.all([outlook(store), store.versions()])
    const { shelf, version } = desk.knowledge()
    const waiting = [...seen.ready, ...seen.held.map((one) => one.waiting)]
    const actors = [
      ...versions.map(({ by }) => by),
      ...waiting.flatMap(({ act, accepted }) => [act.by, ...(accepted === null ? [] : [accepted.by])]),
    ]
    return c.html(
      shelfPage(c.var.who, {
        version,
        outlook: seen,
        versions,
        inUse: seen.base,
        documents: shelf.documents,
        shelved: shelvedIn(shelf.documents.values(), shelf.provisions.values()),
        sought: ListQuery.parse(c.req.query()).tim,
        today: dayInVietnam(desk.clock()),
        nameOf: await actorNames(desk, actors),
        news: newsOf(c.req.query()),
      }),
    )
  })

  app.get('/xem/:document', async (c) => {
    const document = DocumentId.safeParse(c.req.param('document'))
    const query = DocumentQuery.parse(c.req.query())
    const inUse = await store.versionInUse()
    const version = query['phien-ban'] ?? inUse
    const digest = document.success ? await store.editionHeld(version, document.data) : undefined
    if (!document.success || digest === undefined) return refuse(c, 'unknown')
    return c.html(
      documentPage(c.var.who, {
        edition: await readEdition(store, digest),
        version,
        isInUse: version === inUse,
        day: query.ngay ?? dayInVietnam(desk.clock()),
        documents: desk.knowledge().shelf.documents,
        waits: (await store.waitingFor(document.data)) !== undefined,
      }),
    )
  })

  app.get('/lich-su', async (c) => {
    const id = c.req.query('ma') ?? ''
    const parsed = parseId(id)
    if (parsed === undefined) return refuse(c, 'unknown')
    const label = labelOf(id, desk.knowledge().shelf.documents)
    const steps = await historyOf(store, id)
    return c.html(historyPage(c.var.who, { document: parsed.document, label, steps }))
  })

  return app
}

function newsOf(query: Record<string, string>): string | undefined {
  const news = News.parse(query)
  if (news['da-xuat-ban'] !== undefined) return PUBLISH.done(news['da-xuat-ban'])
  if (news['da-dung-lai'] !== undefined) return VERSIONS.done(news['da-dung-lai'])
  return news['da-bo'] === undefined ? undefined : WAITING.done.discarded
}
