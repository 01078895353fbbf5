import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { Desk } from './domain/desk.ts'
import type { QueueFilter } from './domain/tickets.ts'
import { OPEN_STATES, TICKET_STATES } from './domain/ticket.ts'
import type { TicketState } from './domain/ticket.ts'
import { StoreUnavailable } from './domain/errors.ts'
import { ALL_STORE_WARNINGS, storeWarnings } from './domain/safekeeping.ts'
import type { Safekeeping } from './domain/safekeeping.ts'
import { SWITCHES } from './domain/switches.ts'
import { inTime } from './operating/in-time.ts'
import { knowledgeOf, readChannels } from './operating/state.ts'
import type { About, Act, Watcher } from './watch.ts'

export interface Metrics {
  /** Where figures of the process may be added. */
  readonly registry: Registry
  readonly watcher: Watcher
  /** @param route as it is written in the program, never an address somebody typed */
  readonly answeredRequest: (route: string, status: number, seconds: number) => void
  /** Prometheus text. */
  readonly text: (desk: Desk) => Promise<string>
}

const QUICK = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]
const SLOW = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

/** Which labels each act has; each has a few dozen values at most, whatever citizens write. */
const ACTS = {
  turn: { help: 'One turn of a conversation, taken to finished', labels: [], buckets: SLOW },
  answer: { help: 'One question answered', labels: [], buckets: SLOW },
  search: { help: 'One search of the law', labels: [], buckets: QUICK },
  send: { help: 'One attempt to send', labels: ['network', 'result'], buckets: SLOW },
  store: { help: 'One move of the store', labels: ['move'], buckets: QUICK },
} as const satisfies Partial<Record<Act, unknown>>

/** Figures in a registry of their own, since several desks may run in one process. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Histogram({
    name: 'desk_request_seconds',
    help: 'Requests by route and status',
    labelNames: ['route', 'status'],
    buckets: SLOW,
    registers,
  })
  const answers = new Counter({
    name: 'desk_answers_total',
    help: 'Questions by how they ended',
    labelNames: ['outcome'],
    registers,
  })
  const givenUp = new Counter({
    name: 'desk_turns_given_up_total',
    help: 'Turns given up after several attempts, their citizens told',
    registers,
  })
  const unread = new Counter({
    name: 'desk_updates_unread_total',
    help: 'Updates of a network that tell nobody who could be answered',
    labelNames: ['network'],
    registers,
  })
  const faults = new Counter({
    name: 'desk_faults_total',
    help: 'Acts that ended with a fault',
    labelNames: ['act'],
    registers,
  })
  const seconds = new Map<Act, Histogram>()
  for (const [act, { help, labels, buckets }] of Object.entries(ACTS)) {
    const name = `desk_${act}_seconds`
    // The keys of ACTS are acts.
    seconds.set(act as Act, new Histogram({ name, help, labelNames: [...labels], buckets, registers }))
  }
  const gauges = openGauges(registry)

  return {
    registry,
    watcher: (act) => ({
      within: (work) => work(),
      end: (about, took, failed) => {
        if (failed) faults.inc({ act })
        seconds.get(act)?.observe(labelsOf(act, about), took)
        if (act === 'turn' && about['ended'] === 'given_up') givenUp.inc()
        if (act === 'unread') unread.inc({ network: about['network'] ?? 'none' })
        if (act === 'answer' && about['outcome'] !== undefined) answers.inc({ outcome: about['outcome'] })
      },
    }),
    answeredRequest: (route, status, took) => requests.observe({ route, status }, took),
    text: async (desk) => {
      await gauges(desk)
      return registry.metrics()
    },
  }
}

function labelsOf(act: Act, about: About): Record<string, string | number> {
  const labels: readonly string[] = act in ACTS ? ACTS[act as keyof typeof ACTS].labels : []
  return Object.fromEntries(labels.map((label) => [label, about[label] ?? 'none']))
}

/** How safe the store is; a figure that is not known is left out. */
interface SafekeepingGauges {
  readonly show: (state: Safekeeping) => void
  readonly leaveOut: () => void
}

function openSafekeepingGauges(registry: Registry): SafekeepingGauges {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `desk_${name}`, help, registers: [registry] })
  const room = {
    freeBytes: gauge(
      'store_free_bytes',
      'Room left for the store: on its disk, or of a Redis server’s memory',
    ),
    wholeBytes: gauge('store_room_bytes', 'All the room there is, taken and free'),
    usedBytes: gauge('store_used_bytes', 'What the desk’s things take of it'),
    logBytes: gauge('store_log_bytes', 'Log of the store on its disk'),
  } as const
  const backupAt = gauge('backup_timestamp_seconds', 'When the store was last backed up')
  const backupBytes = gauge('backup_bytes', 'Size of that backup')
  const warned = new Gauge({
    name: 'desk_store_warning',
    help: 'Whether an operator is warned of it, as in /readyz',
    labelNames: ['warning'],
    registers: [registry],
  })
  const leaveOut = (): void => {
    warned.reset()
    for (const one of [...Object.values(room), backupAt, backupBytes]) one.remove()
  }
  return {
    leaveOut,
    show: (state) => {
      leaveOut()
      for (const [name, one] of Object.entries(room)) {
        // The keys of `room` are those of the store's.
        if (state.room !== undefined) one.set(state.room[name as keyof typeof room])
      }
      if (state.backup !== undefined) {
        backupAt.set(state.backup.at.getTime() / 1000)
        backupBytes.set(state.backup.bytes)
      }
      const warnings = storeWarnings(state)
      for (const warning of ALL_STORE_WARNINGS) warned.set({ warning }, warnings.includes(warning) ? 1 : 0)
    },
  }
}

