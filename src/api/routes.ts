import { PLACES } from '#knowledge/place.ts'
import { settle } from '#knowledge/vietnamese.ts'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import { callerAddress, limitCalls } from '../caller.ts'
import { atMost } from '../crowd.ts'
import type { Desk } from '../domain/desk.ts'
import { askDesk } from '../questions/ask.ts'
import { ISSUES, REFUSALS } from './phrases.ts'

const LARGEST_BODY = 64 * 1024
/** Each holds the processor, or waits for a model for up to 20 s. */
const MOST_AT_ONCE = 64

const AskBody = z.object(
  {
    // Counted as it will be read: without what nobody sees.
    question: z
      .string({ error: ISSUES.question })
      .transform((text) => settle(text).trim())
      .pipe(z.string().min(1, { error: ISSUES.question }).max(10_000, { error: ISSUES.question })),
    asOf: z.iso.date({ error: ISSUES.asOf }).exactOptional(),
    place: z.enum(PLACES, { error: ISSUES.place }).exactOptional(),
    conversation: z
      .string({ error: ISSUES.conversation })
      .regex(/^[A-Za-z0-9_-]{1,100}$/, { error: ISSUES.conversation })
      .exactOptional(),
  },
  { error: ISSUES.notAnObject },
)

/** `POST /api/ask`: one question from a program, one Answer. To be mounted after all other doors for programs. */
export function apiRoutes(desk: Desk): Hono {
  const limit = limitCalls('ask', desk.rules.askPerMinute, desk)
  const app = new Hono()

  app.use('/api/ask', async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const waitSeconds = await limit(callerAddress(c, desk.publicUrl !== undefined))
    if (waitSeconds === 0) return next()
    return c.json(refusal('too_many_requests'), 429, { 'Retry-After': String(waitSeconds) })
  })

  app.post(
    '/api/ask',
    atMost(MOST_AT_ONCE, (c) => c.json(refusal('crowded'), 503)),
    bodyLimit({ maxSize: LARGEST_BODY, onError: (c) => c.json(refusal('too_large'), 413) }),
    async (c) => {
      const body = readJson(await c.req.text())
      if (body === undefined) return c.json(refusal('malformed_json'), 400)
      const asked = AskBody.safeParse(body)
      if (!asked.success) {
        const issues = asked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
        return c.json(refusal('invalid_input', issues), 400)
      }
      return c.json(await askDesk(desk, asked.data))
    },
  )
  app.all('/api/ask', (c) => c.json(refusal('only_post'), 405, { Allow: 'POST' }))
  // Programs read no pages: what nobody has a door for does not go on to the citizens' site.
  for (const path of ['/api/*', '/webhooks/*']) app.all(path, (c) => c.json(refusal('not_found'), 404))
  return app
}

/** @returns `undefined` when it is no JSON, which has no `undefined` of its own */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function refusal(
  code: keyof typeof REFUSALS,
  issues: ReadonlyArray<{ readonly path: string; readonly message: string }> = [],
) {
  return { error: { code, message: REFUSALS[code], issues } }
}
