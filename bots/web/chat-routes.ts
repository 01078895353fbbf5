import { settle } from '#knowledge/vietnamese.ts'
import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import { callerAddress, limitCalls } from '#src/caller.ts'
import { atMost } from '#src/crowd.ts'
import type { Desk } from '#src/domain/desk.ts'
import type { MessageContent } from '#src/domain/message.ts'
import { receiveMessage } from '#src/questions/receive.ts'
import { chatPage, entryArticles, progressOf } from './chat-page.ts'
import { latestLine, LINES_SHOWN, waitForNews } from './news.ts'
import { CHAT } from './phrases.ts'
import { refusedPage } from './page.ts'
import { drawName, messageKey } from './visitor.ts'
import type { Visitors, WebSettings } from './visitor.ts'

const LONGEST_QUESTION = 4000
/** How long sending a form without the script waits for its answer. */
const ANSWER_WITHIN_MS = 5000
const LONG_POLL_MS = 20_000
/** Each waiting page costs a look at the store now and then; beyond so many they come back by themselves. */
const MOST_POLLS = 1000
/** Questions being taken in at once; without the script each waits a few seconds for its answer. */
const MOST_QUESTIONS = 256
/** A citizen's own messages are counted over the last minute, which is what the page tells them to wait. */
const MINUTE_S = 60
/** An office or a school shares one address. */
const CITIZENS_PER_ADDRESS = 10

const AskForm = z.object({
  ma: z
    .string()
    .regex(/^[A-Za-z0-9_-]{20,64}$/)
    .catch(drawName),
  // A picked choice says what it says; a text is settled before it is counted.
  chon: z.string().min(1).max(200).optional().catch(undefined),
  cau_hoi: z
    .string()
    .catch('')
    .transform((text) => settle(text).trim()),
})

const LineId = z.coerce.number().int().nonnegative().catch(0)
/** The latest and the oldest line that the page shows; 0: it shows none. */
const NewsQuery = z.object({ sau: LineId, tu: LineId })

/** The chat itself: the page, its form, and what the page's script fetches. */
export function chatRoutes(desk: Desk, settings: WebSettings, visitors: Visitors): Hono {
  const perAddress = limitCalls('chat', desk.rules.citizenPerMinute * CITIZENS_PER_ADDRESS, desk)
  let polls = 0
  const app = new Hono()

  app.get('/', async (c) => {
    const visitor = await visitors.current(c)
    // Named before the first message: a form sent twice then comes from one visitor.
    const { conversation } = visitor ?? (await visitors.greet(c))
    const entries = visitor ? await desk.store.transcript(conversation, 0, LINES_SHOWN) : []
    const lost = visitor === undefined && c.req.query('cookie') !== undefined
    const fault = lost ? { fault: CHAT.needsCookie } : {}
    return c.html(chatPage({ entries, formId: drawName(), now: desk.clock(), ...fault }))
  })

  const taken = atMost(MOST_QUESTIONS, (c) =>
    wantsJson(c) ? c.json({ fault: CHAT.crowded }, 503) : c.html(refusedPage('crowded'), 503),
  )
  app.post('/', taken, async (c) => {
    const form = AskForm.parse(await c.req.parseBody())
    const known = await visitors.current(c)
    const visitor = await visitors.greet(c, known)
    const { conversation, account } = visitor

    const notTaken = async (fault: string, status: 400 | 429, againAfterSeconds?: number) => {
      if (againAfterSeconds !== undefined) c.header('Retry-After', String(againAfterSeconds))
      // The form's old id may be spent: the store keeps what came too fast, and knows it again.
      if (wantsJson(c)) return c.json({ formId: drawName(), fault }, status)
      const entries = await desk.store.transcript(conversation, 0, LINES_SHOWN)
      const view = { entries, formId: drawName(), now: desk.clock(), fault, kept: form.cau_hoi }
      return c.html(chatPage(view), status)
    }
    const content = readContent(form)
    if (content.kind === 'fault') return notTaken(content.fault, 400)
    const address = callerAddress(c, settings.publicUrl !== undefined)
    const waitSeconds = await perAddress(address)
    if (waitSeconds > 0) return notTaken(CHAT.tooFast, 429, waitSeconds)

    const before = await latestLine(desk, conversation)
    const received = await receiveMessage(desk, {
      key: messageKey(visitor, form.ma, content),
      conversation,
      account,
      content,
      receivedAt: desk.clock(),
    })
    if (received === 'over_limit') return notTaken(CHAT.tooFast, 429, MINUTE_S)
    if (wantsJson(c)) return c.json({ formId: drawName() })

    if (received === 'stored') {
      await waitForNews(desk, conversation, {
        after: before,
        ms: ANSWER_WITHIN_MS,
        enough: (fresh) => fresh.some((entry) => entry.by === 'desk'),
        eager: true,
      })
    }
    return c.redirect(known === undefined ? '/?cookie=1#cuoi' : '/#cuoi', 303)
  })

  app.get('/tin-moi', async (c) => {
    const visitor = await visitors.current(c)
    const { sau, tu } = NewsQuery.parse(c.req.query())
    // Another tab has begun anew, so that nobody else at this machine reads what was said.
    if (visitor === undefined)
      return c.json({ lines: [], working: false, stranger: true, ...(tu > 0 && { goneBefore: sau + 1 }) })
    const [latest] = await desk.store.transcript(visitor.conversation, 0, 1)
    polls += 1
    try {
      const { fresh: entries, goneBefore } = await waitForNews(desk, visitor.conversation, {
        after: sau,
        shown: tu,
        ms: polls > MOST_POLLS ? 0 : LONG_POLL_MS,
        enough: (fresh) => fresh.length > 0,
        eager: latest?.by === 'citizen',
        signal: c.req.raw.signal,
      })
      const now = desk.clock()
      const articles = entryArticles({ entries, formId: drawName(), now })
      const lines = await Promise.all(
        entries.map(async ({ id }, index) => ({ id, html: String(await articles[index]) })),
      )
      return c.json({ lines, working: progressOf(entries.at(-1) ?? latest, now) !== 'idle', goneBefore })
    } finally {
      polls -= 1
    }
  })

  app.post('/moi', (c) => {
    visitors.forget(c)
    return c.redirect('/', 303)
  })

  return app
}

function readContent(form: z.infer<typeof AskForm>): MessageContent | { kind: 'fault'; fault: string } {
  if (form.chon !== undefined) return { kind: 'choice', value: form.chon }
  if (form.cau_hoi === '') return { kind: 'fault', fault: CHAT.empty }
  if (form.cau_hoi.length > LONGEST_QUESTION) return { kind: 'fault', fault: CHAT.tooLong }
  return { kind: 'text', text: form.cau_hoi }
}

/** The page's script asks so; a form sent without it takes a page. */
export function wantsJson(c: Context): boolean {
  return c.req.header('accept')?.includes('application/json') ?? false
}
