import { html } from 'hono/html'
import type { Html } from '../../pages/layout.ts'
import { csrfField } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import type { StepWord } from '../phrases-steps.ts'
import type { TicketView } from '../view.ts'

/** Who looks at what: handed to every section of a ticket's page. */
export interface Shown {
  readonly who: SignedIn
  readonly view: TicketView
}

/** What every form of a ticket carries: whose it is, and what its writer had seen. */
export function ticketFields({ who, view: { ticket, audit } }: Shown): Html {
  return html`${csrfField(who)}
    <input type="hidden" name="seen" value="${ticket.revision}" />
    <input type="hidden" name="entries" value="${audit.length}" />`
}

export function addressOf({ view }: Shown, step: StepWord | 'xem-truoc'): string {
  return `/console/phieu/${view.ticket.code}/${step}`
}

/** What was written in this step's field before the form came back. */
export function keptValue({ view: { kept } }: Shown, step: StepWord, name: string): string | undefined {
  return kept?.step === step ? kept.values[name] : undefined
}

export function faultOf({ view: { kept } }: Shown, step: StepWord): string | undefined {
  return kept?.step === step ? kept.fault : undefined
}

interface Field {
  readonly step: StepWord
  readonly name: string
  readonly label: string
  readonly rule?: string
  readonly required?: boolean
}

interface TextField extends Field {
  readonly rows?: number
  readonly most: number
  readonly value?: string
}

/** A box for sentences. Its id carries the step's word: one page has many forms. */
export function textField(
  shown: Shown,
  { step, name, label, rule, required, rows = 3, most, value }: TextField,
): Html {
  const id = `${step}-${name}`
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <textarea
      id="${id}"
      name="${name}"
      rows="${rows}"
      maxlength="${most}"
      ${required === true ? html`required` : ''}
      ${rule === undefined ? '' : html`aria-describedby="${id}-cach"`}
      ${faultOf(shown, step) === undefined ? '' : html`aria-invalid="true"`}
    >
${keptValue(shown, step, name) ?? value ?? ''}</textarea>
    ${rule === undefined ? '' : html`<small id="${id}-cach">${rule}</small>`}
  </div>`
}

interface InputField extends Field {
  readonly type: 'text' | 'date'
  readonly value?: string
  readonly least?: string
}

export function inputField(
  shown: Shown,
  { step, name, label, rule, required, type, value = '', least }: InputField,
): Html {
  const id = `${step}-${name}`
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <input
      id="${id}"
      name="${name}"
      type="${type}"
      value="${keptValue(shown, step, name) ?? value}"
      autocomplete="off"
      ${least === undefined ? '' : html`min="${least}"`}
      ${required === true ? html`required` : ''}
      ${rule === undefined ? '' : html`aria-describedby="${id}-cach"`}
    />
    ${rule === undefined ? '' : html`<small id="${id}-cach">${rule}</small>`}
  </div>`
}

export interface Option {
  readonly value: string
  readonly label: string
}

interface SelectField extends Field {
  /** What stands there before anything is chosen. */
  readonly nothing?: string
  readonly value?: string
  readonly groups: ReadonlyArray<{ readonly label?: string; readonly options: readonly Option[] }>
}

export function selectField(
  shown: Shown,
  { step, name, label, rule, required, nothing, value = '', groups }: SelectField,
): Html {
  const id = `${step}-${name}`
  const chosen = keptValue(shown, step, name) ?? value
  const option = (one: Option): Html =>
    html`<option value="${one.value}" ${one.value === chosen ? html`selected` : ''}>${one.label}</option>`
  return html`<div class="field">
    <label for="${id}">${label}</label>
    <select id="${id}" name="${name}" ${required === true ? html`required` : ''}>
      ${nothing === undefined ? '' : html`<option value="">${nothing}</option>`}
      ${groups.map((group) =>
        group.label === undefined
          ? group.options.map(option)
          : html`<optgroup label="${group.label}">${group.options.map(option)}</optgroup>`,
      )}
    </select>
    ${rule === undefined ? '' : html`<small>${rule}</small>`}
  </div>`
}
