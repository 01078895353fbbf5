import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { putTogether } from '#knowledge/built-index.ts'
import type { BuiltIndex } from '#knowledge/built-index.ts'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { Shelf } from '#knowledge/shelf.ts'
import type { Day } from '#knowledge/validity.ts'
import type { RoutingBasis } from '../tickets/route.ts'
import { watchWith } from '../watch.ts'
import { composeAnswer, warmUp } from './answer.ts'
import type { Composed } from './answer.ts'
import type { Learnt } from './intent/classifier.ts'
import { keptKinds } from './intent/kept-kinds.ts'
import type { Intent } from './intent/recognise.ts'
import { readingsOf } from './readings.ts'
import type { Reading } from '../domain/conversation.ts'
import type { Question } from './understand.ts'

/** What the thread is told, in this order; whatever is named by a number was told before. */
export type ComposeOrder =
  /** The kinds of messages, which takes longest of all that it learns and needs no law. */
  | { readonly kind: 'kinds' }
  | { readonly kind: 'provisions'; readonly provisions: readonly Provision[] }
  /** The version whose provisions these were. */
  | {
      readonly kind: 'knowledge'
      readonly number: number
      readonly version: string
      readonly documents: readonly LegalDocument[]
      readonly index: BuiltIndex
      readonly today: Day
    }
  | { readonly kind: 'routing'; readonly number: number; readonly routing: RoutingBasis }
  | { readonly kind: 'let-go'; readonly number: number }
  | {
      readonly kind: 'compose'
      readonly knowledge: number
      readonly routing: number
      readonly asked: Question
    }
  | { readonly kind: 'readings'; readonly knowledge: number; readonly asked: Question }

/** What it says: what it has learnt, that a version can be asked, or how one question after the other went. */
export type ComposeReply =
  | { readonly kind: 'learnt'; readonly kinds: Learnt<Intent> }
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'done'
      readonly result: Composed | readonly Reading[]
      /** Seconds each search of the law took. */
      readonly searches: readonly number[]
    }
  | { readonly kind: 'failed'; readonly fault: unknown }

const versions = new Map<number, Published>()
const routings = new Map<number, RoutingBasis>()
let provisions: Provision[] = []
let searches: number[] = []

watchWith((act) => ({
  within: (work) => work(),
  end: (_, seconds) => {
    if (act === 'search') searches.push(seconds)
  },
}))

function carryOut(order: ComposeOrder): ComposeReply | undefined {
  switch (order.kind) {
    case 'kinds':
      return { kind: 'learnt', kinds: keptKinds() }
    case 'provisions':
      provisions.push(...order.provisions)
      return undefined
    case 'knowledge': {
      const { number, version, documents, index, today } = order
      const published = { version, shelf: new Shelf(documents, provisions), index: putTogether(index) }
      provisions = []
      warmUp(published, today)
      versions.set(number, published)
      return { kind: 'ready' }
    }
    case 'routing':
      routings.set(order.number, order.routing)
      return undefined
    case 'let-go':
      versions.delete(order.number)
      routings.delete(order.number)
      return undefined
    case 'compose':
      return done(() =>
        composeAnswer(told(versions, order.knowledge), order.asked, told(routings, order.routing)),
      )
    case 'readings':
      return done(() => readingsOf(told(versions, order.knowledge), order.asked))
  }
}

function done(work: () => Composed | readonly Reading[]): ComposeReply {
  searches = []
  try {
    return { kind: 'done', result: work(), searches }
  } catch (fault) {
    return { kind: 'failed', fault }
  }
}

function told<Kept>(kept: ReadonlyMap<number, Kept>, number: number): Kept {
  const one = kept.get(number)
  if (one === undefined) throw new RangeError(`${number} was not told`)
  return one
}

/** Where the machine has fewer cores than work, whoever stands at the doors goes first; there answers have time. */
const BEHIND_THE_DOORS = 5
// On Linux it is this thread's alone, elsewhere the whole process'.
if (process.platform === 'linux') {
  try {
    setPriority(BEHIND_THE_DOORS)
  } catch {
    // Whoever runs us does not allow it: then answers and doors take turns.
  }
}

// Only `ComposingThread` starts this file, with `ComposeOrder`s.
parentPort?.on('message', (order: ComposeOrder) => {
  const reply = carryOut(order)
  if (reply !== undefined) parentPort?.postMessage(reply, [])
})
