import { html } from 'hono/html'
import type { KnowledgeVersion } from '#knowledge/archive.ts'
import type { EditionDiff } from '#knowledge/diff.ts'
import { worksOnLaw } from '../../../officials/may.ts'
import { csrfField } from '../../pages/layout.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { ANSWERED } from '../phrases-answered.ts'
import { DIFF, VERSIONS } from '../phrases.ts'
import { diffSection } from './diff.ts'
import { reasonField } from './fields.ts'
import { forThoseWhoMay, lawPage } from './frame.ts'
import { versionMeta } from './versions.ts'

/** What going back to the version would do to one document. */
export interface DocumentChange {
  readonly label: string
  readonly kind: 'added' | 'removed' | 'changed'
  readonly diff?: EditionDiff
}

export interface VersionView {
  readonly version: KnowledgeVersion
  readonly inUse: number
  readonly documents: ReadonlyArray<{ readonly document: string; readonly label: string }>
  readonly changes: readonly DocumentChange[]
  readonly nameOf: (actor: string) => string
  readonly fault?: string
  readonly draft?: string
}

export function versionPage(who: SignedIn, view: VersionView): Html {
  const { version, inUse, documents, nameOf, fault } = view
  const isInUse = version.number === inUse
  return lawPage(
    who,
    { title: VERSIONS.name(version.number), fault },
    html`${versionMeta(version, nameOf)}
      ${version.note === null ? '' : html`<p class="said">${version.note}</p>`}
      ${
        worksOnLaw(who.official)
          ? html`<p>
              <a href="/console/van-ban/phien-ban/${version.number}/da-tra-loi">${ANSWERED.link}</a>
            </p>`
          : ''
      }
      ${isInUse ? html`<p><span class="state yes">${VERSIONS.inUse}</span></p>` : goingBack(who, view)}
      <details class="card" ${isInUse ? html`open` : ''}>
        <summary>
          <h2>${VERSIONS.documents}</h2>
          <span class="count">${documents.length}</span>
        </summary>
        <ul class="plain">
          ${documents.map(
            ({ document, label }) =>
              html`<li>
                <a href="/console/van-ban/xem/${document}?phien-ban=${version.number}">${label}</a>
              </li>`,
          )}
        </ul>
      </details>`,
  )
}

function goingBack(who: SignedIn, { version, inUse, changes, draft = '' }: VersionView): Html {
  return html`<section class="card" aria-labelledby="se-doi">
      <h2 id="se-doi">${VERSIONS.changes}</h2>
      <p>${changes.length === 0 ? VERSIONS.same : VERSIONS.changed(changes.length)}</p>
      ${changes.map(documentChange)}
    </section>
    <section class="card narrow" aria-labelledby="dung-lai">
      <h2 id="dung-lai">${VERSIONS.useAgain}</h2>
      ${forThoseWhoMay(
        who,
        'put_to_use',
        VERSIONS.may,
        () =>
          html`<form method="post" action="/console/van-ban/phien-ban/${version.number}/dung-lai">
            ${csrfField(who)}
            <input type="hidden" name="da-xem" value="${inUse}" />
            ${reasonField({
              name: 'note',
              label: VERSIONS.why,
              rule: `${VERSIONS.whyRule} ${VERSIONS.stale}`,
              value: draft,
              required: true,
            })}
            <button>${VERSIONS.useAgain}</button>
          </form>`,
      )}
    </section>`
}

function documentChange({ label, kind, diff }: DocumentChange): Html {
  if (diff === undefined)
    return html`<p>
      ${label} <span class="kind ${kind}">${kind === 'changed' ? DIFF.kinds.changed : VERSIONS[kind]}</span>
    </p>`
  return html`<details class="fold">
    <summary>${label} <span class="count">${diff.provisions.length}</span></summary>
    ${diffSection(diff)}
  </details>`
}
