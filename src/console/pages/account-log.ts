import { html } from 'hono/html'
import type { AccountEntry } from '../../domain/account.ts'
import type { OfficialId } from '../../domain/ids.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import { changeInWords } from '../change-in-words.ts'
import { ACCOUNT_MOVES_IN_WORDS, BY_SHELL, OFFICIALS } from '../phrases-accounts.ts'
import type { Html } from './layout.ts'

interface LogView {
  /** The account whose log it is: what it did itself needs no name. */
  readonly own?: OfficialId
  /** Names by account, for the log of all. */
  readonly names?: ReadonlyMap<OfficialId, string>
}

/** Nhật ký tài khoản, latest first. */
export function accountLogList(log: readonly AccountEntry[], { own, names }: LogView): Html {
  if (log.length === 0) return html`<p class="empty">${OFFICIALS.noLog}</p>`
  const nameOf = (id: OfficialId) => names?.get(id) ?? OFFICIALS.admin
  const by = (entry: AccountEntry) => {
    if (entry.by === entry.official) return ''
    return entry.by === 'shell' ? BY_SHELL : nameOf(entry.by)
  }
  return html`<ol class="audit">
    ${log.map(
      (entry) =>
        html`<li>
          ${own === undefined ? html`<strong>${nameOf(entry.official)}</strong>: ` : ''}${ACCOUNT_MOVES_IN_WORDS[entry.move]}${
            entry.note === null ? '' : html` (${changeInWords(entry.note)})`
          }
          <span class="meta"
            >${[vietnamTime(entry.at), by(entry)].filter((part) => part !== '').join(' · ')}</span
          >
        </li>`,
    )}
  </ol>`
}
