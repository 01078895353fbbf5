import { html } from 'hono/html'
import { csrfField } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { FIELDS } from '../import-form.ts'
import type { Faults, Written } from '../import-form.ts'
import { IMPORT } from '../phrases-import.ts'
import { TERRITORIES } from '../phrases.ts'
import { inputField } from './fields.ts'
import { lawPage } from './frame.ts'

export interface ImportView {
  readonly written?: Written
  readonly faults?: Faults
}

export function importPage(who: SignedIn, view: ImportView): Html {
  return lawPage(
    who,
    { title: IMPORT.title, tab: 'import', fault: view.faults?.files },
    html`<div class="narrow">
      <p>${IMPORT.lead}</p>
      <section class="card">${importForm(who, view)}</section>
    </div>`,
  )
}

/** Where files are chosen, and told of what they do not say themselves. */
export function importForm(who: SignedIn, { written = {}, faults = {} }: ImportView): Html {
  const box = (name: keyof Written, type: 'text' | 'date' | 'url', label: string, rule?: string): Html =>
    inputField(type, {
      name: FIELDS[name],
      label,
      fault: faults[name],
      value: written[name] ?? '',
      ...(rule !== undefined && { rule }),
    })
  const isTold =
    Object.values(written).some((value = '') => value !== '') ||
    Object.keys(faults).some((name) => name !== 'files')
  return html`<form method="post" action="/console/van-ban/nhap" enctype="multipart/form-data">
    ${csrfField(who)}
    <label for="${FIELDS.files}">${IMPORT.files}</label>
    <input
      id="${FIELDS.files}"
      name="${FIELDS.files}"
      type="file"
      multiple
      required
      accept=".docx,.pdf,.html,.htm,.txt,.md"
      aria-describedby="tep-cach"
    />
    <small id="tep-cach">${IMPORT.filesRule}</small>
    <details class="fold" ${isTold ? html`open` : ''}>
      <summary>${IMPORT.more}</summary>
      <p class="aside">${IMPORT.moreRule}</p>
      ${box('number', 'text', IMPORT.number, IMPORT.numberRule)}
      <label for="${FIELDS.place}">${IMPORT.place}</label>
      <select id="${FIELDS.place}" name="${FIELDS.place}" ${faults.place ? html`aria-invalid="true"` : ''}>
        <option value="">${IMPORT.asInFile}</option>
        ${Object.entries(TERRITORIES).map(
          ([territory, name]) =>
            html`<option value="${territory}" ${written.place === territory ? html`selected` : ''}>
              ${name}
            </option>`,
        )}
      </select>
      ${faults.place ? html`<small class="fault">${faults.place}</small>` : ''}
      ${box('from', 'date', IMPORT.from)} ${box('url', 'url', IMPORT.address, IMPORT.addressRule)}
      ${box('wordingFrom', 'date', IMPORT.wordingFrom, IMPORT.wordingFromRule)}
    </details>
    <button>${IMPORT.send}</button>
  </form>`
}
