import { Hono } from 'hono'
import * as z from 'zod'
import type { Desk } from '../domain/desk.ts'
import { CONTACT_CODE_MINUTES, offerTelegramCode } from '../tickets/contacts.ts'
import type { Guarded } from './guard.ts'
import { OWN_NOTICES } from './phrases-notices.ts'
import { telegramCodePage } from './pages/own-notices.ts'

const MailForm = z.object({ nhan: z.enum(['co', 'khong']).catch('khong') })

/** How an official is reached outside the console: their own account's page alone says so. */
export function ownNoticeRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.post('/thu', async (c) => {
    const { nhan } = MailForm.parse(await c.req.parseBody())
    await desk.store.setMailWanted(c.var.who.official.id, nhan === 'co')
    return c.redirect('/console/tai-khoan?thong-bao=da-luu', 303)
  })

  // Shown in the answer to the form and at no address: nobody finds it in the browser's history.
  app.post('/telegram', async (c) => {
    const { who } = c.var
    const code = await offerTelegramCode(desk, who.official)
    return c.html(telegramCodePage(who, OWN_NOTICES.code(code, CONTACT_CODE_MINUTES)))
  })

  app.post('/telegram/bo', async (c) => {
    const { id } = c.var.who.official
    await desk.store.unlinkTelegram(id)
    desk.log.info({ official: id }, 'an account on Telegram was unlinked')
    return c.redirect('/console/tai-khoan?thong-bao=da-bo', 303)
  })

  // The addresses of the forms, opened by themselves.
  app.on('GET', ['/thu', '/telegram', '/telegram/bo'], (c) => c.redirect('/console/tai-khoan', 303))

  return app
}
