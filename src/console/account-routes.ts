import { Hono } from 'hono'
import type { Context } from 'hono'
import * as z from 'zod'
import type { Account } from '../domain/account.ts'
import type { Desk } from '../domain/desk.ts'
import { TRIES_WINDOW_MINUTES } from '../officials/tries.ts'
import { changePassword, renewRecoveryCodes, replaceSecondFactor } from '../officials/own-account.ts'
import type { NotProved, OwnRequest } from '../officials/own-account.ts'
import { refuse } from './guard.ts'
import type { Guarded } from './guard.ts'
import { accountPage } from './pages/account.ts'
import type { AccountNews } from './pages/account.ts'
import { recoveryCodesPage } from './pages/recovery-codes.ts'
import { ACCOUNT, CODE, tooManyCodes } from './phrases-accounts.ts'
import { OWN_NOTICES } from './phrases-notices.ts'
import { INVITATION, PASSWORD_FAULTS, SIGN_IN } from './phrases.ts'
import { ENROLMENT_PAGE } from './second-step.ts'
import type { Sessions } from './session.ts'

const LOG_ENTRIES = 20

const OwnForm = z.object({ password: z.string().max(1000).catch(''), code: z.string().max(100).catch('') })
const PasswordForm = OwnForm.extend({ next: z.string().catch(''), again: z.string().catch('') })
const SessionForm = z.object({
  phien: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .catch(''),
})

const NOT_PROVED: Readonly<Record<NotProved['kind'], { fault: string; status: 400 | 429 | 503 }>> = {
  password_wrong: { fault: ACCOUNT.passwordWrong, status: 400 },
  code_wrong: { fault: CODE.wrong, status: 400 },
  sealed: { fault: CODE.sealed, status: 400 },
  too_many_attempts: { fault: tooManyCodes(TRIES_WINDOW_MINUTES), status: 429 },
  busy: { fault: SIGN_IN.busy, status: 503 },
}

/** Tài khoản của tôi: where an official is signed in, their password, their phone. */
export function accountRoutes(desk: Desk, sessions: Sessions): Hono<Guarded> {
  const app = new Hono<Guarded>()

  const show = async (c: Context<Guarded>, news: AccountNews = {}, status: 200 | 400 | 429 | 503 = 200) => {
    const { who } = c.var
    const { id } = who.official
    const [account, open, log, isLinked, wanted] = await Promise.all([
      desk.store.account(id),
      desk.store.sessionsOf(id, desk.clock()),
      desk.store.accountLogOf(id, LOG_ENTRIES),
      desk.store.isTelegramLinked(id),
      desk.store.mailWanted(),
    ])
    if (account === undefined) return refuse(c, 'unknown')
    const contacts = {
      isLinked,
      mailWanted: wanted.has(id),
      hasMail: desk.notifiers.has('email'),
      hasTelegram: desk.notifiers.has('telegram'),
    }
    return c.html(accountPage(who, { account, open, log, contacts }, news), status)
  }

  /** What the official shows for a change; `undefined` when the account is gone. */
  const request = async (
    c: Context<Guarded>,
    form: z.infer<typeof OwnForm>,
  ): Promise<OwnRequest | undefined> => {
    const account: Account | undefined = await desk.store.account(c.var.who.official.id)
    if (account === undefined) return undefined
    const from = await sessions.from(c, account.official.id)
    return { account, password: form.password, code: form.code, from }
  }
  const notProved = (c: Context<Guarded>, section: NonNullable<AccountNews['section']>, why: NotProved) => {
    const { fault, status } = NOT_PROVED[why.kind]
    return show(c, { fault, section }, status)
  }

  app.get('/', (c) => {
    if (c.req.query('mat-khau') !== undefined) return show(c, { good: ACCOUNT.changed })
    const told = c.req.query('thong-bao')
    if (told !== undefined) {
      return show(c, { good: told === 'da-bo' ? OWN_NOTICES.unlinked : OWN_NOTICES.mailKept })
    }
    return show(c, c.req.query('da-ket-thuc') === undefined ? {} : { good: ACCOUNT.sessionEnded })
  })

  app.post('/mat-khau', async (c) => {
    const form = PasswordForm.parse(await c.req.parseBody())
    const own = await request(c, form)
    if (own === undefined) return refuse(c, 'unknown')
    const section = 'password'
    if (form.next !== form.again) return show(c, { fault: INVITATION.different, section }, 400)
    const change = { next: form.next, keep: c.var.who.session.tokenHash }
    const result = await changePassword(desk, own, change, await sessions.secret())
    if (result.kind === 'changed') return c.redirect('/console/tai-khoan?mat-khau=da-doi', 303)
    if (result.kind === 'password_refused') {
      return show(c, { fault: PASSWORD_FAULTS[result.why], section }, 400)
    }
    return notProved(c, section, result)
  })

  app.post('/ma-du-phong', async (c) => {
    const own = await request(c, OwnForm.parse(await c.req.parseBody()))
    if (own === undefined) return refuse(c, 'unknown')
    const result = await renewRecoveryCodes(desk, own, await sessions.secret())
    if (result.kind !== 'renewed') return notProved(c, 'codes', result)
    const { email } = own.account.official
    const shown = { email, codes: result.recoveryCodes, next: '/console/tai-khoan', areNew: true }
    return c.html(recoveryCodesPage(shown))
  })

  app.post('/dien-thoai', async (c) => {
    const own = await request(c, OwnForm.parse(await c.req.parseBody()))
    if (own === undefined) return refuse(c, 'unknown')
    const result = await replaceSecondFactor(desk, own, await sessions.secret())
    if (result.kind !== 'begun') return notProved(c, 'phone', result)
    await sessions.begin(c, result.token)
    return c.redirect(`${ENROLMENT_PAGE}?den=/console/tai-khoan`, 303)
  })

  app.post('/phien/ket-thuc', async (c) => {
    const { phien } = SessionForm.parse(await c.req.parseBody())
    const open = await desk.store.sessionsOf(c.var.who.official.id, desk.clock())
    const ended = open.find(({ tokenHash }) => phien !== '' && tokenHash.startsWith(phien))
    if (ended !== undefined) await desk.store.endSession(ended.tokenHash)
    return c.redirect('/console/tai-khoan?da-ket-thuc=1', 303)
  })

  app.post('/dang-xuat-moi-noi', async (c) => {
    await desk.store.endSessions(c.var.who.official.id, desk.clock())
    await sessions.close(c)
    return c.redirect('/console/dang-nhap?da-ra=1', 303)
  })

  // The addresses that a form sent back leaves in the browser, opened again by themselves.
  const forms = ['/mat-khau', '/ma-du-phong', '/dien-thoai', '/phien/ket-thuc', '/dang-xuat-moi-noi']
  app.on('GET', forms, (c) => c.redirect('/console/tai-khoan', 303))

  return app
}
