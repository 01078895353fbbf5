import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import type { BegunSignIn } from '../domain/account.ts'
import type { Desk } from '../domain/desk.ts'
import { TRIES_WINDOW_MINUTES } from '../officials/tries.ts'
import { enrolSecondFactor, passSecondFactor } from '../officials/finish-sign-in.ts'
import { unseal } from '../officials/seal.ts'
import { keyAddress } from '../officials/second-factor.ts'
import { NextPage } from './next-page.ts'
import { codePage } from './pages/code.ts'
import { enrolmentPage } from './pages/enrolment.ts'
import { recoveryCodesPage } from './pages/recovery-codes.ts'
import { CODE, tooManyCodes } from './phrases-accounts.ts'
import type { Sessions } from './session.ts'

export const CODE_PAGE = '/console/dang-nhap/ma'
export const ENROLMENT_PAGE = '/console/dang-nhap/thiet-lap'

const CodeForm = z.object({
  code: z.string().max(100).catch(''),
  den: NextPage,
  'du-phong': z.string().optional().catch(undefined),
})

const REFUSED = {
  wrong: { fault: CODE.wrong, status: 401 },
  sealed: { fault: CODE.sealed, status: 401 },
  too_many_attempts: { fault: tooManyCodes(TRIES_WINDOW_MINUTES), status: 429 },
} as const

/** The second step of signing in: a code of the phone, or enrolling one. Nothing else opens before it. */
export function secondStep(desk: Desk, sessions: Sessions): Hono {
  const app = new Hono()
  const passed = (c: Context) => c.redirect('/console/dang-nhap?het-gio=1', 303)

  /** Who is half-way in, and what the page of their step shows. */
  const halfway = async (c: Context, step: 'code' | 'enrolment') => {
    const begun = await sessions.begun(c)
    if (begun === undefined || (begun.offeredSecret === null) !== (step === 'code')) return undefined
    const official = await desk.store.official(begun.official)
    return official && { begun, email: official.email }
  }

  app.get('/dang-nhap/ma', async (c) => {
    const here = await halfway(c, 'code')
    if (here === undefined) return passed(c)
    const next = NextPage.parse(c.req.query('den'))
    return c.html(codePage({ email: here.email, next, isRecovery: c.req.query('du-phong') !== undefined }))
  })

  app.post('/dang-nhap/ma', async (c) => {
    const here = await halfway(c, 'code')
    if (here === undefined) return passed(c)
    const { code, den, 'du-phong': recovery } = CodeForm.parse(await c.req.parseBody())
    const { begun } = here
    const ready = sessions.ready(c, begun.official)
    const from = await sessions.from(c, begun.official)
    const step = { begun, code, from, session: ready.session }
    const result = await passSecondFactor(desk, step, await sessions.secret())
    if (result.kind === 'signed_in') {
      await ready.enter()
      return c.redirect(den, 303)
    }
    if (result.kind === 'gone') return passed(c)
    const { fault, status } = REFUSED[result.kind]
    if (status === 429) c.header('Retry-After', String(TRIES_WINDOW_MINUTES * 60))
    const isRecovery = recovery !== undefined
    return c.html(codePage({ email: here.email, next: den, isRecovery, fault }), status)
  })

  /** The same picture each time it is asked for, until the phone is enrolled; `undefined` when it cannot be shown. */
  const enrolment = async ({ begun, email }: { begun: BegunSignIn; email: string }) => {
    if (begun.offeredSecret === null) return undefined
    const secret = unseal(begun.offeredSecret, begun.official, await sessions.secret())
    return secret === undefined ? undefined : { email, secret, address: keyAddress(secret, email) }
  }

  app.get('/dang-nhap/thiet-lap', async (c) => {
    const here = await halfway(c, 'enrolment')
    const offer = here && (await enrolment(here))
    if (offer === undefined) return passed(c)
    return c.html(enrolmentPage(offer, NextPage.parse(c.req.query('den'))))
  })

  app.post('/dang-nhap/thiet-lap', async (c) => {
    const here = await halfway(c, 'enrolment')
    const offer = here && (await enrolment(here))
    if (here === undefined || offer === undefined) return passed(c)
    const { code, den } = CodeForm.parse(await c.req.parseBody())
    const { begun } = here
    const ready = sessions.ready(c, begun.official)
    const from = await sessions.from(c, begun.official)
    const step = { begun, code, from, session: ready.session }
    const result = await enrolSecondFactor(desk, step, await sessions.secret())
    if (result.kind === 'enrolled') {
      await ready.enter()
      return c.html(recoveryCodesPage({ email: here.email, codes: result.recoveryCodes, next: den }))
    }
    if (result.kind === 'gone') return passed(c)
    const { fault, status } = REFUSED[result.kind]
    return c.html(enrolmentPage(offer, den, fault), status)
  })

  return app
}
