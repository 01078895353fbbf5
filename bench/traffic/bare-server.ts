import { fork } from 'node:child_process'
import { once } from 'node:events'
import * as z from 'zod'
import { SECRET } from './knocker.ts'
import { cpuSeconds, residentMb } from './process.ts'

export interface Measured {
  readonly door: string
  readonly cpuSeconds: () => number
  readonly residentMb: () => number
  readonly close: () => Promise<void>
}

/** @param telegram where the echo bot says again what it heard */
export async function openBare(kind: 'hono' | 'storing' | 'grammy', telegram: string): Promise<Measured> {
  const server = fork(new URL('bare.ts', import.meta.url), [kind, SECRET, telegram])
  const [message]: unknown[] = await once(server, 'message')
  const pid = z.int().parse(server.pid)
  return {
    door: `${z.string().parse(message)}/webhooks/telegram`,
    cpuSeconds: () => cpuSeconds(pid),
    residentMb: () => residentMb(pid),
    close: async () => {
      const gone = once(server, 'exit')
      server.kill()
      await gone
    },
  }
}
