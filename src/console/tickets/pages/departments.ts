import { html } from 'hono/html'
import { sentenceCase } from '../../../domain/sentence-case.ts'
import type { Place } from '#knowledge/place.ts'
import type { DepartmentId } from '../../../domain/ids.ts'
import type { DepartmentGroup } from '../../../domain/notices.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import type { KeptDepartmentRules } from '../../../tickets/department-rules.ts'
import { departmentName } from '../../../tickets/departments.ts'
import { csrfField, notice, page } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import { GROUP } from '../../phrases-notices.ts'
import { FRAME, SPEAKERS } from '../../phrases.ts'
import type { SignedIn } from '../../session.ts'
import { DEPARTMENTS } from '../phrases.ts'

interface RuledDepartment {
  readonly place: Place
  readonly department: DepartmentId
  readonly kept: KeptDepartmentRules
  /** The group on Telegram that gets its cards. */
  readonly group: DepartmentGroup | undefined
}

interface DepartmentsView {
  readonly departments: readonly RuledDepartment[]
  /** Who changed them. */
  readonly names: ReadonlyMap<string, string>
  readonly hasTelegram: boolean
  /** How to use a one-time code, with the code. */
  readonly code?: string
  readonly news?: string
  readonly fault?: string
}

/** How departments work: those the official may say it of. */
export function departmentsPage(who: SignedIn, view: DepartmentsView): Html {
  const { departments, hasTelegram, news, fault, code } = view
  return page(
    {
      title: DEPARTMENTS.title,
      who,
      here: 'queue',
      crumbs: [{ href: '/console', label: FRAME.queue }],
    },
    html`<div class="headline"><h1>${DEPARTMENTS.title}</h1></div>
      ${news === undefined ? '' : notice('good', news)} ${fault === undefined ? '' : notice('bad', fault)}
      ${code === undefined ? '' : notice('info', code)}
      <p class="aside">${DEPARTMENTS.about}</p>
      ${hasTelegram ? html`<p class="aside">${GROUP.about}</p>` : ''}
      <div class="room">
        <table class="queue">
          <thead>
            <tr>
              <th scope="col">${DEPARTMENTS.department}</th>
              <th scope="col">${DEPARTMENTS.fourEyes}</th>
              ${hasTelegram ? html`<th scope="col">${GROUP.title}</th>` : ''}
            </tr>
          </thead>
          <tbody>
            ${departments.map((one) => row(who, one, view))}
          </tbody>
        </table>
      </div>`,
  )
}

function row(
  who: SignedIn,
  { place, department, kept, group }: RuledDepartment,
  { names, hasTelegram }: DepartmentsView,
): Html {
  const { rules, revision, changed } = kept
  const name = departmentName(department, place)
  const next = rules.fourEyes ? DEPARTMENTS.turnOff : DEPARTMENTS.turnOn
  const label = rules.fourEyes ? DEPARTMENTS.turnOffFor(name) : DEPARTMENTS.turnOnFor(name)
  return html`<tr>
    <td class="question">${sentenceCase(name)}</td>
    <td data-label="${DEPARTMENTS.fourEyes}:">
      <form class="actions" method="post" action="/console/don-vi">
        ${csrfField(who)}
        <input type="hidden" name="place" value="${place}" />
        <input type="hidden" name="department" value="${department}" />
        <input type="hidden" name="seen" value="${revision}" />
        <input type="hidden" name="on" value="${rules.fourEyes ? '0' : '1'}" />
        <span class="chip ${rules.fourEyes ? 'yes' : ''}"
          >${rules.fourEyes ? DEPARTMENTS.on : DEPARTMENTS.off}</span
        >
        <button class="quiet" aria-label="${label}">${next}</button>
      </form>
      ${
        changed === undefined
          ? ''
          : html`<p class="meta">
              ${DEPARTMENTS.changed(names.get(changed.by) ?? SPEAKERS.official, vietnamTime(changed.at))}
            </p>`
      }
    </td>
    ${hasTelegram ? groupCell(who, { place, department, group }, names) : ''}
  </tr>`
}

function groupCell(
  who: SignedIn,
  { place, department, group }: Omit<RuledDepartment, 'kept'>,
  names: DepartmentsView['names'],
): Html {
  const name = departmentName(department, place)
  const label = group === undefined ? GROUP.bindFor(name) : GROUP.unbindFor(name)
  return html`<td data-label="${GROUP.title}:">
    <form class="actions" method="post" action="/console/don-vi/nhom${group === undefined ? '' : '/bo'}">
      ${csrfField(who)}
      <input type="hidden" name="place" value="${place}" />
      <input type="hidden" name="department" value="${department}" />
      <span class="chip ${group === undefined ? '' : 'yes'}"
        >${group === undefined ? GROUP.off : GROUP.on}</span
      >
      <button class="quiet" aria-label="${label}">${group === undefined ? GROUP.bind : GROUP.unbind}</button>
    </form>
    ${
      group === undefined
        ? ''
        : html`<p class="meta">
            ${GROUP.bound(names.get(group.by) ?? SPEAKERS.official, vietnamTime(group.at))}
          </p>`
    }
  </td>`
}
