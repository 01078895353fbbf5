import type { Provision } from '#knowledge/provision.ts'
import { fold } from '#knowledge/vietnamese.ts'

/** What kind of thing a question wants to know, and how a provision shows that it tells it. */
const KINDS: ReadonlyArray<{ readonly asks: RegExp; readonly tells: RegExp }> = [
  {
    asks: /\b(?:ai|co quan nao|cap nao|noi nao|don vi nao)\b/,
    tells: /\b(?:ai|co quan nao|cap nao|noi nao)\b/,
  },
  {
    asks: /\b(?:may|bao nhieu|bn|toi da|nhieu nhat|it nhat)\b/,
    tells: /\d|\b(?:mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi) (?:lan|nguoi|nam|thang|ngay|phan|dai bieu)\b/,
  },
  {
    asks: /\b(?:bao lau|bao gio|khi nao|ngay nao|ngay may|may ngay|may thang|may nam)\b/,
    tells: /\d|\b(?:hang|moi) (?:nam|quy|thang|tuan)\b|\bnhiem ky\b/,
  },
]

/**
 * How a question looks at provisions: by whether they tell the kind of thing it asks for.
 *
 * @returns `true` for every provision when the question asks for no such thing
 */
export function tellsWhatIsAsked(question: string): (provision: Provision) => boolean {
  const asked = fold(question)
  const kinds = KINDS.map(({ asks }) => asks.test(asked))
  if (!kinds.includes(true)) return () => true
  return (provision) => kindsTold(provision).some((tells, kind) => tells && kinds[kind] === true)
}

const known = new WeakMap<Provision, readonly boolean[]>()

/** Which of {@link KINDS} a provision tells. */
function kindsTold(provision: Provision): readonly boolean[] {
  const kept = known.get(provision)
  if (kept !== undefined) return kept
  const told = fold([provision.summary, ...provision.words].join('\n'))
  const kinds = KINDS.map(({ tells }) => tells.test(told))
  known.set(provision, kinds)
  return kinds
}
