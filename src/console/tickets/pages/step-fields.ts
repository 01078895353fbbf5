import { html } from 'hono/html'
import { sentenceCase } from '../../../domain/sentence-case.ts'
import { PLACE_NAMES, PLACES } from '#knowledge/place.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import { MOST_ANSWER_CHARACTERS, REFUSAL_REASONS } from '../../../domain/ticket.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { hasPower } from '../../../officials/may.ts'
import { DEPARTMENTS, departmentName } from '../../../tickets/departments.ts'
import { refusalSentence } from '../../../tickets/phrases.ts'
import type { UrgencyDate } from '../../../tickets/urgency.ts'
import type { Html } from '../../pages/layout.ts'
import { FIELDS } from '../phrases-fields.ts'
import type { StepWord } from '../phrases-steps.ts'
import { URGENCIES as URGENCY_NAMES } from '../phrases.ts'
import { inputField, keptValue, selectField, textField } from './fields.ts'
import type { Option, Shown } from './fields.ts'

/** What each step asks for. */
export const STEP_FIELDS: Readonly<Partial<Record<StepWord, (shown: Shown) => Html>>> = {
  giao: (shown) =>
    selectField(shown, {
      step: 'giao',
      name: 'email',
      label: FIELDS.colleague,
      nothing: FIELDS.chooseColleague,
      required: true,
      groups: [
        {
          // Two colleagues may have one name.
          options: shown.view.colleagues.map(({ name, email }) => ({
            value: email,
            label: `${name} (${email})`,
          })),
        },
      ],
    }),
  'tra-lai': (shown) => reason(shown, 'tra-lai'),
  've-dieu-phoi': (shown) => reason(shown, 've-dieu-phoi'),
  'sua-lai': (shown) => reason(shown, 'sua-lai'),
  'ban-goc': (shown) => reason(shown, 'ban-goc'),
  chuyen: (shown) => department(shown, 'chuyen'),
  phan: (shown) => department(shown, 'phan'),
  'bo-sung': (shown) =>
    html`<input type="hidden" name="viec" value="bo-sung" />
      ${textField(shown, { step: 'bo-sung', name: 'text', label: FIELDS.detailsText, most: MOST_ANSWER_CHARACTERS, required: true })}`,
  'nhan-tin': (shown) =>
    textField(shown, { step: 'nhan-tin', name: 'text', label: FIELDS.chatText, most: 1500, required: true }),
  'gia-han': extension,
  'muc-do': urgency,
  'tu-choi': refusal,
  gop: otherTicket,
}

function reason(shown: Shown, step: StepWord): Html {
  return textField(shown, { step, name: 'note', label: FIELDS.reason, rows: 2, most: 2000, required: true })
}

function department(shown: Shown, step: 'chuyen' | 'phan'): Html {
  const { ticket } = shown.view
  const choices = DEPARTMENTS.filter(({ id }) => id !== 'dieu-phoi' && id !== ticket.department)
  const option = (id: (typeof choices)[number]['id']): Option => ({
    value: id,
    label: sentenceCase(departmentName(id, ticket.place)),
  })
  const likely = choices.filter(({ id }) => ticket.routed.others.includes(id))
  const everything = { label: FIELDS.everyDepartment, options: choices.map(({ id }) => option(id)) }
  return html`${step === 'chuyen' ? html`<p class="aside">${FIELDS.hops(ticket.hops)}</p>` : ''}
    ${ticket.place === null ? place(shown, step) : ''}
    ${selectField(shown, {
      step,
      name: 'department',
      label: FIELDS.department,
      nothing: FIELDS.choose,
      required: true,
      groups:
        likely.length === 0
          ? [everything]
          : [{ label: FIELDS.likelier, options: likely.map(({ id }) => option(id)) }, everything],
    })}
    <details>
      <summary>${FIELDS.duties}</summary>
      <dl class="facts">
        ${choices.map(
          ({ id, duty }) =>
            html`<div>
              <dt>${sentenceCase(departmentName(id, ticket.place))}</dt>
              <dd>${duty}</dd>
            </div>`,
        )}
      </dl>
    </details>
    ${reason(shown, step)}`
}