/** What the store knows is read when somebody asks for it. */
function openGauges(registry: Registry): (desk: Desk) => Promise<void> {
  const gauge = <Label extends string>(name: string, help: string, ...labelNames: readonly Label[]) =>
    new Gauge({ name: `desk_${name}`, help, labelNames, registers: [registry] })
  const up = gauge('store_up', 'Whether the store answered when these figures were read')
  const total = {
    waitingMessages: gauge('messages_waiting', 'Citizens’ messages not yet answered'),
    waitingLanes: gauge('lanes_waiting', 'Conversations they are in'),
    oldestMessageSeconds: gauge('messages_oldest_seconds', 'Age of the oldest message not yet answered'),
    waitingDeliveries: gauge('deliveries_waiting', 'Replies not yet sent'),
    oldestDeliverySeconds: gauge('deliveries_oldest_seconds', 'Age of the oldest of them'),
    deadDeliveries: gauge('deliveries_dead', 'Replies given up, for a person to look at'),
    deadNotices: gauge('notices_dead', 'Notices to officials given up, for a person to look at'),
    openTickets: gauge('tickets_open', 'Tickets without an answer'),
  } as const
  const waiting = gauge('outbox_waiting', 'Replies not yet sent, by network', 'network')
  const oldest = gauge('outbox_oldest_seconds', 'Age of the oldest of them', 'network')
  const dead = gauge('dead_letters', 'Replies given up, by network', 'network')
  const sent = gauge('channel_sent_timestamp_seconds', 'When a reply last went out', 'network')
  const failed = gauge('channel_failed_timestamp_seconds', 'When an attempt last failed', 'network')
  const tickets = gauge('tickets', 'Tickets by state', 'state')
  const overdue = gauge('tickets_overdue', 'Open tickets whose next date has passed')
  const unreadable = gauge('tickets_unreadable', 'Tickets this process could not read and has passed over')
  const switched = gauge('switched_off', 'Whether an operator has switched it off', 'switch')
  const underWay = gauge('loop_under_way', 'Pieces of work under way in this process', 'loop')
  const looked = gauge('loop_looked_timestamp_seconds', 'When a loop of this process last looked', 'loop')
  const safekeeping = openSafekeepingGauges(registry)
  // Registered only while a version is in use: a gauge without a value would still be announced.
  const knowledge = new Gauge({
    name: 'desk_knowledge_info',
    help: 'Knowledge version in use',
    labelNames: ['version'],
    registers: [],
  })

  return async (desk) => {
    const now = desk.clock()
    knowledge.reset()
    const version = knowledgeOf(desk)?.version
    registry.removeSingleMetric('desk_knowledge_info')
    if (version !== undefined) {
      knowledge.set({ version }, 1)
      registry.registerMetric(knowledge)
    }
    for (const loop of desk.loops()) {
      underWay.set({ loop: loop.name }, loop.underWay)
      looked.set({ loop: loop.name }, loop.lookedAt.getTime() / 1000)
    }
    try {
      const [figures, channels, states, late, switches, kept] = await inTime(askStore(desk, now))
      // The keys of `total` are those of the figures.
      for (const [name, one] of Object.entries(total)) one.set(figures[name as keyof typeof total])
      for (const { network, ...channel } of channels) {
        waiting.set({ network }, channel.waiting)
        oldest.set({ network }, channel.oldestSeconds)
        dead.set({ network }, channel.dead)
        if (channel.sentAt !== null) sent.set({ network }, channel.sentAt.getTime() / 1000)
        if (channel.failed !== null) failed.set({ network }, channel.failed.at.getTime() / 1000)
      }
      tickets.reset()
      for (const [state, count] of states) tickets.set({ state }, count)
      overdue.set(late)
      safekeeping.show(kept)
      unreadable.set(desk.store.unreadableTickets().length)
      for (const name of SWITCHES) switched.set({ switch: name }, switches[name].off ? 1 : 0)
      up.set(1)
    } catch (fault) {
      if (!(fault instanceof StoreUnavailable)) throw fault
      // Figures that nobody can read now are left out rather than shown as they once were.
      for (const one of [waiting, oldest, dead, tickets, switched]) one.reset()
      // Resetting a gauge without labels sets it to 0, which would read as if nothing waited.
      for (const one of [...Object.values(total), overdue]) one.remove()
      safekeeping.leaveOut()
      up.set(0)
    }
  }
}

function askStore(desk: Desk, now: Date) {
  return Promise.all([
    desk.store.figures(now),
    readChannels(desk, now),
    Promise.all(
      TICKET_STATES.map(async (state) => [state, await desk.store.countTickets(inState(state))] as const),
    ),
    desk.store.countTickets({ ...EVERYWHERE, states: OPEN_STATES, due: { from: null, before: now } }),
    desk.switches.now(),
    desk.safekeeping(),
  ])
}

const EVERYWHERE = { place: null, department: null, holder: null, due: null }

function inState(state: TicketState): QueueFilter {
  return { ...EVERYWHERE, states: [state] }
}
