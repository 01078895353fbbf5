import type { Act } from '#knowledge/archive.ts'
import type { Store } from '../../domain/store.ts'
import { applyProposal, dismissProposal, proposals, rule } from '../decide.ts'
import type { DecideResult } from '../decide.ts'
import type { CallOf } from './call.ts'
import * as say from './phrases.ts'
import { done, failure } from './print.ts'
import type { Output } from './print.ts'

export async function listProposals(store: Store, call: CallOf<'proposals'>): Promise<Output> {
  const found = await proposals(store, call.all)
  return done(
    {
      proposals: found.map(({ decision, acting, effect }) => ({
        id: decision.id,
        state: decision.state,
        ...decision.about.relation,
        acting: acting.label,
        effect: effect.kind,
      })),
    },
    found.length === 0 ? [say.NO_PROPOSALS] : found.flatMap(say.proposalLines),
  )
}

/** Decides on proposals one after the other; one that cannot be decided does not stop the others. */
export async function decideOn(store: Store, call: CallOf<'apply' | 'dismiss'>, act: Act): Promise<Output> {
  const decide = call.command === 'apply' ? applyProposal : dismissProposal
  const results: Array<DecideResult & { readonly id: string }> = []
  for (const id of call.words) results.push({ id, ...(await decide(store, id, act)) })
  return {
    json: { results },
    lines: results.flatMap((result) =>
      result.kind === 'decided' ? [say.decided(result.id, call.command)] : [],
    ),
    faults: results.flatMap((result) => {
      if (result.kind === 'decided') return []
      return [
        result.kind === 'unknown' ? say.noProposal(result.id) : say.notDecided(result.id, result.effect),
      ]
    }),
  }
}

export async function ruleOn(store: Store, call: CallOf<'rule'>, act: Act): Promise<Output> {
  const [target, word] = call.words
  const state = word === 'ended' ? 'ended' : 'in_force'
  const ruling = { target, state, from: call.from, reason: call.note, by: act.by } as const
  const result = await rule(store, ruling, act)
  switch (result.kind) {
    case 'decided':
      return done({ document: result.document, ruling }, [say.ruled(target, state, call.from)])
    case 'refused':
      return failure(say.notDecided(target, result.effect))
    case 'unknown':
      return failure(say.notOnShelf(target))
  }
}
