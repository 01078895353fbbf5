import { html } from 'hono/html'
import type { Safekeeping } from '../../domain/safekeeping.ts'
import { SAFEKEEPING } from '../phrases-safekeeping.ts'
import type { Html } from './layout.ts'

/** How much room there is, and when what is kept was last backed up. */
export function safekeepingSection({ at, room, daysLeft, backup }: Safekeeping): Html {
  return html`<section aria-labelledby="cho-trong">
    <h2 id="cho-trong">${SAFEKEEPING.title}</h2>
    <dl class="card">
      ${
        room === undefined
          ? row(SAFEKEEPING.free.disk, SAFEKEEPING.unknown)
          : html`${row(
              SAFEKEEPING.free[room.bound],
              SAFEKEEPING.freeOf(room),
              ...(daysLeft === undefined ? [] : [SAFEKEEPING.daysLeft(daysLeft)]),
              ...(room.bound === 'machine' ? [SAFEKEEPING.noLimit] : []),
            )}
            ${row(
              SAFEKEEPING.used[room.bound],
              `${SAFEKEEPING.size(room.usedBytes)}; ${SAFEKEEPING.log(room.logBytes)}`,
            )}`
      }
      ${row(
        SAFEKEEPING.backup,
        backup === undefined ? SAFEKEEPING.never : SAFEKEEPING.backedUp(backup.at, at, backup.bytes),
      )}
    </dl>
  </section>`
}

function row(name: string, ...values: readonly string[]): Html {
  return html`<div>
    <dt>${name}</dt>
    ${values.map((value) => html`<dd>${value}</dd>`)}
  </div>`
}
