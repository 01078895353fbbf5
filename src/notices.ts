import type { SendResult } from './domain/channel.ts'
import type { Desk } from './domain/desk.ts'
import { OfficialId } from './domain/ids.ts'
import type { Errand, Notifier, NoticeWay, Reach } from './domain/notices.ts'
import { isSendingOff } from './domain/switches.ts'
import { startLoop } from './loop.ts'
import type { Loop, LoopPlan } from './loop.ts'
import { giveUpAfterAll, waitMs, withinMs } from './patience.ts'
import { openSendOnce } from './send-once.ts'
import { groupsFor, recipientsOf } from './tickets/recipients.ts'

const SEND_TIMEOUT_MS = 30_000
/** Longer than any send may take, so that nobody sends what is still on its way. */
const LEASE_MS = 2 * SEND_TIMEOUT_MS
const LOOK_EVERY_MS = 1000
const AT_ONCE = 4

/**
 * Carries notices to officials: finds out whom each concerns, which puts it into their lists in the console, and sends
 * it on the outside ways that are switched on. Each way by itself: one that hangs holds up nobody else. At least once.
 */
export function startNotices(desk: Desk): Loop {
  const loops = noticePlans(desk).map(startLoop)
  return {
    wake: () => {
      for (const loop of loops) loop.wake()
    },
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()))
    },
    state: () => loops.flatMap((loop) => loop.state()),
  }
}

/** What is to be carried, each way by itself. */
export function noticePlans(desk: Desk): readonly LoopPlan[] {
  const ways = [...desk.notifiers.values()].map((notifier) => {
    const sendOnce = openSendOnce()
    return planFor(desk, notifier.way, (errand) =>
      sendOnce(errand, (lease) => send(desk, notifier, errand, lease)),
    )
  })
  return [planFor(desk, 'desk', (errand) => spread(desk, errand)), ...ways]
}

function planFor(desk: Desk, way: NoticeWay, carryOut: (errand: Errand) => Promise<void>): LoopPlan {
  // An operator who switches Telegram off means all of it; what waits goes out when it is on again.
  const isOff = async (): Promise<boolean> =>
    way === 'telegram' && isSendingOff(await desk.switches.now(), 'telegram')
  return {
    name: `notices-${way}`,
    atOnce: AT_ONCE,
    lookEveryMs: LOOK_EVERY_MS,
    now: desk.clock,
    giveWay: desk.doorway.clear,
    nextDue: async () => ((await isOff()) ? undefined : desk.store.nextErrandDue(way)),
    take: async () => {
      if (await isOff()) return undefined
      const errand = await desk.store.takeErrand(way, desk.clock(), { leaseMs: LEASE_MS })
      return errand && (() => carryOut(errand))
    },
    onFault: (fault) => desk.log.error({ err: fault, way }, 'notices: fault'),
  }
}

/** Whom it concerns is found out when it is sent: accounts come and go. */
async function spread(desk: Desk, errand: Errand): Promise<void> {
  const reach = await reachOf(desk, errand)
  const result = await desk.store.spreadNotice(errand, reach, desk.clock())
  const { kind, ticket: code } = errand.notice
  const ticket = await desk.nameOf(code)
  desk.log.info({ ticket, kind, lists: reach.lists.length, sends: reach.sends.length, result }, 'notice')
}

async function reachOf({ store, notifiers }: Desk, { notice }: Errand): Promise<Reach> {
  const [accounts, groups, wanted] = await Promise.all([
    store.accounts(),
    store.departmentGroups(),
    store.mailWanted(),
  ])
  const lists = recipientsOf(notice, accounts)
  const cards = notifiers.has('telegram') ? groupsFor(notice, groups) : []
  const mails = notifiers.has('email') ? lists.filter((id) => wanted.has(id)) : []
  const chats = new Set(cards.map(({ chat }) => chat))
  return {
    lists,
    sends: [
      ...[...chats].map((to) => ({ way: 'telegram', to }) as const),
      ...mails.map((to) => ({ way: 'email', to }) as const),
    ],
  }
}

async function send(desk: Desk, notifier: Notifier, errand: Errand, lease: () => string): Promise<void> {
  const address = await addressOf(desk, errand)
  const tried: SendResult =
    address === undefined
      ? { kind: 'sent' }
      : await withinMs(SEND_TIMEOUT_MS, (signal) => notifier.send(address, errand, signal))
  const result = giveUpAfterAll(tried, errand.attempts)
  await desk.store.recordErrand(
    { ...errand, lease: lease() },
    result,
    new Date(desk.clock().getTime() + waitMs(result, errand.attempts)),
  )
  if (result.kind === 'sent') return
  const { way, id, notice } = errand
  const ticket = await desk.nameOf(notice.ticket)
  desk.log.warn({ way, notice: id, ticket, result: result.kind, why: result.why }, 'not sent')
}

/** @returns `undefined` when nobody is to have it any more: the group was unbound, the account closed, mail switched off */
async function addressOf({ store }: Desk, { way, to, notice }: Errand): Promise<string | undefined> {
  if (way === 'telegram') {
    const [groups, now] = await Promise.all([store.departmentGroups(), store.groupNow(to)])
    return groupsFor(notice, groups).some(({ chat }) => chat === now) ? now : undefined
  }
  const id = OfficialId.parse(to)
  const [account, wanted] = await Promise.all([store.account(id), store.mailWanted()])
  return account?.isActive === true && wanted.has(id) ? account.official.email : undefined
}
