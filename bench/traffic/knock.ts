import { setTimeout as wait } from 'node:timers/promises'
import { Pool } from 'undici'
import type { Dispatcher } from 'undici'
import { telegramUpdate } from '../../test/fixtures/fake-telegram.ts'
import { Knocking, percentile } from './knocking.ts'
import type { Knocked } from './knocking.ts'

// A process of its own: what is measured shares no thread with who measures it.
process.on('message', (message) => {
  void knock(Knocking.parse(message)).then((knocked) => process.send?.(knocked))
})

async function knock(plan: Knocking): Promise<Knocked> {
  const { origin, pathname } = new URL(plan.door)
  const pool = new Pool(origin, { connections: plan.atOnce, pipelining: 1 })
  const took: number[] = []
  const dueAt: Array<number | null> = []
  let notAccepted = 0
  let begun = 0
  let underWay = 0
  let ended: () => void = () => {}

  const one = (due: number, then: () => void): void => {
    const number = begun
    begun += 1
    underWay += 1
    let isOk = false
    const end = (): void => {
      if (isOk) took.push(performance.now() - due)
      else notAccepted += 1
      if (plan.perSecond !== null) dueAt[number] = isOk ? performance.timeOrigin + due : null
      underWay -= 1
      then()
      if (underWay === 0) ended()
    }
    const handler: Dispatcher.DispatchHandler = {
      // Without it undici takes this for a handler of its older kind.
      onRequestStart: () => {},
      onResponseStart: (_, status) => {
        isOk = status === 200
      },
      onResponseEnd: end,
      onResponseError: () => {
        isOk = false
        end()
      },
    }
    const headers = {
      'content-type': 'application/json',
      'x-telegram-bot-api-secret-token': plan.secret,
    }
    pool.dispatch({ path: pathname, method: 'POST', headers, body: bodyOf(plan, number) }, handler)
  }

  const cpu = process.cpuUsage()
  const started = performance.now()
  const until = started + plan.seconds * 1000
  const isOver = (): boolean => begun >= plan.count || performance.now() >= until
  if (plan.perSecond === null) {
    const again = (): void => {
      if (!isOver()) one(performance.now(), again)
    }
    for (let connection = 0; connection < plan.atOnce; connection += 1) again()
  } else {
    while (!isOver()) {
      const due = (): number => started + (begun * 1000) / (plan.perSecond ?? 1)
      while (due() <= performance.now() && !isOver()) one(due(), () => {})
      await wait(Math.max(1, due() - performance.now()))
    }
  }
  if (underWay > 0) await new Promise<void>((resolve) => (ended = resolve))
  const seconds = (performance.now() - started) / 1000
  const { user, system } = process.cpuUsage(cpu)
  await pool.close()

  const sorted = Float64Array.from(took).toSorted()
  return {
    accepted: sorted.length,
    notAccepted,
    seconds,
    perSecond: sorted.length / seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    max: sorted.at(-1) ?? 0,
    ownShare: (user + system) / 1e6 / seconds,
    dueAt,
  }
}

function bodyOf({ first, chat, texts }: Knocking, number: number): string {
  const id = first + number
  return JSON.stringify(
    telegramUpdate({ id, chat: chat ?? id, content: { text: texts[id % texts.length] ?? '' } }),
  )
}
