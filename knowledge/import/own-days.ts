import { printId } from '../address.ts'
import { findPhrases } from '../citation-words.ts'
import type { Day } from '../validity.ts'
import { SELF } from './acting-cues.ts'
import { dateIn } from './facts.ts'
import { ownWords, sentencesOf } from './sentences.ts'
import type { Tree } from './tree.ts'

const FORCE = /có hiệu lực(?: thi hành)?(?: kể)? từ (ngày [^.;,]{3,100})/giu
const TO_FORCE = new RegExp(String.raw`^\s*(?:(?:của|tại) )?(?:${SELF})?\s*$`, 'iu')

/**
 * Parts of a text that take effect on days of their own: "Quy định tại khoản 4 Điều 8 … của Luật này có hiệu lực thi hành
 * từ ngày Luật này được thông qua".
 *
 * @returns days by id of the provision
 */
export function ownDays(tree: Tree, documentId: string): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>()
  for (const node of tree.nodes) {
    if (node.address === undefined || !node.text.includes('hiệu lực')) continue
    for (const { settled } of sentencesOf(ownWords(node))) {
      let from = 0
      for (const match of settled.matchAll(FORCE)) {
        const zone = settled.slice(from, match.index)
        from = match.index + match[0].length
        const last = findPhrases(zone).at(-1)
        const day = dateIn(match[1]) ?? namedDay(match[1] ?? '', tree)
        if (last === undefined || day === undefined || !TO_FORCE.test(zone.slice(last.to))) continue
        for (const { document, address } of last.cites) {
          if (document === undefined && address !== undefined) days.set(printId(documentId, address), day)
        }
      }
    }
  }
  return days
}

function namedDay(words: string, { document }: Tree): Day | undefined {
  if (/thông qua/iu.test(words)) return document?.passedOn
  return /ký|ban hành/iu.test(words) ? document?.issuedOn : undefined
}
