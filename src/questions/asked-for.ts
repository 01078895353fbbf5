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

/** Whether a provision tells the kind of thing the question asks for; `undefined` when the question asks no such thing. */
export function tellsWhatIsAsked(question: string, provision: Provision): boolean | undefined {
  const asked = fold(question)
  const kinds = KINDS.filter(({ asks }) => asks.test(asked))
  if (kinds.length === 0) return undefined
  const told = fold([provision.summary, ...provision.words].join('\n'))
  return kinds.some(({ tells }) => tells.test(told))
}
