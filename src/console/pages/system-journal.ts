import { html } from 'hono/html'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import type { JournalLine, SystemState } from '../../operating/state.ts'
import { NETWORKS } from '../phrases.ts'
import { JOURNAL, LETTERS, SWITCHBOARD } from '../phrases-system.ts'
import type { Html } from './layout.ts'

/** What operators did, and why. */
export function journalSection({ journal }: SystemState): Html {
  return html`<section aria-labelledby="nhat-ky">
    <h2 id="nhat-ky">${JOURNAL.title}</h2>
    ${
      journal.length === 0
        ? html`<p class="card empty">${JOURNAL.none}</p>`
        : html`<ol class="card audit">
            ${journal.map(
              (line) =>
                html`<li>
                  ${inWords(line)}
                  <span class="meta">${vietnamTime(line.at)}, ${line.by?.name ?? JOURNAL.someone}</span>
                  ${line.by === undefined ? '' : html`<span class="meta">${line.by.email}</span>`}
                </li>`,
            )}
          </ol>`
    }
  </section>`
}

function inWords(line: JournalLine): string {
  if (line.kind === 'switch') return JOURNAL.turned(SWITCHBOARD.names[line.name], line.off, line.why)
  const { letter, network, ticket, move, why } = line
  const about = [LETTERS.number(letter), NETWORKS[network], ...(ticket === null ? [] : [ticket])]
  return `${JOURNAL.moves[move]}: ${about.join(', ')}${why === null ? '' : `. ${LETTERS.why}: ${why}`}`
}
