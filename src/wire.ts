import type { Hono } from 'hono'
import type { Published } from '#knowledge/published.ts'
import { telegramChannel } from '#bots/telegram/send.ts'
import { webChannel } from '#bots/web/channel.ts'
import { zaloChannel } from '#bots/zalo/send.ts'
import { openDoors } from './app.ts'
import type { Settings } from './config.ts'
import type { Channel } from './domain/channel.ts'
import type { Desk } from './domain/desk.ts'
import type { Store } from './domain/store.ts'
import { openDoorway } from './doorway.ts'
import type { Log } from './log.ts'
import type { Loop } from './loop.ts'
import { startDeliveries } from './outbox.ts'
import { openModels } from './questions/model/open-models.ts'
import { startTurns } from './work.ts'

export interface RunningDesk {
  readonly desk: Desk
  readonly app: Hono
  /** Begins answering and sending what waits. */
  readonly start: () => void
  /** Finishes what was begun; the store stays open. */
  readonly stop: () => Promise<void>
}

interface Parts {
  readonly settings: Settings
  readonly store: Store
  readonly knowledge: () => Published
  readonly catchUp: () => Promise<void>
  readonly clock: () => Date
  readonly log: Log
}

/** Puts the desk together. */
export function wireDesk({ settings, store, knowledge, catchUp, clock, log }: Parts): RunningDesk {
  const { telegram, zalo, llm } = settings
  const channels: readonly Channel[] = [
    webChannel(),
    ...(telegram === undefined ? [] : [telegramChannel(telegram)]),
    ...(zalo === undefined ? [] : [zaloChannel(zalo)]),
  ]
  let turns: Loop | undefined
  let deliveries: Loop | undefined
  const desk: Desk = {
    store,
    knowledge,
    catchUp,
    models: llm === undefined ? {} : openModels({ ...llm, clock, log }, llm),
    clock,
    log,
    channels: new Map(channels.map((channel) => [channel.network, channel])),
    rules: settings,
    publicUrl: settings.publicUrl,
    doorway: openDoorway(),
    wake: { turns: () => turns?.wake(), deliveries: () => deliveries?.wake() },
  }
  return {
    desk,
    app: openDoors(desk, settings),
    start: () => {
      turns ??= startTurns(desk)
      deliveries ??= startDeliveries(desk)
    },
    stop: async () => {
      await turns?.stop()
      await deliveries?.stop()
    },
  }
}