/** For a ticket whose city nobody knew: only cities the official works for. */
function place(shown: Shown, step: 'chuyen' | 'phan'): Html {
  const { who, view } = shown
  const power = step === 'phan' ? 'coordinate' : 'handle'
  const theirs = PLACES.filter((one) => hasPower(who.official, power, { ...view.ticket, place: one }))
  return selectField(shown, {
    step,
    name: 'place',
    label: FIELDS.place,
    required: true,
    groups: [{ options: theirs.map((value) => ({ value, label: sentenceCase(PLACE_NAMES[value]) })) }],
  })
}

function extension(shown: Shown): Html {
  const due = shown.view.ticket.clocks.answer.dueAt ?? shown.view.now
  return html`${inputField(shown, {
    step: 'gia-han',
    name: 'until',
    label: FIELDS.until,
    rule: FIELDS.untilRule,
    type: 'date',
    least: dayInVietnam(due),
    required: true,
  })}
  ${textField(shown, {
    step: 'gia-han',
    name: 'note',
    label: FIELDS.reasonForCitizen,
    rows: 2,
    most: 1000,
    required: true,
  })}`
}

/** Each with the date it would make: whoever sets one sees that before. */
function urgency(shown: Shown): Html {
  const { urgencies } = shown.view
  const chosen = keptValue(shown, 'muc-do', 'urgency')
  const isOver = urgencies.some(([, { kind }]) => kind === 'overdue_at_once')
  return html`<fieldset>
      <legend>${FIELDS.urgency}</legend>
      ${urgencies.map(
        ([value, date]) =>
          html`<label
            ><input
              type="radio"
              name="urgency"
              value="${value}"
              required
              ${date.kind === 'too_late' ? html`disabled` : ''}
              ${value === chosen ? html`checked` : ''}
            />
            <span>${URGENCY_NAMES[value]}: ${urgencyDateInWords(date)}</span></label
          >`,
      )}
    </fieldset>
    ${
      isOver
        ? html`<label
            ><input type="checkbox" name="aware" value="1" /> <span>${FIELDS.awareOverdue}</span></label
          >`
        : ''
    }
    ${reason(shown, 'muc-do')}`
}

function urgencyDateInWords(date: UrgencyDate): string {
  if (date.kind === 'standing' || date.kind === 'too_late') return FIELDS.urgencyDates[date.kind]
  return FIELDS.urgencyDates[date.kind](vietnamTime(date.due))
}

function refusal(shown: Shown): Html {
  const chosen = keptValue(shown, 'tu-choi', 'why')
  const name = departmentName(shown.view.ticket.department, shown.view.ticket.place)
  return html`<fieldset>
      <legend>${FIELDS.refusal}</legend>
      ${REFUSAL_REASONS.map(
        (why) =>
          html`<label
            ><input type="radio" name="why" value="${why}" required ${why === chosen ? html`checked` : ''} />
            <span>${refusalSentence(name, shown.view.ticket.code, why)}</span></label
          >`,
      )}
    </fieldset>
    ${textField(shown, {
      step: 'tu-choi',
      name: 'note',
      label: FIELDS.refusalNote,
      rule: FIELDS.refusalNoteRule,
      rows: 2,
      most: 1000,
    })}`
}

function otherTicket(shown: Shown): Html {
  const { alike } = shown.view
  const chosen = keptValue(shown, 'gop', 'other')
  const typed = (required: boolean): Html =>
    inputField(shown, { step: 'gop', name: 'code', label: FIELDS.code, type: 'text', required })
  if (alike.length === 0) return typed(true)
  return html`<fieldset>
      <legend>${FIELDS.similar}</legend>
      ${alike.map(
        ({ code, question }) =>
          html`<label
            ><input type="radio" name="other" value="${code}" ${code === chosen ? html`checked` : ''} />
            <span><span class="code">${code}</span> ${question}</span></label
          >`,
      )}
      <label
        ><input type="radio" name="other" value="" ${chosen === '' ? html`checked` : ''} />
        ${FIELDS.otherCode}</label
      >
    </fieldset>
    ${typed(false)}`
}
