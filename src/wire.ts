import type { Hono } from 'hono'
import type { Published } from '#knowledge/published.ts'
import { mailNotifier } from '#bots/email/send.ts'
import { telegramCards } from '#bots/telegram/cards.ts'
import { telegramChannel } from '#bots/telegram/send.ts'
import { webChannel } from '#bots/web/channel.ts'
import { zaloChannel } from '#bots/zalo/send.ts'
import { openDoors } from './app.ts'
import { openTiming } from './clocks/timing.ts'
import type { Settings } from './config.ts'
import type { Channel } from './domain/channel.ts'
import { nameForLog } from './domain/name-in-log.ts'
import type { Desk } from './domain/desk.ts'
import type { Notifier } from './domain/notices.ts'
import type { Seal } from './domain/seal.ts'
import type { Store } from './domain/store.ts'
import type { AnswerModels } from './domain/writer.ts'
import { openDoorway } from './doorway.ts'
import type { Doorway } from './doorway.ts'
import type { Log } from './log.ts'
import type { Loop } from './loop.ts'
import { openMetrics } from './metrics.ts'
import type { Metrics } from './metrics.ts'
import { startNotices } from './notices.ts'
import { startDeliveries } from './outbox.ts'
import type { Deliveries } from './outbox.ts'
import { drawToken } from './officials/token.ts'
import { openSafekeeping } from './operating/safekeeping.ts'
import { openSwitches } from './operating/switches.ts'
import { startUpkeep } from './upkeep.ts'
import { watched, watchWith } from './watch.ts'
import { startTurns } from './work.ts'
import type { TurnLoop } from './work.ts'

export interface RunningDesk {
  readonly desk: Desk
  readonly app: Hono
  readonly metrics: Metrics
  /** Begins answering and sending what waits. */
  readonly start: () => void
  /** Finishes what was begun; the store stays open. */
  readonly stop: () => Promise<void>
  /** Where that takes too long: gives back what is still being answered, so that it does not count as having ended this process. */
  readonly giveBack: () => Promise<void>
}

interface Parts {
  readonly settings: Settings
  readonly store: Store
  /** Those of {@link Settings}, if any are set. */
  readonly models: AnswerModels
  readonly knowledge: () => Published
  readonly catchUp: () => Promise<void>
  readonly clock: () => Date
  readonly seal: Seal | undefined
  readonly log: Log
  /** Where work is not done in loops that go on for ever: told that there is some, in place of the loops. */
  readonly wake?: Desk['wake']
  readonly doorway?: Doorway
  readonly streams?: boolean
}

/** Puts the desk together. */
export function wireDesk(parts: Parts): RunningDesk {
  const { settings, store: kept, models, knowledge, catchUp, clock, seal, log } = parts
  const store = watched('store', kept)
  const metrics = openMetrics()
  const unwatch = watchWith(metrics.watcher)
  const { telegram, zalo } = settings
  const channels: readonly Channel[] = [
    webChannel(),
    ...(telegram === undefined ? [] : [telegramChannel(telegram, store)]),
    ...(zalo === undefined ? [] : [zaloChannel(zalo)]),
  ]
  const { publicUrl, smtp } = settings
  const notifiers: readonly Notifier[] = [
    ...(telegram === undefined ? [] : [telegramCards(telegram, { publicUrl, groups: store })]),
    ...(smtp === undefined ? [] : [mailNotifier(smtp, publicUrl)]),
  ]
  let turns: TurnLoop | undefined
  let deliveries: Deliveries | undefined
  let upkeep: Loop | undefined
  let notices: Loop | undefined
  const desk: Desk = {
    store,
    knowledge,
    catchUp,
    notifiers: new Map(notifiers.map((notifier) => [notifier.way, notifier])),
    models,
    clock,
    timing: openTiming(store, clock),
    seal,
    log,
    channels: new Map(channels.map((channel) => [channel.network, channel])),
    rules: settings,
    switches: openSwitches(store),
    safekeeping: openSafekeeping({ store, clock, log }),
    nameOf: nameForLog(() => store.secret('conversation-names', drawToken)),
    publicUrl: settings.publicUrl,
    doorway: parts.doorway ?? openDoorway(),
    streams: parts.streams ?? true,
    wake: parts.wake ?? { turns: () => turns?.wake(), deliveries: (network) => deliveries?.wake(network) },
    loops: () => [turns, deliveries, upkeep, notices].flatMap((loop) => loop?.state() ?? []),
  }
  return {
    desk,
    app: openDoors(desk, settings, metrics),
    metrics,
    start: () => {
      turns ??= startTurns(desk)
      deliveries ??= startDeliveries(desk)
      upkeep ??= startUpkeep(desk)
      notices ??= startNotices(desk)
    },
    stop: async () => {
      await upkeep?.stop()
      unwatch()
      await turns?.stop()
      await deliveries?.stop()
      await notices?.stop()
    },
    giveBack: async () => turns?.giveBack(),
  }
}
