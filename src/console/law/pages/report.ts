import { html } from 'hono/html'
import type { DocumentFacts } from '#knowledge/import/facts.ts'
import type { ImportReport } from '#knowledge/import/report.ts'
import { spell } from '#knowledge/validity.ts'
import { reportSummary } from '../../../publishing/phrases.ts'
import type { Html } from '../../pages/layout.ts'
import { addressOf } from '../labels.ts'
import { HIDDEN, REPORT, UNPLACED } from '../phrases-import.ts'

/** Beyond so many lines of one kind the rest are counted. */
const MOST_SHOWN = 300

/** What an import found, line by line. All of it comes from a file and is shown as text. */
export function reportSection(report: ImportReport): Html {
  const { gaps, unplaced, ended, missing, hidden, setAside } = report
  const skipped = gaps.filter(({ kind }) => kind === 'skipped')
  const marked = gaps.filter(({ kind }) => kind === 'marked')
  return html`<p>${reportSummary(report)}</p>
    ${factsList(report.document)}
    ${found(
      REPORT.unplaced,
      unplaced.map(({ line, text, reason }) => item(line, text, UNPLACED[reason])),
    )}
    ${found(
      REPORT.skipped,
      skipped.map(({ line, text }) => item(line, REPORT.skippedWhat(text))),
    )}
    ${found(
      REPORT.ended,
      ended.map((id) => html`<li>${addressOf(id)}</li>`),
    )}
    ${found(REPORT.missing, [
      ...missing.map((id) => html`<li>${addressOf(id)}</li>`),
      ...marked.map(({ line, text, within }) =>
        item(line, text, within === undefined ? '' : addressOf(within)),
      ),
    ])}
    ${found(
      REPORT.hidden,
      hidden.map(({ line, text, kind }) => item(line, text, HIDDEN[kind])),
      REPORT.hiddenRule,
    )}
    ${folded(
      REPORT.setAside,
      setAside.map(({ number, text }) => item(number, text)),
    )}`
}

function factsList(facts: DocumentFacts | undefined): Html | '' {
  if (facts === undefined) return ''
  const { number, name, issuer, issuedOn, passedOn, inForce, consolidation } = facts
  const days = (day: string | undefined): string | undefined => day && spell(day)
  const lines = [
    ['number', number],
    ['name', name],
    ['issuer', issuer],
    ['issuedOn', days(issuedOn)],
    ['passedOn', days(passedOn)],
    ['inForce', inForce?.words],
    ['consolidation', consolidation],
  ] as const
  return html`<h3>${REPORT.facts}</h3>
    <dl class="facts wide-names">
      ${lines.map(([key, value]) =>
        value === undefined || value === ''
          ? ''
          : html`<div>
              <dt>${REPORT.facts_[key]}</dt>
              <dd>${value}</dd>
            </div>`,
      )}
    </dl>`
}

function item(line: number, text: string, why = ''): Html {
  // Set apart, so that letters that turn the direction of writing do not reach beyond it.
  return html`<li>
    ${line > 0 ? html`<span class="line">${REPORT.line(line)}</span>` : ''}
    ${why === '' ? '' : html`<span class="why">${why}</span>`}
    <bdi class="found">${text}</bdi>
  </li>`
}

function found(title: string, items: readonly Html[], rule = ''): Html | '' {
  if (items.length === 0) return ''
  return html`<h3>${title} <span class="count">${items.length}</span></h3>
    ${rule === '' ? '' : html`<p class="aside">${rule}</p>`} ${list(items)}`
}

function folded(title: string, items: readonly Html[]): Html | '' {
  if (items.length === 0) return ''
  return html`<details class="fold">
    <summary>${title} <span class="count">${items.length}</span></summary>
    ${list(items)}
  </details>`
}

function list(items: readonly Html[]): Html {
  const more = items.length - MOST_SHOWN
  return html`<ul class="findings">
    ${items.slice(0, MOST_SHOWN)} ${more > 0 ? html`<li>${REPORT.more(more)}</li>` : ''}
  </ul>`
}
