import { setImmediate as nextRound } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { takeApart } from '#knowledge/built-index.ts'
import type { Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import { ComposingFailed } from '../domain/errors.ts'
import type { Log } from '../log.ts'
import type { RoutingBasis } from '../tickets/route.ts'
import { report } from '../watch.ts'
import type { ComposeOrder, ComposeReply } from './compose-worker.ts'
import type { Learnt } from './intent/classifier.ts'
import type { Intent } from './intent/recognise.ts'

/**
 * In so many looks the longest time passes: a process that stood still, with the machine it is on, finds one of them gone
 * and not all.
 */
const LOOKS = 10
/** A large collection is learnt in many times a question's time. */
const LOOKS_AT_LEARNING = 100
/** Provisions handed over at a time, so that nobody in this thread waits longer than a few milliseconds. */
const AT_ONCE = 200
/** Room for what is made and soon forgotten. V8 would take twice as much, and answer no more of a backlog for it. */
const YOUNG_MB = 48
/** Of the knowledge and of the routing, the thread keeps what is in use and what questions under way began with. */
const KEPT = 3

/** The thread has ended with an order that stood before this one. */
export class NotReached extends Error {}

type QuestionOrder = Extract<ComposeOrder, { kind: 'compose' | 'readings' }>

interface Waiting {
  readonly settle: (reply: ComposeReply) => void
  readonly fail: (fault: Error) => void
  readonly isQuestion: boolean
}

interface Version {
  readonly number: number
  readonly ready: Promise<unknown>
}

/** One life of the thread that composes. It does one order after the other; the first that waits is the one it is at. */
export class ComposingThread {
  readonly #worker = new Worker(new URL('compose-worker.ts', import.meta.url), {
    name: 'composing',
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  readonly #log: Log
  readonly #waiting: Waiting[] = []
  readonly #versions = new Map<Published, Version>()
  #routing: { readonly number: number; readonly basis: RoutingBasis } | undefined
  #numbers = 0
  #handingOver: Promise<unknown> = Promise.resolve()
  readonly #looking: NodeJS.Timeout
  #fault: unknown
  #hasEnded = false

  /** @param longestMs what takes longer is held to have no end */
  constructor(log: Log, longestMs: number) {
    this.#log = log
    this.#looking = this.#watchFirst(longestMs / LOOKS)
    this.#worker.on('message', (reply: ComposeReply) => this.#take(reply))
    this.#worker.on('error', (fault) => {
      this.#fault = fault
    })
    this.#worker.on('exit', () => this.#end())
  }

  get hasEnded(): boolean {
    return this.#hasEnded
  }

  /** The kinds of messages; ready long before the law, if asked for first. */
  async learnKinds(): Promise<Learnt<Intent>> {
    const reply = await this.#order({ kind: 'kinds' }, false)
    if (reply.kind !== 'learnt') throw new ComposingFailed(undefined)
    return reply.kinds
  }

  /** Resolves when questions can be asked of this version. @param today the day by which it is warmed up */
  async know(published: Published, today: Day): Promise<number> {
    const { number, ready } = this.#versions.get(published) ?? this.#learn(published, today)
    await ready
    return number
  }

  /** @returns the number under which the thread has it */
  routeBy(basis: RoutingBasis): number {
    const last = this.#routing
    // Read anew for each question, of which most find it unchanged.
    if (last?.basis.table === basis.table && last.basis.examples === basis.examples) return last.number
    const number = this.#number()
    this.#tell({ kind: 'routing', number, routing: basis })
    if (last !== undefined) this.#tell({ kind: 'let-go', number: last.number })
    this.#routing = { number, basis }
    return number
  }

  /**
   * @throws {ComposingFailed} when the thread ended with it
   * @throws {NotReached} when it ended before
   */
  async ask(question: QuestionOrder): Promise<Extract<ComposeReply, { kind: 'done' }>['result']> {
    const reply = await this.#order(question, true)
    if (reply.kind === 'failed') throw reply.fault
    if (reply.kind !== 'done') throw new ComposingFailed(undefined)
    for (const seconds of reply.searches) report('search', seconds)
    return reply.result
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  #learn(published: Published, today: Day): Version {
    const number = this.#number()
    // One after the other: the provisions of two would be mixed up.
    const ready = this.#handingOver.then(() => this.#handOver(number, published, today))
    this.#handingOver = ready.catch(() => {})
    const version = { number, ready }
    this.#versions.set(published, version)
    const [oldest] = this.#versions
    if (this.#versions.size > KEPT && oldest !== undefined) {
      this.#versions.delete(oldest[0])
      this.#tell({ kind: 'let-go', number: oldest[1].number })
    }
    return version
  }

  async #handOver(number: number, { version, shelf, index }: Published, today: Day): Promise<void> {
    let provisions: Provision[] = []
    for (const provision of shelf.provisions.values()) {
      provisions.push(provision)
      if (provisions.length < AT_ONCE) continue
      this.#tell({ kind: 'provisions', provisions })
      provisions = []
      await nextRound()
    }
    this.#tell({ kind: 'provisions', provisions })
    const documents = [...shelf.documents.values()]
    await this.#order(
      { kind: 'knowledge', number, version, documents, index: takeApart(index), today },
      false,
    )
  }

  #order(order: ComposeOrder, isQuestion: boolean): Promise<ComposeReply> {
    if (this.#hasEnded) return Promise.reject(new NotReached())
    return new Promise((settle, fail) => {
      this.#waiting.push({ settle, fail, isQuestion })
      this.#tell(order)
    })
  }

  #tell(order: ComposeOrder): void {
    this.#worker.postMessage(order, [])
  }

  #take(reply: ComposeReply): void {
    this.#waiting.shift()?.settle(reply)
  }

  #watchFirst(everyMs: number): NodeJS.Timeout {
    let seen: Waiting | undefined
    let looks = 0
    const look = (): void => {
      const [first] = this.#waiting
      looks = first === seen ? looks + 1 : 0
      seen = first
      if (first === undefined || looks < (first.isQuestion ? LOOKS : LOOKS_AT_LEARNING)) return
      this.#fault = new Error('no end')
      void this.#worker.terminate()
    }
    return setInterval(look, everyMs).unref()
  }

  #end(): void {
    this.#hasEnded = true
    clearInterval(this.#looking)
    const [first, ...behind] = this.#waiting.splice(0)
    if (first === undefined) return
    this.#log.error({ err: this.#fault, behind: behind.length }, 'the thread that composes has ended')
    first.fail(new ComposingFailed(this.#fault))
    for (const one of behind) one.fail(new NotReached())
  }

  #number(): number {
    this.#numbers += 1
    return this.#numbers
  }
}
