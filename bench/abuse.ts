import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import { aims } from './traffic/aim.ts'
import { DeskUnderLoad } from './traffic/desk-under-load.ts'
import { Knocker } from './traffic/knocker.ts'
import { percentile } from './traffic/knocking.ts'

const USAGE =
  'npm run -s bench:abuse -- [--seconds 30] [--others 15] [--abuse 1000] [--redis redis://…] [--json]   (short: --seconds 5)'

const Plan = z.strictObject({
  seconds: z.coerce.number().positive().default(30),
  /** Messages a second of everybody else together; a thousand a minute is a city's busy day. */
  others: z.coerce.number().positive().default(15),
  abuse: z.coerce.number().positive().default(1000),
  redis: z.string().optional(),
  json: z.boolean().default(false),
})

const MOST_TIMES_SLOWER = 2
const ANSWERS_WITHIN_MS = 120_000
/** Of the one who writes too much; nobody else has this chat. */
const ABUSER = 999_999_999

/** What everybody else notices, ms. */
interface Noticed {
  readonly acceptedP99: number
  readonly answeredP99: number
  readonly unanswered: number
}

/** One sender without measure beside others who write as they do. The limit per citizen is the one that is shipped. */
async function main(): Promise<number> {
  const option = { type: 'string' } as const
  let plan: z.infer<typeof Plan>
  try {
    const options = {
      seconds: option,
      others: option,
      abuse: option,
      redis: option,
      json: { type: 'boolean' },
    } as const
    plan = Plan.parse({ ...parseArgs({ options }).values })
  } catch {
    console.error(USAGE)
    return 2
  }
  const desk = await DeskUnderLoad.open({ redis: plan.redis })
  const [others, abuser] = [new Knocker(), new Knocker()]
  try {
    const warm = await others.knock({ door: desk.door, count: 100 })
    await desk.answered(warm.accepted, ANSWERS_WITHIN_MS)
    const quiet = await listen(desk, others, plan)
    const abuse = abuser.knock({
      door: desk.door,
      seconds: plan.seconds + 1,
      perSecond: plan.abuse,
      chat: ABUSER,
    })
    await wait(500)
    const underAbuse = await listen(desk, others, plan)
    const { accepted, perSecond } = await abuse
    const figures = { quiet, underAbuse, abuse: { accepted, perSecond } }
    console.log(plan.json ? JSON.stringify({ plan, ...figures }, null, 2) : table(figures))
    return 0
  } finally {
    others.close()
    abuser.close()
    await desk.close()
  }
}

async function listen(
  desk: DeskUnderLoad,
  others: Knocker,
  { seconds, others: perSecond }: z.infer<typeof Plan>,
): Promise<Noticed> {
  const knocked = await others.knock({ door: desk.door, seconds, perSecond })
  const answered = (): number[] =>
    knocked.dueAt.flatMap((due, number) => {
      const at = desk.answeredAt.get(String(knocked.first + number))
      return due === null || at === undefined ? [] : [at - due]
    })
  const until = performance.now() + ANSWERS_WITHIN_MS
  while (answered().length < knocked.accepted && performance.now() < until) await wait(50)
  const took = answered().toSorted((one, other) => one - other)
  return {
    acceptedP99: knocked.p99,
    answeredP99: percentile(took, 0.99),
    unanswered: knocked.accepted - took.length,
  }
}

function table({
  quiet,
  underAbuse,
  abuse,
}: {
  readonly quiet: Noticed
  readonly underAbuse: Noticed
  readonly abuse: { readonly accepted: number; readonly perSecond: number }
}): string {
  const row = (name: string, { acceptedP99, answeredP99, unanswered }: Noticed): string =>
    `${name.padEnd(14)}${acceptedP99.toFixed(1).padStart(14)}${answeredP99.toFixed(1).padStart(14)}${String(unanswered).padStart(12)}`
  const slower = (what: string, before: number, now: number) => ({
    what: `others’ p99 of ${what} at most ${MOST_TIMES_SLOWER} times as long`,
    saw: (now / before).toFixed(2),
    met: now <= before * MOST_TIMES_SLOWER,
  })
  return [
    `one chat: ${abuse.accepted} messages taken in, ${abuse.perSecond.toFixed(0)} a second; the others, p99 in ms:`,
    `${''.padEnd(14)}${'accepted'.padStart(14)}${'answered'.padStart(14)}${'unanswered'.padStart(12)}`,
    row('quiet', quiet),
    row('under abuse', underAbuse),
    ...aims([
      slower('acceptance', quiet.acceptedP99, underAbuse.acceptedP99),
      slower('answers', quiet.answeredP99, underAbuse.answeredP99),
    ]),
  ].join('\n')
}

process.exitCode = await main()
