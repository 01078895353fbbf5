import { Hono } from 'hono'
import * as z from 'zod'
import type { Desk } from '../../domain/desk.ts'
import { keepDraft, mayDraft } from '../../tickets/save-draft.ts'
import { DraftForm, DraftText } from '../desk/forms.ts'
import { chooseDraft } from '../desk/draft-routes.ts'
import { DRAFT_FORM } from '../desk/pages/draft.ts'
import { refuse } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import { PurposeField } from './step-forms.ts'
import { fieldsOf, keptAt, openFile, showAgain } from './ticket-context.ts'

const BackForm = z.object({ viec: PurposeField })

/** From a preview back to the ticket: nothing goes out, and what was written stands in its box again. */
export function backRoutes(desk: Desk): Hono<Guarded> {
  const app = new Hono<Guarded>()

  app.post('/:code/ve-phieu', async (c) => {
    const fields = await fieldsOf(c)
    const result = await openFile(desk, c)
    if (result.kind !== 'file') return refuse(c, result.kind, fields['text'])
    const { official } = c.var.who
    if (!mayDraft(official, result.file.ticket)) return refuse(c, 'forbidden', fields['text'])
    const { code, proposed } = result.file.ticket
    const { viec: purpose } = BackForm.parse(fields)
    const { text, 'ban-thao': seen } = DraftForm.parse({ text: '', ...fields })
    const address = `/console/phieu/${code}`
    if (purpose === 'phe-duyet' && text === proposed?.text) return c.redirect(address, 303)
    if (purpose === 'tra-loi' && DraftText.safeParse(text).success) {
      const kept = await keepDraft(desk, official, { code, text, seen })
      if (kept.kind === 'saved') return c.redirect(`${address}#${DRAFT_FORM}`, 303)
      if (kept.kind === 'moved_on') return chooseDraft(desk, c, code, text)
    }
    return showAgain(desk, c, { kept: { step: keptAt(purpose), values: fields } }, 200)
  })

  return app
}
