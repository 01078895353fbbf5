import { html } from 'hono/html'
import type { LegalDocument } from '#knowledge/provision.ts'
import type { Needed } from '#knowledge/import/run.ts'
import { WAIT_WORDS } from '../../../publishing/phrases.ts'
import type { ImportResult } from '../../../publishing/import.ts'
import { notice } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import type { Faults, Written } from '../import-form.ts'
import { labelOf } from '../labels.ts'
import {
  faultyLine,
  IMPORT,
  needs,
  NO_SOURCE,
  relationsFound,
  RESULTS,
  TO_WAITING,
} from '../phrases-import.ts'
import { WAITS } from '../phrases.ts'
import { lawPage } from './frame.ts'
import { importForm } from './import.ts'
import { reportSection } from './report.ts'

export interface FileResult {
  readonly file: string
  readonly result: ImportResult
}

interface ResultsView {
  readonly results: readonly FileResult[]
  readonly written: Written
  readonly documents: ReadonlyMap<string, LegalDocument>
}

/** What became of each file, and the form once more: for the next, or to complete what a file does not say. */
export function resultsPage(who: SignedIn, { results, written, documents }: ResultsView): Html {
  const needed = new Set(results.flatMap(({ result }) => (result.kind === 'needs' ? result.what : [])))
  return lawPage(
    who,
    { title: IMPORT.results, tab: 'import' },
    html`${results.map((one) => resultSection(one, documents))}
      <section class="card narrow" aria-labelledby="nhap-tiep">
        <h2 id="nhap-tiep">${needed.size > 0 ? IMPORT.complete : IMPORT.again}</h2>
        ${
          needed.size > 0
            ? html`<p>${IMPORT.chooseAgain}</p>
                ${importForm(who, { written, faults: faultsOf(needed) })}`
            : importForm(who, {})
        }
      </section>`,
  )
}

function faultsOf(needed: ReadonlySet<Needed>): Faults {
  return {
    ...(needed.has('id') && { number: needs(['id']) }),
    ...(needed.has('place') && { place: needs(['place']) }),
    ...(needed.has('from') && { from: needs(['from']) }),
  }
}

function resultSection({ file, result }: FileResult, documents: ReadonlyMap<string, LegalDocument>): Html {
  return html`<section class="card result ${result.kind}">
    <h2><bdi>${file}</bdi> <span class="chip">${RESULTS[result.kind]}</span></h2>
    ${told(result, documents)}
  </section>`
}

function told(result: ImportResult, documents: ReadonlyMap<string, LegalDocument>): Html {
  switch (result.kind) {
    case 'refused':
      return html`<p role="alert">${result.message}</p>`
    case 'faulty':
      return html`<p role="alert">${faultyLine(result.line)}</p>`
    case 'needs':
      return html`<p role="alert">${needs(result.what)}</p>
        ${reportSection(result.report)}`
    case 'unchanged':
      return html`<p>${labelOf(result.document, documents)}</p>
        ${reportSection(result.report)}`
    case 'waiting': {
      const { document, report, hasSource, waitsFor, relations } = result
      return html`<p>${labelOf(document, documents)}</p>
        ${
          waitsFor.length > 0
            ? html`<p class="held">
                <strong>${WAITS.look}</strong>,
                ${WAITS.because(waitsFor.map((reason) => WAIT_WORDS[reason]))}.
              </p>`
            : html`<p>${WAITS.ready}.</p>`
        }
        ${hasSource ? '' : notice('warning', NO_SOURCE)}
        ${relations.length > 0 ? html`<p>${relationsFound(relations.length)}</p>` : ''}
        <p><a href="/console/van-ban/cho/${document}" class="button" role="button">${TO_WAITING}</a></p>
        ${reportSection(report)}`
    }
  }
}
