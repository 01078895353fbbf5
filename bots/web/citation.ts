import { spell } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { html } from 'hono/html'
import type { Citation } from '#src/domain/answer.ts'
import type { Html } from './page.ts'
import { CITATION, STANDINGS, validFrom, validUntil } from './phrases.ts'

/** The provisions a reply rests on, each to be opened. */
export function citationList(citations: readonly Citation[], today: Day): Html | '' {
  if (citations.length === 0) return ''
  return html`<section class="citations" aria-label="${CITATION.list}">
    ${citations.map((citation) => citationDetails(citation, today))}
  </section>`
}

function citationDetails(citation: Citation, today: Day): Html {
  const { label, quote, quoteKind, from, to, note } = citation
  const standing = standingOn(citation, today)
  const ended = to === null ? '' : `; ${validUntil(spell(to))}`
  return html`<details>
    <summary>
      <span class="label">${label}</span>
      <span class="state ${standing}">${STANDINGS[standing]}</span>
    </summary>
    <blockquote>
      <p class="said">${quote}</p>
      <footer>${CITATION[quoteKind]}</footer>
    </blockquote>
    <p class="validity">${validFrom(spell(from))}${ended}.</p>
    ${note === undefined ? '' : html`<p class="note">${note}</p>`} ${source(citation.url)}
  </details>`
}

/** How the provision stood on the day asked about, and whether that is past. */
function standingOn({ inForce, to }: Citation, today: Day): keyof typeof STANDINGS {
  const held = inForce === 'yes' || inForce === 'amended'
  return held && to !== null && to <= today ? 'held_then' : inForce
}

/** @param url from a file people edit: anything but a web address would run when it is followed */
function source(url: string): Html | '' {
  if (!/^https?:\/\//i.test(url)) return ''
  return html`<p>
    <a href="${url}" target="_blank" rel="noopener noreferrer">${CITATION.source}</a>
    <small>${CITATION.newPage}</small>
  </p>`
}
