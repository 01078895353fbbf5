import { Hono } from 'hono'
import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { SSEStreamingApi } from 'hono/streaming'
import * as z from 'zod'
import type { Desk } from '../../domain/desk.ts'
import { TicketCode } from '../../domain/ids.ts'
import type { OfficialId } from '../../domain/ids.ts'
import type { Official } from '../../domain/official.ts'
import { mayRead, scopeOf } from '../../officials/may.ts'
import { attendTicket } from '../../tickets/attendance.ts'
import type { Sessions, SignedIn } from '../session.ts'
import { lookAtQueue, lookAtTicket, newsFor, queueNews } from './news.ts'
import type { QueueSeen, TicketSeen } from './news.ts'
import { openWatches } from './watch.ts'

/** Between two signs of life: proxies cut what is silent for a minute, and the session is looked at again. */
const HEARTBEAT_MS = 15_000
/** Then the browser comes again: no connection outlives a restart or a lost network by more. */
const LONGEST_MS = 15 * 60_000
/** Counting is dearer than looking at one ticket. */
const COUNT_EVERY_MS = 5000
/** Tabs one official may keep watching in one process. */
const MOST_STREAMS = 8
/** And all officials together. */
const MOST_STREAMS_IN_ALL = 500

/** Where no answer may go on for long, each is over at once, and the browser comes again after so long. */
const COME_AGAIN_MS = 10_000

/** `<waiting>/<under way>` of the queue. */
const Before = z
  .string()
  .regex(/^\d{1,9}\/\d{1,9}$/)
  .transform((told): QueueSeen => {
    const [waiting = 0, underWay = 0] = told.split('/').map(Number)
    return { waiting, underWay }
  })
  .optional()
  .catch(undefined)

const Entries = z.coerce.number().int().min(0).max(100_000).catch(0)

interface Pace {
  /** Streams in one process. */
  readonly most?: number
  readonly heartbeatMs: number
  readonly longestMs: number
}

/**
 * News as they come, for pages that are open: of a ticket, and of the queue. To be mounted before whatever counts a request
 * as using the session: a page that listens is nobody sitting there.
 */
