import type { Line } from './reading.ts'

export interface LegacyFont {
  readonly encoding: 'TCVN3 (ABC)' | 'VNI'
  readonly line: number
}

// Before Unicode, Vietnamese was written with fonts that drew its letters in place of others. Opened today such text
// reads "§iÒu 1. Ph¹m vi ®iÒu chØnh" (TCVN3) or "Ñieàu 1. Phaïm vi ñieàu chænh" (VNI).
const TCVN3 = /[§®µ¶·¹¨¾»¼½©ª«¬¸÷×¡¢£¤¥¦](?=\p{L})|(?<=\p{L})[®µ¶·¹¨¾»¼½©ª«¬¸]/gu
const VNI = /[ñÑøØûÛïÏåÅäÄëËüÜöÖ](?=\p{L})|(?<=[\p{L}])[ñøûïåäëüöØÛÏÅÄËÜÖ]/gu
/** Letters that only Unicode gives Vietnamese; a line with one of them is no legacy line. */
const UNICODE_ONLY = /[\u1ea0-\u1ef9ăĂđĐơƠưƯ]|[\u0300\u0301\u0303\u0309\u0323]/u
const PER_LINE = 2
const SURE = 6

/** Whether a text was written with an old Vietnamese font; one foreign name in a line is not enough. */
export function findLegacyFont(lines: readonly Line[]): LegacyFont | undefined {
  let line: number | undefined
  let hits = 0
  let ofTcvn3 = 0
  for (const { number, text } of lines) {
    if (UNICODE_ONLY.test(text)) continue
    const tcvn3 = text.match(TCVN3)?.length ?? 0
    const vni = text.match(VNI)?.length ?? 0
    if (Math.max(tcvn3, vni) < PER_LINE) continue
    line ??= number
    hits += Math.max(tcvn3, vni)
    ofTcvn3 += tcvn3
  }
  if (line === undefined || hits < SURE) return undefined
  // TCVN3 uses VNI's letters too, VNI none of TCVN3's signs: a title in capitals may not say which it is, the text does.
  return { encoding: ofTcvn3 > 0 ? 'TCVN3 (ABC)' : 'VNI', line }
}
