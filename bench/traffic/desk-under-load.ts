import { setTimeout as wait } from 'node:timers/promises'
import { startFakeTelegram, TELEGRAM_TOKEN } from '../../test/fixtures/fake-telegram.ts'
import { RunningDesk } from '../../test/fixtures/running-desk.ts'
import { SECRET } from './knocker.ts'
import { cpuSeconds, residentMb } from './process.ts'

interface Wish {
  /** `undefined`: SQLite. */
  readonly redis?: string | undefined
  readonly settings?: Readonly<Record<string, string>>
  /** Where its SQLite is, when it is not to begin with an empty one. */
  readonly folder?: string | undefined
}

/** A desk as `npm start` runs it, with the shipped library, and a Telegram that counts whom it has told something. */
export class DeskUnderLoad {
  readonly #desk: RunningDesk
  readonly #close: () => Promise<void>
  /** Chat → epoch ms of the first message that reached it. */
  readonly answeredAt: ReadonlyMap<string, number>

  private constructor(
    desk: RunningDesk,
    answeredAt: ReadonlyMap<string, number>,
    closeTelegram: () => Promise<void>,
  ) {
    this.#desk = desk
    this.answeredAt = answeredAt
    this.#close = closeTelegram
  }

  static async open({ redis, settings = {}, folder }: Wish): Promise<DeskUnderLoad> {
    const answeredAt = new Map<string, number>()
    const telegram = await startFakeTelegram(({ chat, at }) => {
      if (!answeredAt.has(chat)) answeredAt.set(chat, at)
    })
    const environment = {
      LOG_LEVEL: 'error',
      // A message is a turn: otherwise the first second and a half of every answer would be waiting for more.
      TURN_WINDOW_MS: '0',
      TELEGRAM_BOT_TOKEN: TELEGRAM_TOKEN,
      TELEGRAM_WEBHOOK_SECRET: SECRET,
      TELEGRAM_API_ROOT: telegram.root,
      ...(redis !== undefined && { REDIS_URL: redis }),
      ...settings,
    }
    const desk = await RunningDesk.open(environment, folder)
    return new DeskUnderLoad(desk, answeredAt, () => telegram.close())
  }

  get url(): string {
    return this.#desk.url
  }

  get door(): string {
    return `${this.url}/webhooks/telegram`
  }

  get #pid(): number {
    const { pid } = this.#desk
    if (pid === undefined) throw new Error('the desk does not run')
    return pid
  }

  cpuSeconds(): number {
    return cpuSeconds(this.#pid)
  }

  residentMb(): number {
    return residentMb(this.#pid)
  }

  /** Waits until so many chats were told something; whether they were in time. */
  async answered(count: number, withinMs: number): Promise<boolean> {
    const until = performance.now() + withinMs
    while (this.answeredAt.size < count && performance.now() < until) await wait(20)
    return this.answeredAt.size >= count
  }

  /** What the desk itself says still waits: citizens' messages and replies. */
  async waiting(): Promise<number> {
    const text = await (await fetch(`${this.url}/metrics`)).text()
    const figure = (name: string): number => Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1])
    return figure('desk_messages_waiting') + figure('desk_deliveries_waiting')
  }

  async close(): Promise<void> {
    await this.#desk.close()
    await this.#close()
  }
}
