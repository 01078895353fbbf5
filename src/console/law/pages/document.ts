import { html } from 'hono/html'
import { sourceAddress } from '#knowledge/source-address.ts'
import type { Edition } from '#knowledge/edition.ts'
import type { FormerWording, LegalDocument, Part, Provision } from '#knowledge/provision.ts'
import { documentLabel } from '#knowledge/shelf.ts'
import type { Day } from '#knowledge/validity.ts'
import { asItRead } from '#knowledge/wording.ts'
import { worksOnLaw } from '../../../officials/may.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { addressOf, labelOf, relationInWords } from '../labels.ts'
import { DOCUMENT, PARTS, TERRITORIES } from '../phrases.ts'
import { validityInWords } from './diff.ts'
import { lawPage, stateOf } from './frame.ts'

export interface DocumentView {
  readonly edition: Edition
  /** Version it is shown as of, and whether that is the one in use. */
  readonly version: number
  readonly isInUse: boolean
  readonly day: Day
  readonly waits: boolean
  /** Those in use, for the names of what governs a matter today. */
  readonly documents: ReadonlyMap<string, LegalDocument>
}

/** A document as one version has it, on one day. Every word of it came from a file. */
export function documentPage(who: SignedIn, view: DocumentView): Html {
  const { edition, day, version, isInUse, waits } = view
  const { document, provisions, parts } = edition
  return lawPage(
    who,
    { title: documentLabel(document) },
    html`${
        waits && worksOnLaw(who.official)
          ? html`<p class="aside">
              <a href="/console/van-ban/cho/${document.id}">${DOCUMENT.waits}</a>
            </p>`
          : ''
      }
      <div class="columns">
        <div>
          <section aria-labelledby="cac-dieu">
            <h2 id="cac-dieu">${DOCUMENT.provisions} <small>${DOCUMENT.asOf(day)}</small></h2>
            ${provisions.length === 0 ? html`<p class="card empty">${DOCUMENT.empty}</p>` : ''}
            ${provisions.map((provision) => provisionSection(provision, view))}
          </section>
          ${parts.length === 0 ? '' : partsSection(parts)}
        </div>
        <aside aria-label="${DOCUMENT.facts}">
          <section class="card" aria-labelledby="thong-tin">
            <h2 id="thong-tin">${DOCUMENT.facts}</h2>
            ${facts(view)}
            <form method="get" action="/console/van-ban/xem/${document.id}">
              ${isInUse ? '' : html`<input type="hidden" name="phien-ban" value="${version}" />`}
              <label for="ngay">${DOCUMENT.day}</label>
              <input id="ngay" name="ngay" type="date" value="${day}" />
              <button class="secondary">${DOCUMENT.look}</button>
            </form>
          </section>
        </aside>
      </div>`,
  )
}

function facts({ edition: { document }, day, version, documents }: DocumentView): Html {
  const fact = (name: string, value: Html | string): Html =>
    html`<div>
      <dt>${name}</dt>
      <dd>${value}</dd>
    </div>`
  const { number, name, issuer, territory, validity, aliases, articles, complete, note } = document
  const { relations = [] } = document
  return html`<dl class="facts">
    ${fact(DOCUMENT.number, html`${number} <small>(${document.id})</small>`)} ${fact(document.kind, name)}
    ${issuer === '' ? '' : fact(DOCUMENT.issuer, issuer)} ${fact(DOCUMENT.place, TERRITORIES[territory])}
    ${fact(DOCUMENT.validity, html`${stateOf(document, day)}<br /><small>${validityInWords(validity)}</small>`)}
    ${fact(DOCUMENT.articles, DOCUMENT.articlesKnown(articles, complete))}
    ${aliases.length === 0 ? '' : fact(DOCUMENT.aliases, aliases.join('; '))}
    ${note === undefined ? '' : fact(DOCUMENT.note, note)}
    ${
      relations.length === 0
        ? ''
        : fact(
            DOCUMENT.relations,
            html`<ul class="plain">
              ${relations.map((relation) => html`<li>${relationInWords(relation, documents)}</li>`)}
            </ul>`,
          )
    }
    ${fact(DOCUMENT.address, webLink(sourceAddress(document)))} ${fact(DOCUMENT.version, String(version))}
  </dl>`
}

/** An address from a file: anything but a web address would run when it is followed. */
function webLink(url: string): Html | string {
  if (url === '') return DOCUMENT.noAddress
  return /^https?:\/\//i.test(url) ? html`<a href="${url}" rel="noreferrer">${url}</a>` : url
}

function provisionSection(provision: Provision, { day, documents }: DocumentView): Html {
  const { id, level, note, missing, today, former = [] } = provision
  const { heading, text, summary } = asItRead(provision, day)
  return html`<article class="card provision ${level}" id="${id.replaceAll('/', '.')}">
    <h3>${addressOf(id)}${heading === undefined ? '' : html`. ${heading}`}</h3>
    <p class="meta">
      <span>${stateOf(provision, day)}</span>
      <a href="/console/van-ban/lich-su?${new URLSearchParams({ ma: id }).toString()}"
        >${DOCUMENT.history}<span class="unseen"> ${addressOf(id)}</span></a
      >
    </p>
    ${wording(text, summary)} ${labelled(DOCUMENT.note, note)} ${labelled(DOCUMENT.missing, missing)}
    ${today.length === 0 ? '' : labelled(DOCUMENT.today, today.map((one) => labelOf(one, documents)).join('; '))}
    ${former.map(formerWording)}
  </article>`
}

function wording(text: string | undefined, summary: string | undefined): Html {
  return html`${
    text === undefined
      ? ''
      : html`<div class="official">
          <h4>${DOCUMENT.official}</h4>
          <p class="said">${text}</p>
        </div>`
  }
  ${labelled(DOCUMENT.summary, summary)}`
}

function labelled(label: string, text: string | undefined): Html | '' {
  return text === undefined
    ? ''
    : html`<h4>${label}</h4>
        <p class="said">${text}</p>`
}

function formerWording({ until, heading, text, summary }: FormerWording): Html {
  return html`<details class="fold">
    <summary>${DOCUMENT.former(until)}</summary>
    ${heading === undefined ? '' : html`<p>${heading}</p>`} ${wording(text, summary)}
  </details>`
}

function partsSection(parts: readonly Part[]): Html {
  return html`<section aria-labelledby="cac-phan">
    <h2 id="cac-phan">${DOCUMENT.parts}</h2>
    ${parts.map(
      ({ level, heading, text }) =>
        html`<details class="card">
          <summary>
            <h3>${PARTS[level]}${heading === undefined ? '' : html`: ${heading}`}</h3>
          </summary>
          ${text === undefined ? '' : html`<p class="said">${text}</p>`}
        </details>`,
    )}
  </section>`
}
