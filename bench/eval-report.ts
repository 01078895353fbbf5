import { readFileSync } from 'node:fs'
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { severityOf, worstFirst } from './eval-figures.ts'
import type { Confusion, Figures, GroupFigures, Judged } from './eval-figures.ts'
import * as say from './eval-phrases.ts'
import { outcomesIn } from './eval-tables.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const CSS = ['../src/palette.css', 'eval-report.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n')

/** One page that needs nothing beside itself: no script, no address, both colour schemes, a telephone's width. */
export async function reportPage(
  about: readonly string[],
  { groups, confusion }: Figures,
  judged: readonly Judged[],
): Promise<string> {
  const faulty = worstFirst(judged)
  const right = judged.filter((one) => severityOf(one) === undefined)
  const page = html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <title>${say.TITLE}</title>
        <link rel="icon" href="data:," />
        <style>
          ${raw(CSS)}
        </style>
      </head>
      <body>
        <main>
          <h1>${say.TITLE}</h1>
          ${about.map((line) => html`<p class="faint">${line}</p>`)}
          <h2>${say.HEADINGS.groups}</h2>
          <p class="faint">${say.FIGURES_NOTE}</p>
          ${figuresTable(say.HEADINGS.groups, groups, 'group')}
          <h2>${say.HEADINGS.forms}</h2>
          ${figuresTable(say.HEADINGS.forms, groups, 'form')}
          <h2>${say.HEADINGS.leading}</h2>
          ${figuresTable(say.HEADINGS.leading, groups, 'leading')}
          <h2>${say.HEADINGS.confusion}</h2>
          <p class="faint">${say.CONFUSION_NOTE}</p>
          ${confusionTable(confusion)}
          <h2>${say.HEADINGS.faulty} (${faulty.length})</h2>
          ${faulty.length === 0 ? html`<p>${say.NOTHING_FAULTY}</p>` : faulty.map(inFull)}
          <h2>${say.HEADINGS.right} (${right.length})</h2>
          ${right.map(inFull)}
        </main>
      </body>
    </html> `
  return String(await page)
}

function figuresTable(label: string, groups: Figures['groups'], of: string): Html {
  const rows = Object.entries(groups).flatMap(([name, figures]) => {
    if (name === 'all') return [{ name: say.ALL, figures }]
    return name.startsWith(`${of}: `) ? [{ name: say.named(name.slice(of.length + 2)), figures }] : []
  })
  return html`<div class="sheet" role="region" aria-label="${label}" tabindex="0">
    <table>
      <thead>
        <tr>
          <td></td>
          ${say.COLUMNS.map(([, label]) => html`<th scope="col">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ name, figures }) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${say.COLUMNS.map(([key]) => cell(key, figures[key]))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function cell(key: keyof GroupFigures, value: number | null): Html {
  const isAmiss = key === 'wrong' && value !== 0
  return html`<td class="${isAmiss ? 'amiss' : ''}">${inVietnamese(value)}</td>`
}

function inVietnamese(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('vi-VN')
}

function confusionTable(confusion: Confusion): Html {
  const outcomes = outcomesIn(confusion)
  return html`<div class="sheet" role="region" aria-label="${say.HEADINGS.confusion}" tabindex="0">
    <table>
      <thead>
        <tr>
          <td class="faint">${say.EXPECTED} \\ ${say.GIVEN}</td>
          ${outcomes.map((outcome) => html`<th scope="col">${say.named(outcome)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${outcomes.map(
          (expected) =>
            html`<tr>
              <th scope="row">${say.named(expected)}</th>
              ${outcomes.map((given) => {
                const count = confusion[expected]?.[given] ?? 0
                const look = count === 0 ? 'faint' : given === expected ? 'right' : 'amiss'
                return html`<td class="${look}">${count}</td>`
              })}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function inFull(judged: Judged): Html {
  const { line, answer, faults } = judged
  const severity = severityOf(judged)
  return html`<details class="${severity ?? 'fine'}">
    <summary>
      ${severity === undefined ? '' : html`<b>${say.SEVERITY[severity]}</b>`}<span class="id"
        >${line.id} · ${say.named(line.form)}</span
      >${line.question}
    </summary>
    <dl>
      ${entry(
        say.FAULTS,
        faults.map((fault) => say.faultInWords(fault)),
      )}
      ${entry(say.EARLIER, line.context)}
      ${entry(say.SETTING, [[answer.asOf, ...(answer.place === null ? [] : [say.named(answer.place)])].join(', ')])}
      ${entry(say.EXPECTED, [line.expect.map(say.named).join(', ')])}
      ${entry(say.GIVEN, [`${say.named(answer.outcome)} (${answer.reason})`])}
      ${entry(say.ANSWER, [answer.text])}
      ${entry(
        say.CITED,
        answer.citations.length === 0
          ? [say.CITED_NOTHING]
          : answer.citations.map(({ id, label }) => `${label} (${id})`),
      )}
    </dl>
  </details>`
}

function entry(label: string, said: readonly string[]): Html | '' {
  const [only] = said
  if (only === undefined) return ''
  const words = said.length === 1 ? html`<span>${only}</span>` : listed(said)
  return html`<dt>${label}</dt>
    <dd>${words}</dd>`
}

function listed(said: readonly string[]): Html {
  return html`<ul>
    ${said.map((one) => html`<li>${one}</li>`)}
  </ul>`
}
