import type { Act } from '#knowledge/archive.ts'
import type { Store } from '../../domain/store.ts'
import type { Impact } from '../impact.ts'
import { foresee, publishWaiting } from '../publish.ts'
import type { Outlook } from '../waiting.ts'
import type { CallOf } from './call.ts'
import * as say from './phrases.ts'
import { done, failure } from './print.ts'
import type { Output } from './print.ts'
import { heldLines } from './waiting.ts'

export async function publish(store: Store, call: CallOf<'publish'>, act: Act): Promise<Output> {
  if (call['dry-run']) {
    const { outlook, impact } = await foresee({ store, act })
    return done(told(null, outlook, impact), [...outlookLines(outlook), ...say.impactLines(impact)])
  }
  const overrule = call['in-spite']
  const result = await publishWaiting({ store, act, ...(overrule !== undefined && { overrule }) })
  switch (result.kind) {
    case 'published': {
      const { version, outlook, impact } = result
      return done(told(version, outlook, impact), [
        say.published(
          version,
          outlook.ready.map(({ document }) => document),
        ),
        ...heldLines(outlook),
        ...say.impactLines(impact),
      ])
    }
    case 'broken': {
      const { impact, outlook } = result
      return failure(
        say.brokenRefused(impact.broken.length),
        told(null, outlook, impact),
        say.impactLines(impact),
      )
    }
    case 'nothing': {
      const { outlook } = result
      if (outlook.held.length === 0) return done(told(null, outlook, null), [say.NOTHING_TO_PUBLISH])
      return failure(say.allHeld(outlook.held.length), told(null, outlook, null), heldLines(outlook))
    }
    case 'moved_on':
      return failure(say.MOVED_ON)
  }
}

/** Version number, or `null` where nothing was published. */
function told(version: number | null, { ready, held }: Outlook, impact: Impact | null): unknown {
  return {
    version: version === null ? null : String(version),
    documents: ready.map(({ document }) => document),
    held: held.map(({ waiting, why }) => ({ document: waiting.document, why, waitsFor: waiting.waitsFor })),
    impact,
  }
}

function outlookLines(outlook: Outlook): readonly string[] {
  const { ready } = outlook
  return [
    ready.length === 0 ? say.NOTHING_TO_PUBLISH : say.wouldPublish(ready.map(({ document }) => document)),
    ...heldLines(outlook),
  ]
}
