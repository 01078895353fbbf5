import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import { sourceAddress } from '#knowledge/source-address.ts'
import type { Desk } from '../../domain/desk.ts'
import { mayMoveLaw, worksOnLaw } from '../../officials/may.ts'
import { readEdition } from '../../publishing/load.ts'
import { foresee, publishWaiting } from '../../publishing/publish.ts'
import { outlook } from '../../publishing/waiting.ts'
import type { Outlook } from '../../publishing/waiting.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { MaybeNote, Seen } from './forms.ts'
import { actorNames } from './labels.ts'
import { publishPage } from './pages/publish.ts'
import { PUBLISH } from './phrases-publish.ts'

const PublishForm = z.object({ note: MaybeNote, 'du-sai': MaybeNote, 'da-xem': Seen })

interface Told {
  readonly fault?: string
  readonly note?: string | null
  readonly overrule?: string | null
}

/** What would be published and what it would change; then publishing it. */
export function publishRoutes(desk: Desk): Hono<Guarded> {
  const { store } = desk
  const pause = () => desk.doorway.clear()
  const app = new Hono<Guarded>()

  app.get('/', (c) => show(c, {}))

  app.post('/', async (c) => {
    const { official } = c.var.who
    if (!mayMoveLaw(official, 'publish')) return refuse(c, 'forbidden')
    const form = PublishForm.safeParse(await c.req.parseBody())
    if (!form.success) return show(c, { fault: PUBLISH.tooLong }, 400)
    const { note, 'du-sai': overrule, 'da-xem': seen } = form.data
    if (seen !== markOf(await outlook(store))) {
      return show(c, { fault: PUBLISH.movedOn, note, overrule }, 409)
    }
    const act = { by: official.id, at: desk.clock(), note }
    const result = await publishWaiting({
      store,
      act,
      atHand: desk.knowledge(),
      pause,
      ...(overrule !== null && { overrule }),
    })
    switch (result.kind) {
      case 'published':
        await desk.catchUp()
        return c.redirect(`/console/van-ban?da-xuat-ban=${result.version}`, 303)
      case 'broken':
        return show(c, { fault: PUBLISH.needsWhy, note }, 409)
      case 'nothing':
        return show(c, { fault: PUBLISH.nothing, note }, 409)
      case 'moved_on':
        return show(c, { fault: PUBLISH.movedOn, note, overrule }, 409)
    }
  })

  async function show(c: Context<Guarded>, told: Told, status: 200 | 400 | 409 = 200) {
    const { who } = c.var
    if (!worksOnLaw(who.official)) return refuse(c, 'forbidden')
    const waits = await outlook(store)
    const act = { by: who.official.id, at: desk.clock(), note: null }
    // With nothing to publish there is nothing to foresee, and that takes seconds.
    const seen =
      waits.ready.length === 0
        ? { outlook: waits, impact: null }
        : await foresee({ store, act, atHand: desk.knowledge(), pause })
    const waiting = [...seen.outlook.ready, ...seen.outlook.held.map((one) => one.waiting)]
    const actors = waiting.flatMap(({ act, accepted }) => [
      act.by,
      ...(accepted === null ? [] : [accepted.by]),
    ])
    const texts = await Promise.all(waiting.map(({ digest }) => readEdition(store, digest)))
    const theirs = texts.map(({ document }) => document)
    return c.html(
      publishPage(who, {
        ...told,
        outlook: seen.outlook,
        impact: seen.impact,
        seen: markOf(seen.outlook),
        // What is new is called by its own name, not by its id.
        documents: new Map([
          ...theirs.map((one) => [one.id, one] as const),
          ...desk.knowledge().shelf.documents,
        ]),
        unsourced: new Set(theirs.filter((one) => sourceAddress(one) === '').map(({ id }) => id)),
        nameOf: await actorNames(desk, actors),
      }),
      status,
    )
  }

  return app
}

/** Names what would be published, and on top of what. */
function markOf({ base, ready }: Outlook): string {
  const words = [String(base), ...ready.map(({ document, digest }) => `${document} ${digest}`)]
  return createHash('sha256').update(words.join('\n')).digest('hex')
}
