import { html } from 'hono/html'
import * as z from 'zod'
import type { EditionDiff, Field, FieldChange, ProvisionChange } from '#knowledge/diff.ts'
import { TerritoryShape, ValidityShape } from '#knowledge/edition.ts'
import type { Validity } from '#knowledge/validity.ts'
import { FIELD_NAMES, RELATION_WORDS } from '../../../publishing/phrases.ts'
import type { Html } from '../../pages/layout.ts'
import { addressOf, labelOf } from '../labels.ts'
import { DIFF, DOCUMENT, TERRITORIES, VALIDITY } from '../phrases.ts'

/** What differs between two editions, article by article, in words. */
export function diffSection({ fields, provisions }: EditionDiff): Html {
  if (fields.length + provisions.length === 0) return html`<p class="empty">${DIFF.none}</p>`
  return html`<p class="aside">${DIFF.legend}</p>
    ${
      fields.length === 0
        ? ''
        : html`<details class="change" open>
            <summary>
              ${DIFF.document}
              ${kindMark(fields.every(({ before }) => before === null) ? 'added' : 'changed')}
            </summary>
            ${fields.map(fieldChange)}
          </details>`
    }
    ${provisions.map(provisionChange)}`
}

/** Open where words changed; a wording that is wholly new or gone is long and folded. */
function provisionChange(change: ProvisionChange): Html {
  const reworded = change.fields.some(({ before, after }) => before !== null && after !== null)
  return html`<details class="change" ${reworded ? html`open` : ''}>
    <summary>${addressOf(change.id)} ${kindMark(change.kind)}</summary>
    ${change.fields.map(fieldChange)}
  </details>`
}

function kindMark(kind: ProvisionChange['kind']): Html {
  return html`<span class="kind ${kind}">${DIFF.kinds[kind]}</span>`
}

export function fieldChange(change: FieldChange): Html {
  // Nothing may stand between the mark and its words: line ends are kept in them.
  return html`<div class="field">
    <p class="label">${FIELD_NAMES[change.field]}</p>
    <p class="said">${changedWords(change)}</p>
  </div>`
}

const PROSE: ReadonlySet<Field> = new Set(['text', 'summary', 'heading', 'note', 'missing', 'name'])

/** Word by word; what is no prose as it was and as it would be. */
function changedWords({ field, before, after, words }: FieldChange): ReadonlyArray<Html | string> {
  if (words.length > 0 && PROSE.has(field)) {
    return words.map(({ kind, text }) => {
      if (kind === 'same') return text
      return kind === 'added' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`
    })
  }
  return [
    ...(before === null ? [] : [html`<del>${spelled(field, before)}</del>`, ' ']),
    ...(after === null ? [] : [html`<ins>${spelled(field, after)}</ins>`]),
  ]
}

const Former = z.array(
  z.object({ until: z.string(), text: z.string().optional(), summary: z.string().optional() }),
)
const EndedBodies = z.object({ from: z.string(), names: z.array(z.string()) })

/** Fields that are compared as JSON, as people say them. */
function spelled(field: Field, value: string): string {
  switch (field) {
    case 'validity':
      return validityInWords(ValidityShape.parse(JSON.parse(value)))
    case 'territory':
      return TERRITORIES[TerritoryShape.parse(value)]
    case 'former':
      return Former.parse(JSON.parse(value))
        .map(({ until, text, summary }) => `${DOCUMENT.former(until)}: ${text ?? summary ?? ''}`)
        .join('\n')
    case 'endedBodies': {
      const { from, names } = EndedBodies.parse(JSON.parse(value))
      return `${VALIDITY.from(from)}: ${names.join('; ')}`
    }
    case 'relations':
      return value.split('\n').map(relationInWords).join('\n')
    case 'heading':
    case 'text':
    case 'summary':
    case 'note':
    case 'missing':
    case 'words':
    case 'today':
    case 'name':
    case 'url':
    case 'aliases':
    case 'extent':
      return value
  }
}

/** @param id as {@link relationId} makes it */
function relationInWords(id: string): string {
  const [by = '', kind = '', target = ''] = id.split(':')
  const words = Object.entries(RELATION_WORDS).find(([known]) => known === kind)?.[1] ?? kind
  return `${labelOf(by, new Map())} ${words} ${labelOf(target, new Map())}`
}

export function validityInWords({ from, to, endedBy, amended = [], needsRuling, ruled }: Validity): string {
  return [
    VALIDITY.from(from),
    ...amended.map(({ on, by }) => VALIDITY.amended(on, by)),
    ...(to === undefined ? [] : [VALIDITY.to(to, endedBy)]),
    ...(ruled === undefined ? [] : [VALIDITY.ruled(ruled.from, ruled.reason)]),
    ...(needsRuling === undefined ? [] : [VALIDITY.needsRuling(needsRuling.from, needsRuling.reason)]),
  ].join('; ')
}
