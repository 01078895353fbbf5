import { setTimeout as wait } from 'node:timers/promises'
import type { Measured } from './bare-server.ts'
import { DeskUnderLoad } from './desk-under-load.ts'
import type { Knocker } from './knocker.ts'
import type { RedisTarget } from './redis-target.ts'

const WARM_UP_S = 2
const SAMPLE_EVERY_MS = 1000

export interface DoorFigures {
  readonly acceptedPerSecond: number
  /** What a core would accept that does nothing else: the same on a machine that others use as well. */
  readonly acceptedPerCoreSecond: number
  readonly p99Ms: number
  readonly notAccepted: number
  /** Share of a core the generator took; near 1 it is the generator that was measured. */
  readonly generatorShare: number
}

export interface DeskFigures extends DoorFigures {
  readonly halfLoad: { readonly perSecond: number; readonly p99Ms: number }
  readonly answersPerSecond: number
  /** Per second of work of the desk's process. */
  readonly answersPerCore: number
  /** Share of a core that Redis worked meanwhile; `null` with SQLite. */
  readonly redisShare: number | null
  readonly memoryMb: readonly number[]
  readonly accepted: number
  readonly lost: number
  /** Accepted, not answered when time was up, and still in the store. */
  readonly stillWaiting: number
}

/** The door at full load. */
async function saturate(
  target: Pick<Measured, 'door' | 'cpuSeconds'>,
  knocker: Knocker,
  seconds: number,
): Promise<DoorFigures & { readonly accepted: number }> {
  const cpu = target.cpuSeconds()
  const knocked = await knocker.knock({ door: target.door, seconds })
  return {
    accepted: knocked.accepted,
    acceptedPerSecond: knocked.perSecond,
    acceptedPerCoreSecond: knocked.accepted / (target.cpuSeconds() - cpu),
    p99Ms: knocked.p99,
    notAccepted: knocked.notAccepted,
    generatorShare: knocked.ownShare,
  }
}

export async function measureBare(target: Measured, knocker: Knocker, seconds: number): Promise<DoorFigures> {
  await knocker.knock({ door: target.door, seconds: Math.min(WARM_UP_S, seconds) })
  return saturate(target, knocker, seconds)
}

/**
 * Full load, then half of what was accepted, then nothing more until all is answered.
 *
 * @param drainS how long the answers may take
 */
export async function measureDesk(
  redis: RedisTarget | undefined,
  knocker: Knocker,
  { seconds, drainS }: { readonly seconds: number; readonly drainS: number },
): Promise<DeskFigures> {
  const desk = await DeskUnderLoad.open({ redis: redis?.url })
  const memoryMb: number[] = []
  const sampling = setInterval(() => memoryMb.push(desk.residentMb()), SAMPLE_EVERY_MS)
  try {
    const warm = await knocker.knock({ door: desk.door, seconds: Math.min(WARM_UP_S, seconds) })
    const full = await saturate(desk, knocker, seconds)
    const perSecond = full.acceptedPerSecond / 2
    const half = await knocker.knock({ door: desk.door, seconds, perSecond })
    const accepted = warm.accepted + full.accepted + half.accepted

    const answeredBefore = desk.answeredAt.size
    const cpuBefore = desk.cpuSeconds()
    const redisBefore = await redis?.cpuSeconds()
    const began = performance.now()
    await desk.answered(accepted, drainS * 1000)
    const took = (performance.now() - began) / 1000
    const answers = desk.answeredAt.size - answeredBefore
    const cpu = desk.cpuSeconds() - cpuBefore
    const redisCpu = redis && (await redis.cpuSeconds()) - (redisBefore ?? 0)

    const stillWaiting = desk.answeredAt.size < accepted ? await waitingAtRest(desk) : 0
    return {
      ...full,
      notAccepted: warm.notAccepted + full.notAccepted + half.notAccepted,
      halfLoad: { perSecond, p99Ms: half.p99 },
      answersPerSecond: answers / took,
      answersPerCore: answers / cpu,
      redisShare: redisCpu === undefined ? null : redisCpu / took,
      memoryMb,
      accepted,
      lost: Math.max(0, accepted - desk.answeredAt.size - stillWaiting),
      stillWaiting,
    }
  } finally {
    clearInterval(sampling)
    await desk.close()
  }
}

/** What waits, looked at between two looks at who was told, so that nothing on its way is counted as lost. */
async function waitingAtRest(desk: DeskUnderLoad): Promise<number> {
  for (;;) {
    const before = desk.answeredAt.size
    const waiting = await desk.waiting()
    if (desk.answeredAt.size === before) return waiting
    await wait(5)
  }
}
