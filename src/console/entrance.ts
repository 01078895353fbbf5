import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Account } from '../domain/account.ts'
import { AGAIN_AFTER_S } from '../crowd.ts'
import type { Desk } from '../domain/desk.ts'
import type { OfficialId } from '../domain/ids.ts'
import { acceptInvitation } from '../officials/invite.ts'
import { beginSignIn } from '../officials/begin-sign-in.ts'
import { checkPassword } from '../officials/sign-in.ts'
import type { PasswordCheck } from '../officials/sign-in.ts'
import { TRIES_WINDOW_MINUTES } from '../officials/tries.ts'
import { tokenHash } from '../officials/token.ts'
import { NextPage, withNext } from './next-page.ts'
import { deadLinkPage, invitationPage } from './pages/invitation.ts'
import { signInPage } from './pages/sign-in.ts'
import { INVITATION, PASSWORD_FAULTS, SIGN_IN, tooManyAttempts } from './phrases.ts'
import { CODE } from './phrases-accounts.ts'
import { CODE_PAGE, ENROLMENT_PAGE } from './second-step.ts'
import type { Sessions } from './session.ts'

const SignInForm = z.object({
  email: z.string().trim().toLowerCase().catch(''),
  password: z.string().catch(''),
  den: NextPage,
})

const PasswordForm = z.object({ password: z.string().catch(''), again: z.string().catch('') })

const NOT_SIGNED_IN = {
  wrong: { fault: SIGN_IN.wrong, status: 401 },
  too_many_attempts: { fault: tooManyAttempts(TRIES_WINDOW_MINUTES), status: 429 },
  busy: { fault: SIGN_IN.busy, status: 503 },
} as const satisfies Record<Exclude<PasswordCheck['kind'], 'right'>, unknown>

/** What stands before sign-in: choosing a password by a one-time link, and the first step of signing in. */
export function entrance(desk: Desk, sessions: Sessions): Hono {
  const app = new Hono()

  /** The password was right: a code is next, or a phone to make codes with. */
  const goOn = async (c: Context, account: Account, next: string) => {
    const begun = await beginSignIn(desk, account, await sessions.secret())
    if (begun.kind === 'inactive') return c.html(signInPage({ email: '', next, fault: SIGN_IN.wrong }), 401)
    await sessions.begin(c, begun.token)
    const page = begun.kind === 'code' ? CODE_PAGE : ENROLMENT_PAGE
    return c.redirect(withNext(page, next), 303)
  }

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
      if (status === 503) c.header('Retry-After', String(AGAIN_AFTER_S))
      return c.html(invitationPage(official.email, fault), status)
    }
    if (password !== again) return tryAgain(INVITATION.different, 400)

    const result = await acceptInvitation(desk.store, { token, password }, desk.clock())
    if (result.kind === 'accepted') {
      const account = await desk.store.account(result.official)
      return account === undefined ? c.html(deadLinkPage(), 410) : goOn(c, account, '/console')
    }
    if (result.kind === 'link_dead') return c.html(deadLinkPage(), 410)
    return result.kind === 'busy' ? tryAgain(SIGN_IN.busy, 503) : tryAgain(PASSWORD_FAULTS[result.why], 400)
  })

  app.get('/dang-nhap', async (c) => {
    if (await sessions.current(c)) return c.redirect('/console', 303)
    return c.html(signInPage({ email: '', next: NextPage.parse(c.req.query('den')), ...news(c) }))
  })

  app.post('/dang-nhap', async (c) => {
    const { email, password, den } = SignInForm.parse(await c.req.parseBody())
    const from = (official: OfficialId | undefined) => sessions.from(c, official)
    const result = await checkPassword(desk, { email, password, from })
    if (result.kind === 'right') return goOn(c, result.account, den)
    const { fault, status } = NOT_SIGNED_IN[result.kind]
    if (status === 429) c.header('Retry-After', String(TRIES_WINDOW_MINUTES * 60))
    if (status === 503) c.header('Retry-After', String(AGAIN_AFTER_S))
    return c.html(signInPage({ email, next: den, fault }), status)
  })

  return app
}

/** What has just happened, for whoever was led here by it. */
function news(c: Context): { readonly news?: string } {
  if (c.req.query('het-gio') !== undefined) return { news: CODE.gone }
  if (c.req.query('da-ra') !== undefined) return { news: SIGN_IN.signedOut }
  return {}
}
