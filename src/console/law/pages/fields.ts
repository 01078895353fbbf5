import { html } from 'hono/html'
import type { Html } from '../../pages/layout.ts'

/** One box of a form, with what is to be written in it and what was wrong with it. */
interface Field {
  readonly name: string
  readonly label: string
  readonly rule?: string
  readonly value?: string
  readonly fault?: string | undefined
  readonly required?: boolean
}

/** A box for a few sentences. */
export function reasonField({ name, label, rule, value = '', fault, required = false }: Field): Html {
  return html`<label for="${name}">${label}</label>
    <textarea
      id="${name}"
      name="${name}"
      rows="3"
      maxlength="2000"
      ${required ? html`required` : ''}
      ${described(name, rule, fault)}
    >
${value}</textarea>
    ${below(name, rule, fault)}`
}

export function inputField(
  type: 'text' | 'date' | 'url' | 'search',
  { name, label, rule, value = '', fault, required = false }: Field,
): Html {
  return html`<label for="${name}">${label}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${value}"
      ${required ? html`required` : ''}
      ${described(name, rule, fault)}
    />
    ${below(name, rule, fault)}`
}

function described(name: string, rule: string | undefined, fault: string | undefined): Html | '' {
  const ids = [...(fault ? [`${name}-loi`] : []), ...(rule ? [`${name}-cach`] : [])].join(' ')
  return ids === '' ? '' : html`aria-describedby="${ids}" ${fault ? html`aria-invalid="true"` : ''}`
}

function below(name: string, rule: string | undefined, fault: string | undefined): Html {
  return html`${fault ? html`<small id="${name}-loi" class="fault">${fault}</small>` : ''}
  ${rule ? html`<small id="${name}-cach">${rule}</small>` : ''}`
}
