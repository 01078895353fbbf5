import type { SaidNumber } from '#knowledge/number-words.ts'
import { numbersIn } from '#knowledge/number-words.ts'
import { rightlyNamed } from '#knowledge/misnamed.ts'
import type { Misnamed } from '#knowledge/misnamed.ts'
import type { Published } from '#knowledge/published.ts'
import type { Day } from '#knowledge/validity.ts'
import { publishedAsItRead } from '#knowledge/wording.ts'
import { cite } from '../../questions/citations.ts'
import { checkOfficialAnswer } from '../../questions/official-check.ts'
import type { OfficialCheck, Warning } from '../../questions/official-check.ts'

/** What an official should look at before an answer goes out. */
export type AnswerWarning =
  | Warning
  /** A document called by its number and by another's name: nobody knows which is meant. */
  | ({ readonly kind: 'misnamed' } & Misnamed)
  /** Next to nothing beside an address on the web: whoever asked is not answered where they asked. */
  | { readonly kind: 'only_link' }
  /** Whoever asked has had their data deleted: the answer reaches nobody's chat, and anybody with the code reads it. */
  | { readonly kind: 'asker_gone' }

export interface AnswerCheck {
  readonly warnings: readonly AnswerWarning[]
  /** Ids of the provisions that the words name and the shelf has. */
  readonly cites: readonly string[]
}

const LINK = /(?:https?:\/\/|www\.)\S+/giu
/** "1. ", "2) ": the number of a paragraph says nothing about the matter. */
const LIST_MARK = /^\s*\d{1,2}[.)](?=\s)/gmu
const FIGURE = /\d+(?:[.,/-]\d+)*/g
/** Letters of "Mời bạn xem hướng dẫn tại" and a little more. */
const LEAST_LETTERS = 30

/**
 * The checks of an answer that need its words understood: names of documents and numbers spelled out, with everything
 * {@link checkOfficialAnswer} looks at. A document called wrongly is looked up by its number.
 */
export function checkAnswer(
  inUse: Published,
  written: string,
  asked: Parameters<typeof checkOfficialAnswer>[2],
): AnswerCheck {
  const { text, misnamed } = rightlyNamed(inUse.shelf, written)
  const check = checkOfficialAnswer(inUse, text, asked)
  const others = check.warnings.filter(({ kind }) => kind !== 'figures')
  const beside = text.replace(LINK, ' ')
  const told = beside.replace(LIST_MARK, ' ')
  const figures = unsupported(figuresIn(check, told), numbersIn(told), () =>
    numbersGiven(inUse, check.cites, asked),
  )
  const isOnlyLink = beside !== text && (beside.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS
  return {
    warnings: [
      ...(isOnlyLink ? [{ kind: 'only_link' } as const] : []),
      ...misnamed.map((one) => ({ kind: 'misnamed', ...one }) as const),
      ...others,
      ...(figures.length === 0 ? [] : [{ kind: 'figures', figures } as const]),
    ],
    cites: check.cites,
  }
}

/** Those that were warned of, as far as they stand elsewhere than in a link or before a paragraph. */
function figuresIn({ warnings }: OfficialCheck, told: string): readonly string[] {
  const said = new Set(told.match(FIGURE))
  return warnings.flatMap((warning) =>
    warning.kind === 'figures' ? warning.figures.filter((figure) => said.has(figure)) : [],
  )
}

/** Figures and quantities in words that nothing gives: "30 ngày" is given by "ba mươi ngày", and the other way about. */
function unsupported(
  figures: readonly string[],
  said: readonly SaidNumber[],
  numbersOf: () => ReadonlySet<string>,
): readonly string[] {
  const spelled = said.filter(({ form, isQuantity }) => form === 'words' && isQuantity)
  if (figures.length === 0 && spelled.length === 0) return []
  const given = numbersOf()
  const isGiven = ({ values }: SaidNumber) => values.some((value) => given.has(value))
  const missing = spelled.filter((one) => !isGiven(one)).map(({ written }) => written)
  const inDigits = figures.filter((figure) => {
    // "15" of "15 triệu" is told of with its million.
    const theirs = said.filter(({ written }) => written === figure || written.startsWith(`${figure} `))
    return theirs.length === 0 || theirs.some((one) => one.form === 'digits' && !isGiven(one))
  })
  return [...new Set([...inDigits, ...missing])]
}

/** Every number of the question and of what the answer cites. */
function numbersGiven(
  inUse: Published,
  cites: readonly string[],
  { question, day }: { readonly question: string; readonly day: Day },
): ReadonlySet<string> {
  const { shelf } = publishedAsItRead(inUse, day)
  const sources = cites.flatMap((id) => {
    const provision = shelf.provisions.get(id)
    if (provision === undefined) return []
    const { quote, note = '' } = cite(shelf, provision, day)
    return [quote, note, provision.summary ?? '']
  })
  return new Set(
    [question, ...sources].flatMap((source) => numbersIn(source)).flatMap(({ values }) => values),
  )
}
