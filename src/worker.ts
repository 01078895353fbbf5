import type { Visit, WorkerDesk } from './worker-desk.ts'

let desk: WorkerDesk | undefined

/**
 * Cloudflare Workers: the same doors, a connection to Redis for each request, the work behind them after the answer, and
 * every minute a look at what was left. See `docs/operations.md`.
 *
 * The desk is read at the first request, not at the start: an isolate may draw no random numbers before it, and has one
 * second of CPU to begin.
 */
async function open(env: Readonly<Record<string, unknown>>): Promise<WorkerDesk> {
  if (desk === undefined) {
    const { openWorkerDesk } = await import('./worker-desk.ts')
    desk ??= openWorkerDesk(env)
  }
  return desk
}

export default {
  async fetch(request: Request, env: Readonly<Record<string, unknown>>, visit: Visit): Promise<Response> {
    return (await open(env)).answer(request, visit)
  },
  async scheduled(_: unknown, env: Readonly<Record<string, unknown>>, visit: Visit): Promise<void> {
    await (await open(env)).sweep(visit)
  },
}
