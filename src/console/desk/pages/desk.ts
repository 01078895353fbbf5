import { html } from 'hono/html'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import type { DeskView } from '../view.ts'
import { alikeSection } from './alike.ts'
import { draftSection } from './draft.ts'
import { deskScript, shortcuts } from './live.ts'
import { pickerSection } from './picker.ts'
import { publishSection } from './publish.ts'

/**
 * What the desk adds below a ticket's answer.
 *
 * @param hasBox the page has a form `id="soan"` in which an answer is written
 */
export function deskSections(who: SignedIn, view: DeskView, hasBox: boolean): Html {
  return html`${hasBox ? '' : draftSection(who, view)} ${publishSection(who, view)} ${pickerSection(view)}
  ${alikeSection(view)} ${shortcuts()} ${deskScript()}`
}
