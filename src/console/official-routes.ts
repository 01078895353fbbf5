import { Hono } from 'hono'
import type { Context, MiddlewareHandler } from 'hono'
import * as z from 'zod'
import type { Account } from '../domain/account.ts'
import type { Desk } from '../domain/desk.ts'
import { OfficialId } from '../domain/ids.ts'
import { createAccount, renewLink, resetSecondFactor } from '../officials/administer.ts'
import { calledApart } from '../officials/called.ts'
import type { Invited } from '../officials/invite.ts'
import { mayManageAccounts, maySeeAccounts } from '../officials/may.ts'
import { changeDuties, openOrClose } from '../tickets/give-back.ts'
import { refuse } from './guard.ts'
import type { Guarded } from './guard.ts'
import { factsSeen, readFacts, readNewOfficial, WrittenOfficial } from './official-form.ts'
import { linkPage } from './pages/link.ts'
import { newOfficialPage, officialPage } from './pages/official.ts'
import type { OfficialNews } from './pages/official.ts'
import { officialsPage } from './pages/officials.ts'
import { ACCOUNT_FAULTS, OFFICIALS } from './phrases-accounts.ts'
import type { ConsoleSettings } from './session.ts'

const LOG_ENTRIES = 100

const SeenForm = z.object({ 'da-xem': z.string().optional() })

/** What was done, for whoever was led back to the account by it. */
const DONE: Readonly<Record<string, string>> = {
  'da-luu': OFFICIALS.saved,
  'khong-doi': OFFICIALS.unchanged,
  ngung: OFFICIALS.deactivated,
  'mo-lai': OFFICIALS.reactivated,
  'dat-lai': OFFICIALS.resetDone,
}

/** Cán bộ: the accounts, and what administrators do to them. */
export function officialRoutes(desk: Desk, { publicUrl }: Pick<ConsoleSettings, 'publicUrl'>): Hono<Guarded> {
  const app = new Hono<Guarded>()
  app.use((c, next) =>
    maySeeAccounts(c.var.who.official) ? next() : Promise.resolve(refuse(c, 'forbidden')),
  )
  // Whoever only reads is told so first, not what is wrong with their form; an empty one is nothing to read.
  const managing: MiddlewareHandler<Guarded> = (c, next) =>
    mayManageAccounts(c.var.who.official) ? next() : Promise.resolve(refuse(c, 'forbidden'))

  const show = async (
    c: Context<Guarded>,
    id: OfficialId,
    told: Omit<OfficialNews, 'good'> = {},
    status: 200 | 400 | 409 = 200,
  ) => {
    const [account, log, all] = await Promise.all([
      desk.store.account(id),
      desk.store.accountLogOf(id, LOG_ENTRIES),
      desk.store.accounts(),
    ])
    if (account === undefined) return refuse(c, 'unknown')
    const good = DONE[c.req.query('xong') ?? '']
    return c.html(officialPage(c.var.who, { account, log, names: namesOf(all) }, { good, ...told }), status)
  }
  const showLink = (c: Context<Guarded>, { official, token, expiresAt }: Invited) => {
    const link = `${publicUrl ?? new URL(c.req.url).origin}/console/loi-moi/${token}`
    return c.html(linkPage(c.var.who, { official, link, expiresAt }))
  }
  const done = (c: Context<Guarded>, id: OfficialId, what: string) =>
    c.redirect(`/console/can-bo/${id}?xong=${what}`, 303)

  app.get('/', async (c) => {
    const [accounts, log] = await Promise.all([desk.store.accounts(), desk.store.accountLog(LOG_ENTRIES)])
    return c.html(officialsPage(c.var.who, { accounts, log, names: namesOf(accounts) }))
  })

  app.get('/moi', managing, (c) => c.html(newOfficialPage(c.var.who, WrittenOfficial.parse({}))))

  app.post('/moi', managing, async (c) => {
    const written = WrittenOfficial.parse(await c.req.parseBody())
    const who = readNewOfficial(written)
    if (typeof who === 'string') return c.html(newOfficialPage(c.var.who, written, ACCOUNT_FAULTS[who]), 400)
    const created = await createAccount(desk, c.var.who.official, who)
    if (created.kind === 'forbidden') return refuse(c, 'forbidden')
    if (created.kind === 'email_taken') {
      return c.html(newOfficialPage(c.var.who, written, ACCOUNT_FAULTS.email_taken), 409)
    }
    return showLink(c, created)
  })

  app.get('/:id', (c) => {
    const id = OfficialId.safeParse(c.req.param('id'))
    return id.success ? show(c, id.data) : refuse(c, 'unknown')
  })

  app.post('/:id/:move', managing, async (c) => {
    const { who } = c.var
    const id = OfficialId.safeParse(c.req.param('id'))
    if (!id.success) return refuse(c, 'unknown')
    switch (c.req.param('move')) {
      case 'lien-ket': {
        const renewed = await renewLink(desk, who.official, id.data)
        return renewed.kind === 'invited' ? showLink(c, renewed) : refuse(c, renewed.kind)
      }
      case 'xac-thuc': {
        const reset = await resetSecondFactor(desk, who.official, id.data)
        return reset.kind === 'reset' ? done(c, id.data, 'dat-lai') : refuse(c, reset.kind)
      }
      case 'ngung':
      case 'mo-lai': {
        const move = c.req.param('move')
        const set = await openOrClose(desk, who.official, { id: id.data, isActive: move === 'mo-lai' })
        if (set.kind === 'last_administrator')
          return show(c, id.data, { fault: ACCOUNT_FAULTS.last_administrator }, 409)
        if (set.kind === 'forbidden' || set.kind === 'unknown') return refuse(c, set.kind)
        return done(c, id.data, set.kind === 'unchanged' ? 'khong-doi' : move)
      }
      case 'thong-tin': {
        const body = await c.req.parseBody()
        const written = WrittenOfficial.parse(body)
        const { 'da-xem': seen } = SeenForm.parse(body)
        const official = await desk.store.official(id.data)
        const now = official && factsSeen(official)
        const kept = { written, seen: seen ?? now ?? '' }
        const facts = readFacts(written)
        if (typeof facts === 'string') return show(c, id.data, { fault: ACCOUNT_FAULTS[facts], kept }, 400)
        // Of two administrators the second would take back, unseen, what the first has changed.
        if (seen !== undefined && now !== undefined && now !== seen && now !== factsSeen(facts)) {
          return show(c, id.data, { fault: ACCOUNT_FAULTS.moved_on, overtaken: written }, 409)
        }
        const changed = await changeDuties(desk, who.official, { id: id.data, facts })
        if (changed.kind === 'last_administrator') {
          return show(c, id.data, { fault: ACCOUNT_FAULTS.last_administrator, kept }, 409)
        }
        if (changed.kind === 'forbidden' || changed.kind === 'unknown') return refuse(c, changed.kind)
        return done(c, id.data, changed.kind === 'unchanged' ? 'khong-doi' : 'da-luu')
      }
      default:
        return refuse(c, 'unknown')
    }
  })

  // The address that a form sent back leaves in the browser, opened again by itself.
  app.get('/:id/:move{lien-ket|xac-thuc|ngung|mo-lai|thong-tin}', (c) =>
    c.redirect(`/console/can-bo/${c.req.param('id')}`, 303),
  )

  return app
}

function namesOf(accounts: readonly Account[]) {
  return calledApart(accounts.map(({ official }) => official))
}