export function liveRoutes(
  desk: Desk,
  sessions: Sessions,
  pace: Pace = { heartbeatMs: HEARTBEAT_MS, longestMs: LONGEST_MS },
): Hono {
  const app = new Hono()
  const tickets = openWatches<TicketSeen | undefined>(desk)
  const queues = openWatches<QueueSeen>(desk, COUNT_EVERY_MS)
  const open = new Map<OfficialId, number>()
  let inAll = 0

  app.get('/phieu/:code/tin', async (c) => {
    const who = await sessions.glance(c)
    if (who === undefined) return c.body(null, 401)
    const code = TicketCode.safeParse(c.req.param('code'))
    const ticket = code.success ? await desk.store.ticket(code.data) : undefined
    if (ticket === undefined) return c.body(null, 404)
    const { official } = who
    if (!mayRead(official, ticket)) return c.body(null, 403)
    const entries = Entries.parse(c.req.query('tu'))
    if (!desk.streams) {
      await attendTicket(desk, official, ticket.code)
      const seen = await lookAtTicket(desk, ticket.code)
      return seen === undefined ? c.body(null, 404) : tellOnce(c, newsFor(official, seen, entries))
    }

    return listen(c, who, async (stream, isOver) => {
      const tell = tellLatest(stream)
      let last = ''
      let gone = false
      const stop = tickets.watch(
        ticket.code,
        () => lookAtTicket(desk, ticket.code),
        (seen) => {
          // Handed to another department it is no longer theirs to read.
          if (seen === undefined || !mayRead(official, seen.ticket)) {
            gone = true
            return
          }
          const data = JSON.stringify(newsFor(official, seen, entries))
          if (data === last) return
          last = data
          tell(data)
        },
      )
      try {
        do await attendTicket(desk, official, ticket.code)
        while (!gone && !(await isOver()))
      } finally {
        stop()
      }
    })
  })

  app.get('/tin', async (c) => {
    const who = await sessions.glance(c)
    if (who === undefined) return c.body(null, 401)
    const scope = scopeOf(who.official)
    if (scope === undefined) return ended(c)
    if (!desk.streams) {
      const seen = await lookAtQueue(desk, scope)
      // As it was when the page began to listen: the browser brings along what it was told it by.
      const before = Before.parse(c.req.header('last-event-id')) ?? seen
      return tellOnce(c, { news: queueNews(before, seen), ...seen }, `${before.waiting}/${before.underWay}`)
    }

    return listen(c, who, async (stream, isOver) => {
      const tell = tellLatest(stream)
      let before: QueueSeen | undefined
      let last = ''
      const key = `${scope.place ?? ''}/${scope.department ?? ''}`
      const stop = queues.watch(
        key,
        () => lookAtQueue(desk, scope),
        (seen) => {
          before ??= seen
          const data = JSON.stringify({ news: queueNews(before, seen), ...seen })
          if (data === last) return
          last = data
          tell(data)
        },
      )
      try {
        while (!(await isOver()));
      } finally {
        stop()
      }
    })
  })

  /** Opens a stream, as far as the official has not too many, and sees to its pulse and its end. */
  function listen(
    c: Context,
    { official, session }: SignedIn,
    tell: (stream: SSEStreamingApi, isOver: () => Promise<boolean>) => Promise<void>,
  ): Response {
    const others = open.get(official.id) ?? 0
    if (others >= MOST_STREAMS) return c.body(null, 429, { 'Retry-After': '60' })
    if (inAll >= (pace.most ?? MOST_STREAMS_IN_ALL)) return c.body(null, 503, { 'Retry-After': '60' })
    open.set(official.id, others + 1)
    inAll += 1
    const until = Date.now() + pace.longestMs
    // nginx would otherwise hold the lines back until its buffer is full.
    c.header('X-Accel-Buffering', 'no')
    return streamSSE(c, async (stream) => {
      /** Waits a heartbeat; then whether nobody listens any more, or may. */
      const isOver = async (): Promise<boolean> => {
        await Promise.race([stream.sleep(pace.heartbeatMs), left(stream)])
        if (stream.aborted || stream.closed || Date.now() >= until) return true
        const now = await sessions.glance(c)
        if (now?.session.tokenHash !== session.tokenHash) {
          await stream.writeSSE({ event: 'het', data: '' })
          return true
        }
        // Other duties, other tickets: the browser comes again, and is looked at as it is now.
        if (!hasSameDuties(now.official, official)) return true
        // Whoever has not taken one sign of life by the time of the next reads nothing any more.
        const beat = stream.write(': .\n\n').then(
          () => false,
          () => true,
        )
        return await Promise.race([beat, stream.sleep(pace.heartbeatMs).then(() => true)])
      }
      try {
        await tell(stream, isOver)
      } catch (fault) {
        // Here, because hono would tell the page what the fault says.
        desk.log.warn({ err: fault }, 'telling news failed')
      } finally {
        inAll -= 1
        const left = (open.get(official.id) ?? 1) - 1
        if (left === 0) open.delete(official.id)
        else open.set(official.id, left)
      }
    })
  }

  return app
}

/**
 * Tells a page how things stand. While it has not taken what it was told before, the latest takes the place of what
 * waits: a page that nobody reads fills no memory.
 */
function tellLatest(stream: SSEStreamingApi): (data: string) => void {
  let waiting: string | undefined
  let telling = false
  const tell = async (): Promise<void> => {
    telling = true
    while (waiting !== undefined) {
      const data = waiting
      waiting = undefined
      await stream.writeSSE({ event: 'tin', data })
    }
    telling = false
  }
  return (data) => {
    waiting = data
    // A page that is gone by now is told nothing, and its stream ends by itself.
    if (!telling) void tell().catch(() => {})
  }
}

function hasSameDuties(one: Official, other: Official): boolean {
  return one.role === other.role && one.department === other.department && one.place === other.place
}

/** One piece of news as a stream that is over: the browser comes again by itself. */
function tellOnce(c: Context, data: object, id?: string): Response {
  const named = id === undefined ? '' : `id: ${id}\n`
  return c.body(`retry: ${COME_AGAIN_MS}\n${named}event: tin\ndata: ${JSON.stringify(data)}\n\n`, 200, {
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-cache',
  })
}

function left(stream: SSEStreamingApi): Promise<void> {
  return new Promise((resolve) => stream.onAbort(resolve))
}

/** An EventSource that reads this does not come again. */
function ended(c: Context): Response {
  return c.body(null, 204)
}
