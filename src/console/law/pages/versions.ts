import { html } from 'hono/html'
import type { KnowledgeVersion } from '#knowledge/archive.ts'
import { vietnamTime } from '../../../domain/vietnam-time.ts'
import { mayMoveLaw } from '../../../officials/may.ts'
import type { Html } from '../../pages/layout.ts'
import type { SignedIn } from '../../session.ts'
import { VERSIONS } from '../phrases.ts'

const VERSIONS_SHOWN = 10

export interface VersionsView {
  /** Newest first. */
  readonly versions: readonly KnowledgeVersion[]
  readonly inUse: number
  readonly nameOf: (actor: string) => string
}

/** Every version there has been; the older ones are folded. */
export function versionList(who: SignedIn, view: VersionsView): Html {
  const { versions } = view
  const older = versions.slice(VERSIONS_SHOWN)
  return html`<section aria-labelledby="phien-ban">
    <h2 id="phien-ban">${VERSIONS.title}</h2>
    <ol class="rows card">
      ${versions.slice(0, VERSIONS_SHOWN).map((version) => row(who, version, view))}
    </ol>
    ${
      older.length === 0
        ? ''
        : html`<details class="card">
            <summary>${VERSIONS.older} <span class="count">${older.length}</span></summary>
            <ol class="rows">
              ${older.map((version) => row(who, version, view))}
            </ol>
          </details>`
    }
  </section>`
}

function row(who: SignedIn, version: KnowledgeVersion, { inUse, nameOf }: VersionsView): Html {
  const { number, note } = version
  const address = `/console/van-ban/phien-ban/${number}`
  return html`<li>
    <p class="question">
      <a href="${address}">${VERSIONS.name(number)}</a>
      ${note === null ? '' : html`<span class="name">${note}</span>`}
    </p>
    ${versionMeta(version, nameOf)}
    <p class="since">
      ${
        number === inUse
          ? html`<span class="state yes">${VERSIONS.inUse}</span>`
          : html`<a href="${address}"
              >${mayMoveLaw(who.official, 'put_to_use') ? VERSIONS.useAgain : VERSIONS.look}<span
                class="unseen"
              >
                ${number}</span
              ></a
            >`
      }
    </p>
  </li>`
}

/** When a version was published, by whom, and why in spite of broken questions, if there were any. */
export function versionMeta(
  { at, by, origin, overruled }: KnowledgeVersion,
  nameOf: (actor: string) => string,
): Html {
  return html`<p class="meta">
    <span>${vietnamTime(at)}</span>
    <span>${origin === 'shipped' ? VERSIONS.shipped : nameOf(by)}</span>
    ${overruled === null ? '' : html`<span class="overruled">${VERSIONS.overruled(overruled)}</span>`}
  </p>`
}
