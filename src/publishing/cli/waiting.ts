import type { Act } from '#knowledge/archive.ts'
import type { Store } from '../../domain/store.ts'
import { acceptImport } from '../accept.ts'
import { outlook } from '../waiting.ts'
import type { Outlook } from '../waiting.ts'
import type { CallOf } from './call.ts'
import * as say from './phrases.ts'
import { done, failure } from './print.ts'
import type { Output } from './print.ts'

export async function waiting(store: Store): Promise<Output> {
  const seen = await outlook(store)
  const { ready, held } = seen
  return done(
    { base: String(seen.base), ready, held: held.map(({ waiting: one, why }) => ({ ...one, why })) },
    ready.length + held.length === 0
      ? [say.NOTHING_WAITS]
      : [...ready.map(({ document, file }) => say.readyLine(document, file)), ...heldLines(seen)],
  )
}

export async function accept(store: Store, call: CallOf<'accept'>, act: Act): Promise<Output> {
  const [document] = call.words
  const accepted = await acceptImport(store, document, act, call.ended)
  switch (accepted) {
    case 'accepted':
      return done({ document, accepted: true }, [say.accepted(document)])
    case 'unknown':
      return failure(say.nothingWaits(document))
    case 'moved_on':
      return failure(say.acceptMovedOn(document))
    case 'stale':
      return failure(say.stale(document))
    case 'too-early':
      return failure(say.endsTooEarly(document))
  }
}

export async function discard(store: Store, call: CallOf<'discard'>, act: Act): Promise<Output> {
  const [document] = call.words
  return (await store.discardWaiting(document, act)) === 'discarded'
    ? done({ document, discarded: true }, [say.discarded(document)])
    : failure(say.nothingWaits(document))
}

export function heldLines({ held }: Outlook): readonly string[] {
  return held.map(({ waiting, why }) =>
    why === 'stale' ? say.stale(waiting.document) : say.waitsForPerson(waiting.document, waiting.waitsFor),
  )
}
