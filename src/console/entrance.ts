import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import { callerAddress } from '../caller.ts'
import type { Desk } from '../domain/desk.ts'
import { acceptInvitation } from '../officials/invite.ts'
import { ATTEMPT_WINDOW_MINUTES, signIn } from '../officials/sign-in.ts'
import type { SignInResult } from '../officials/sign-in.ts'
import { tokenHash } from '../officials/token.ts'
import { deadLinkPage, invitationPage } from './pages/invitation.ts'
import { signInPage } from './pages/sign-in.ts'
import { INVITATION, PASSWORD_FAULTS, SIGN_IN, tooManyAttempts } from './phrases.ts'
import type { ConsoleSettings, Sessions } from './session.ts'

/** A page of the console one may be led to after signing in; anything else leads to the queue. */
const NextPage = z
  .string()
  .regex(/^\/console(\/phieu\/\d{4}-\d{4}-\d{4}|\/he-thong|\/van-ban(\/[a-z0-9-]{1,100}){0,2})?$/)
  .catch('/console')

const SignInForm = z.object({
  email: z.string().trim().toLowerCase().catch(''),
  password: z.string().catch(''),
  den: NextPage,
})

const PasswordForm = z.object({ password: z.string().catch(''), again: z.string().catch('') })

const NOT_SIGNED_IN = {
  wrong: { fault: SIGN_IN.wrong, status: 401 },
  too_many_attempts: { fault: tooManyAttempts(ATTEMPT_WINDOW_MINUTES), status: 429 },
  busy: { fault: SIGN_IN.busy, status: 503 },
} as const satisfies Record<Exclude<SignInResult['kind'], 'signed_in'>, unknown>

/** What stands before sign-in: choosing a password by a one-time link, and signing in. */
export function entrance(desk: Desk, settings: ConsoleSettings, sessions: Sessions): Hono {
  const app = new Hono()

  app.get('/loi-moi/:token', async (c) => {
    const official = await desk.store.invited(tokenHash(c.req.param('token')), desk.clock())
    return official === undefined ? c.html(deadLinkPage(), 410) : c.html(invitationPage(official.email))
  })

  app.post('/loi-moi/:token', async (c) => {
    const token = c.req.param('token')
    const { password, again } = PasswordForm.parse(await c.req.parseBody())
    const tryAgain = async (fault: string, status: 400 | 503) => {
      const official = await desk.store.invited(tokenHash(token), desk.clock())
      if (official === undefined) return c.html(deadLinkPage(), 410)
      return c.html(invitationPage(official.email, fault), status)
    }
    if (password !== again) return tryAgain(INVITATION.different, 400)

    const result = await acceptInvitation(desk.store, { token, password }, desk.clock())
    if (result.kind === 'accepted') return c.redirect('/console/dang-nhap?mat-khau=da-dat', 303)
    if (result.kind === 'link_dead') return c.html(deadLinkPage(), 410)
    return result.kind === 'busy' ? tryAgain(SIGN_IN.busy, 503) : tryAgain(PASSWORD_FAULTS[result.why], 400)
  })

  app.get('/dang-nhap', async (c) => {
    if (await sessions.current(c)) return c.redirect('/console', 303)
    return c.html(signInPage({ email: '', next: NextPage.parse(c.req.query('den')), ...news(c) }))
  })

  app.post('/dang-nhap', async (c) => {
    const { email, password, den } = SignInForm.parse(await c.req.parseBody())
    const address = callerAddress(c, settings.publicUrl !== undefined)
    const result = await signIn(desk, { email, password, address })
    if (result.kind === 'signed_in') {
      await sessions.open(c, result.official)
      return c.redirect(den, 303)
    }
    const { fault, status } = NOT_SIGNED_IN[result.kind]
    if (status === 429) c.header('Retry-After', String(ATTEMPT_WINDOW_MINUTES * 60))
    return c.html(signInPage({ email, next: den, fault }), status)
  })

  return app
}

/** What has just happened, for whoever was led here by it. */
function news(c: Context): { readonly news?: string } {
  if (c.req.query('mat-khau') === 'da-dat') return { news: SIGN_IN.passwordSet }
  if (c.req.query('da-ra') !== undefined) return { news: SIGN_IN.signedOut }
  return {}
}
