import { html } from 'hono/html'
import { SWITCHES } from '../../domain/switches.ts'
import type { Switch, SwitchName } from '../../domain/switches.ts'
import { vietnamTime } from '../../domain/vietnam-time.ts'
import type { SystemState } from '../../operating/state.ts'
import { PAUSE_SENTENCE } from '../../questions/phrases-pause.ts'
import { SWITCHBOARD } from '../phrases-system.ts'
import type { SignedIn } from '../session.ts'
import { csrfField } from './layout.ts'
import type { Html } from './layout.ts'

/** Longest sentence an operator tells citizens, in UTF-16 units: it is read on a small screen. */
export const LONGEST_SENTENCE = 300
export const LONGEST_REASON = 500

/** What can be switched off, what that means for citizens, and the form that does it. */
export function switchesSection(who: SignedIn, { switches }: SystemState): Html {
  return html`<section aria-labelledby="tat-bat">
    <h2 id="tat-bat">${SWITCHBOARD.title}</h2>
    ${SWITCHES.map((name) => oneSwitch(who, name, switches[name]))}
  </section>`
}

function oneSwitch(who: SignedIn, name: SwitchName, { off, why, since, revision }: Switch): Html {
  const turn = off ? SWITCHBOARD.turnOn : SWITCHBOARD.turnOff
  const title = SWITCHBOARD.names[name]
  return html`<div class="card">
    <h3>${title}</h3>
    <p>${off ? html`<strong>${SWITCHBOARD.off(vietnamTime(since), why)}</strong>` : SWITCHBOARD.on}</p>
    <p class="aside">${SWITCHBOARD.rules[name]}</p>
    <details>
      <summary>${turn}: ${title}</summary>
      <form method="post" action="/console/he-thong/cong-tac/${name}">
        ${csrfField(who)}
        <input type="hidden" name="seen" value="${revision}" />
        <input type="hidden" name="off" value="${off ? 'khong' : 'co'}" />
        ${
          name === 'answering' && !off
            ? html`<label for="cau-bao">${SWITCHBOARD.sentence}</label>
                <input
                  id="cau-bao"
                  name="sentence"
                  required
                  maxlength="${LONGEST_SENTENCE}"
                  value="${PAUSE_SENTENCE}"
                  autocomplete="off"
                />`
            : ''
        }
        <label for="ly-do-${name}">${SWITCHBOARD.why}</label>
        <input
          id="ly-do-${name}"
          name="note"
          required
          maxlength="${LONGEST_REASON}"
          autocomplete="off"
          aria-describedby="cach-${name}"
        />
        <small id="cach-${name}">${SWITCHBOARD.whyRule}</small>
        <button>${turn}</button>
      </form>
    </details>
  </div>`
}
