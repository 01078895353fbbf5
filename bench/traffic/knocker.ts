import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { readQuestions } from '../question-file.ts'
import { Knocked } from './knocking.ts'
import type { Knocking } from './knocking.ts'

export const SECRET = 'bi-mat-cua-webhook'

const GOLDEN = fileURLToPath(new URL('../../knowledge/golden.jsonl', import.meta.url))
/** What citizens ask: every message is worked out as a real one is. */
const QUESTIONS = readQuestions(GOLDEN).map(({ question }) => question)

type Wish = Pick<Knocking, 'door'> & Partial<Knocking>

/** Makes webhooks from a process of its own; numbers of messages never come twice. */
export class Knocker {
  readonly #process: ChildProcess
  /** Rejects when the process ends: nobody is to wait for an answer then. */
  readonly #gone: Promise<never>
  #next = 1

  constructor() {
    this.#process = fork(new URL('knock.ts', import.meta.url))
    this.#gone = new Promise<never>((_, reject) => {
      this.#process.once('exit', () => reject(new Error('the knocker ended')))
    })
    this.#gone.catch(() => {})
  }

  /** Messages so far; the last has this number. */
  get made(): number {
    return this.#next - 1
  }

  /** @param wish one run at a time; what it leaves out is: as fast as 64 connections let, with real questions */
  async knock(wish: Wish): Promise<Knocked & { readonly first: number }> {
    const first = this.#next
    const plan: Knocking = {
      secret: SECRET,
      first,
      count: Number.MAX_SAFE_INTEGER,
      seconds: 86_400,
      perSecond: null,
      atOnce: 64,
      chat: null,
      texts: [...QUESTIONS],
      ...wish,
    }
    this.#process.send(plan)
    const answer = await Promise.race([
      new Promise<unknown>((resolve) => this.#process.once('message', resolve)),
      this.#gone,
    ])
    const knocked = Knocked.parse(answer)
    this.#next += knocked.accepted + knocked.notAccepted
    return { ...knocked, first: plan.first }
  }

  close(): void {
    this.#process.kill()
  }
}
