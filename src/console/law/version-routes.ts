import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import { diffEditions } from '#knowledge/diff.ts'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Desk } from '../../domain/desk.ts'
import { mayMoveLaw, readsQuestionsOf, worksOnLaw } from '../../officials/may.ts'
import { answersFrom } from '../../publishing/answered.ts'
import { readEdition } from '../../publishing/load.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { DocumentId, draftOf, Reason, SeenForm, VersionNumber } from './forms.ts'
import { actorNames, labelOf } from './labels.ts'
import { answeredPage } from './pages/answered.ts'
import { versionPage } from './pages/version.ts'
import type { DocumentChange } from './pages/version.ts'
import { VERSIONS } from './phrases.ts'

const UseForm = z.object({ note: Reason })
const AnsweredQuery = z.object({ 'van-ban': DocumentId.or(z.literal('')).catch('') })

/** So many of the latest answers are read in one go, while citizens wait; the command in a shell looks further back. */
const ANSWERS_LOOKED_AT = 2000

/** So many documents are compared word by word; the others are only named. */
const DIFFED = 20

interface Told {
  readonly fault?: string
  readonly draft?: string
}

/** One version: what it holds, what going back to it would change, and going back. */
export function versionRoutes(desk: Desk): Hono<Guarded> {
  const { store } = desk
  const app = new Hono<Guarded>()

  app.get('/:number', (c) => show(c, {}))

  app.get('/:number/da-tra-loi', async (c) => {
    const { official } = c.var.who
    if (!worksOnLaw(official)) return refuse(c, 'forbidden')
    const number = VersionNumber.safeParse(c.req.param('number'))
    const shelved = number.success ? await store.shelved(number.data) : undefined
    if (!number.success || shelved === undefined || shelved.size === 0) return refuse(c, 'unknown')
    const { 'van-ban': cites } = AnsweredQuery.parse(c.req.query())
    const given = await answersFrom(store, {
      version: number.data,
      cites: cites === '' ? undefined : cites,
      lookedAt: ANSWERS_LOOKED_AT,
    })
    return c.html(
      answeredPage(c.var.who, {
        ...given,
        answers: given.answers.filter(({ place }) => readsQuestionsOf(official, place)),
        version: number.data,
        lookedAt: ANSWERS_LOOKED_AT,
        cites,
        documents: labelled(shelved),
      }),
    )
  })

  app.post('/:number/dung-lai', async (c) => {
    if (!mayMoveLaw(c.var.who.official, 'put_to_use')) return refuse(c, 'forbidden')
    const number = VersionNumber.safeParse(c.req.param('number'))
    if (!number.success) return refuse(c, 'unknown')
    const body = await c.req.parseBody()
    const form = UseForm.safeParse(body)
    const draft = draftOf(body)
    if (!form.success) return show(c, { fault: VERSIONS.needsWhy, draft }, 400)
    if (SeenForm.parse(body)['da-xem'] !== String(await store.versionInUse())) {
      return show(c, { fault: VERSIONS.movedOn, draft }, 409)
    }
    const act = { by: c.var.who.official.id, at: desk.clock(), note: form.data.note }
    if ((await store.putToUse(number.data, act)) === 'unknown') return refuse(c, 'unknown')
    await desk.catchUp()
    return c.redirect(`/console/van-ban?da-dung-lai=${number.data}`, 303)
  })

  app.get('/:number/dung-lai', (c) => c.redirect(`/console/van-ban/phien-ban/${c.req.param('number')}`, 303))

  async function show(c: Context<Guarded>, told: Told, status: 200 | 400 | 409 = 200) {
    const number = VersionNumber.safeParse(c.req.param('number'))
    const version = (await store.versions()).find((one) => one.number === number.data)
    if (version === undefined) return refuse(c, 'unknown')
    const inUse = await store.versionInUse()
    const documents = desk.knowledge().shelf.documents
    const shelved = await store.shelved(version.number)
    return c.html(
      versionPage(c.var.who, {
        ...told,
        version,
        inUse,
        documents: labelled(shelved),
        changes: version.number === inUse ? [] : await changesTo(shelved, inUse, documents),
        nameOf: await actorNames(desk, [version.by]),
      }),
      status,
    )
  }

  function labelled(shelved: ReadonlyMap<string, string>) {
    const { documents } = desk.knowledge().shelf
    return [...shelved.keys()]
      .toSorted()
      .map((document) => ({ document, label: labelOf(document, documents) }))
  }

  /** The documents of which going back would bring another edition than the one in use. */
  async function changesTo(
    shelved: ReadonlyMap<string, string>,
    inUse: number,
    documents: ReadonlyMap<string, LegalDocument>,
  ): Promise<readonly DocumentChange[]> {
    const held = await store.shelved(inUse)
    const changes: DocumentChange[] = []
    for (const document of new Set([...held.keys(), ...shelved.keys()])) {
      const [before, after] = [held.get(document), shelved.get(document)]
      if (before === after) continue
      const label = labelOf(document, documents)
      if (after === undefined) changes.push({ label, kind: 'removed' })
      else if (before === undefined) changes.push({ label, kind: 'added' })
      else if (changes.length >= DIFFED) changes.push({ label, kind: 'changed' })
      else {
        const diff = diffEditions(await readEdition(store, before), await readEdition(store, after))
        changes.push({ label, kind: 'changed', diff })
      }
    }
    return changes
  }

  return app
}
