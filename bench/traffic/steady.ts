import { DeskUnderLoad } from './desk-under-load.ts'
import type { Aim } from './aim.ts'
import { Knocker } from './knocker.ts'

const MOST_CPU_SHARE = 0.15
/** How far memory may be at the end from where it was when everything had warmed up. */
const FLAT_WITHIN = 0.1
const SAMPLE_EVERY_MS = 250
const WAVES = 100
const DRAIN_MS = 120_000

interface Steady {
  readonly messages: number
  readonly seconds: number
  /** Of one core, by the desk's process alone. */
  readonly cpuShare: number
  readonly p99Ms: number
  readonly lost: number
}

/** A city's ordinary day, evenly spread. */
export async function steady(
  redis: string | undefined,
  plan: { readonly perMinute: number; readonly minutes: number },
): Promise<{ readonly figures: Steady; readonly aims: readonly Aim[] }> {
  return withDesk(redis, async (desk, knocker) => {
    // What is read and compiled once is no part of an ordinary day.
    const warm = await knocker.knock({ door: desk.door, count: 100 })
    await desk.answered(warm.accepted, DRAIN_MS)
    const cpu = desk.cpuSeconds()
    const knocked = await knocker.knock({
      door: desk.door,
      seconds: plan.minutes * 60,
      perSecond: plan.perMinute / 60,
    })
    const accepted = warm.accepted + knocked.accepted
    await desk.answered(accepted, DRAIN_MS)
    const cpuShare = (desk.cpuSeconds() - cpu) / knocked.seconds
    const lost = accepted - desk.answeredAt.size
    return {
      figures: {
        messages: knocked.accepted,
        seconds: knocked.seconds,
        cpuShare,
        p99Ms: knocked.p99,
        lost,
      },
      aims: [
        {
          what: `${plan.perMinute} messages a minute take less than ${MOST_CPU_SHARE * 100} % of a core`,
          saw: `${(cpuShare * 100).toFixed(1)} %`,
          met: cpuShare < MOST_CPU_SHARE,
        },
        { what: 'nothing lost', saw: String(lost), met: lost === 0 },
      ],
    }
  })
}

interface Flat {
  readonly messages: number
  /** Mean resident MB while each tenth of the messages was answered. */
  readonly residentMb: readonly number[]
  readonly lost: number
}

/** Many messages as fast as they are answered, in waves, so that what grows is not what waits. */
export async function flat(
  redis: string | undefined,
  messages: number,
): Promise<{ readonly figures: Flat; readonly aims: readonly Aim[] }> {
  return withDesk(redis, async (desk, knocker) => {
    const tenths: number[][] = Array.from({ length: 10 }, () => [])
    const sample = (): void => {
      const tenth = Math.floor((desk.answeredAt.size * 10) / messages)
      tenths[Math.min(tenth, 9)]?.push(desk.residentMb())
    }
    const sampling = setInterval(sample, SAMPLE_EVERY_MS)
    let accepted = 0
    try {
      while (knocker.made < messages) {
        const count = Math.min(Math.ceil(messages / WAVES), messages - knocker.made)
        accepted += (await knocker.knock({ door: desk.door, count })).accepted
        if (!(await desk.answered(accepted, DRAIN_MS))) break
        sample()
      }
    } finally {
      clearInterval(sampling)
    }
    const residentMb = tenths.map((all) => Math.round(all.reduce((sum, mb) => sum + mb, 0) / all.length))
    const [third = Number.NaN, last = Number.NaN] = [residentMb[2], residentMb[9]]
    const lost = accepted - desk.answeredAt.size
    return {
      figures: { messages: accepted, residentMb, lost },
      aims: [
        {
          what: `memory of the last tenth within ${FLAT_WITHIN * 100} % of the third`,
          saw: `${third} → ${last} MB`,
          met: Math.abs(last - third) <= third * FLAT_WITHIN,
        },
        { what: 'nothing lost', saw: String(lost), met: lost === 0 },
      ],
    }
  })
}

async function withDesk<T>(
  redis: string | undefined,
  measure: (desk: DeskUnderLoad, knocker: Knocker) => Promise<T>,
): Promise<T> {
  const desk = await DeskUnderLoad.open({ redis })
  const knocker = new Knocker()
  try {
    return await measure(desk, knocker)
  } finally {
    knocker.close()
    await desk.close()
  }
}
