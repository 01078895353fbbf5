import { lately } from '#knowledge/lately.ts'
import { fold, syllables } from '#knowledge/vietnamese.ts'

/** What ends one clause and begins the next; "thì" parts circumstances from what is asked of them. */
const CLAUSE = /[^?!.;,:\n()]+[?!.;,:\n()]*/gu
const THEN = /(?=\s(?:thì|thi)\s)/iu
/** Words by which a clause asks, of one syllable or two, folded. */
const ASKING =
  /(?:^| )(?:bao nhieu|o dau|the nao|ra sao|lam sao|nhu nao|bao lau|khi nao|bao gio|may gio|cho hoi|xin hoi|hoi la|dau|ai|gi|sao|nao|may|khong|ko|k|kg|hong|hok|chua|the|j|phan anh|khieu nai|lien he|muon biet)(?: |$)/u

/** A syllable of a text as it is routed. */
export interface Heard {
  readonly typed: string
  readonly folded: string
  /** Stands in a clause that asks, or in a text of which no clause does. */
  readonly asks: boolean
}

/**
 * The syllables of a text in order, and which of them stand in a clause that asks. "Tôi bán cà phê vỉa hè thì đóng thuế
 * bao nhiêu?" asks about the tax, not about the pavement.
 */
export const heard = lately((text): readonly Heard[] => {
  const clauses = (text.match(CLAUSE) ?? [])
    .flatMap((clause) => clause.split(THEN))
    .map((clause) => {
      const typed = syllables(clause)
      // Folding them together costs a tenth of folding each.
      const bare = fold(typed.join(' '))
      return { typed, folded: bare.split(' '), asks: ASKING.test(bare) }
    })
  const any = clauses.some(({ asks }) => asks)
  return clauses.flatMap(({ typed, folded, asks }) =>
    typed.map((one, at) => ({ typed: one, folded: folded[at] ?? '', asks: asks || !any })),
  )
})
