import { createHash } from 'node:crypto'
import { PUBLISHED_ANSWERS, stillStands, withPublishedAnswer } from '#knowledge/published-answer.ts'
import type { PublishedAnswer } from '#knowledge/published-answer.ts'
import type { Published } from '#knowledge/published.ts'
import { wordingOn } from '#knowledge/known-wording.ts'
import { Shelf } from '#knowledge/shelf.ts'
import type { Territory } from '#knowledge/place.ts'
import { dayInVietnam, holds, inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold, syllables } from '#knowledge/vietnamese.ts'
import type { Answer } from '../domain/answer.ts'
import type { Desk } from '../domain/desk.ts'
import { alike, ALIKE_ENOUGH, likenessWords } from '../domain/likeness.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { Ticket } from '../domain/ticket.ts'
import { answerQuestion } from '../questions/answer.ts'
import { citedOnShelf } from '../questions/cited-on-shelf.ts'
import { goldenQuestions, impactOf } from './impact.ts'
import type { Impact, Versions } from './impact.ts'

/** What an answer would be as knowledge. */
export interface PublicDraft {
  readonly question: string
  readonly answer: string
  readonly basis: readonly string[]
}

/** Syllables of the question that name it in its address. */
const SLUG_WORDS = 8

const GREETING = /^(?:kính\s+)?(?:chào|gửi|thưa)(?!\p{L})[^\n]{0,80}$/iu
const FAREWELL = /^(?:(?:xin\s+)?(?:trân trọng|kính chào|cảm ơn|chân thành cảm ơn)(?!\p{L})[^\n]{0,80})$/iu

/**
 * What is proposed to whoever makes an answer public: question and answer without personal data, the answer without the
 * lines that greet the one who asked, and the law that the answer rests on. A person reads and edits it.
 */
export function proposePublic(inUse: Published, { question, answer }: Ticket): PublicDraft {
  const text = answer?.text ?? ''
  const lines = text.split('\n')
  const from = lines.findIndex((line) => line.trim() !== '' && !GREETING.test(line.trim()))
  const to = lines.findLastIndex((line) => line.trim() !== '' && !FAREWELL.test(line.trim()))
  const said = from === -1 || to < from ? text : lines.slice(from, to + 1).join('\n')
  return {
    question: maskPersonalData(question),
    answer: maskPersonalData(said).trim(),
    basis: [...new Set([...(answer?.citations ?? []), ...citedOnShelf(inUse, text)])],
  }
}

/** A public answer as it stands now, for whoever would put it otherwise; `undefined` where it is on the shelf no more. */
export function publicNow({ shelf }: Published, { published }: Ticket): PublicDraft | undefined {
  const { heading = '', summary = '', basis = [] } = shelf.provisions.get(published?.id ?? '') ?? {}
  return heading === '' ? undefined : { question: heading, answer: summary, basis }
}

/** Whether a ticket's public answer is given to those who ask today: it is on the shelf, and its law is what it was. */
export function isGivenToday({ shelf }: Published, { published }: Ticket, today: Day): boolean {
  const answer = shelf.provisions.get(published?.id ?? '')
  return answer !== undefined && stillStands(shelf, answer, today)
}

export interface Rehearsal {
  /** What a citizen who asks this very question reads. */
  readonly answer: Answer
  /** Whether that is the public answer, and not something the desk says before it comes to it. */
  readonly isGiven: boolean
  readonly impact: Impact
  /** Basis that does not hold today; the answer would be given to nobody. */
  readonly ended: readonly string[]
}

/**
 * What publishing would put on the shelf, the same for whoever previews it and whoever publishes: as the knowledge of the
 * ticket's city, or of the city whose law it rests on where the ticket has none.
 *
 * @returns `undefined` where it rests on the law of both cities: it would be right in neither
 */
export function publicAnswerOf(
  desk: Desk,
  ticket: Ticket,
  { question, answer, basis }: PublicDraft,
): PublishedAnswer | undefined {
  const territory = ticket.place ?? territoryOf(desk.knowledge().shelf, basis)
  if (territory === undefined) return undefined
  const on = dayInVietnam(desk.clock())
  const { shelf } = desk.knowledge()
  const rests = basis.flatMap((one) => shelf.provisions.get(one) ?? [])
  const wording = wordingOn(shelf, rests, on)
  return { id: answerId(ticket, question), question, answer, territory, on, basis, wording }
}

function territoryOf(shelf: Shelf, basis: readonly string[]): Territory | undefined {
  const all = new Set(basis.map((id) => shelf.provisions.get(id)?.territory ?? 'vn'))
  all.delete('vn')
  const [city = 'vn', other] = all
  return other === undefined ? city : undefined
}

/**
 * The same ticket published again has the same id. Nothing of it comes from the ticket's code, of which everybody could
 * then try out, at home, which ones fit.
 */
function answerId({ openedAt, published }: Ticket, question: string): string {
  if (published !== null) return published.id
  const words = syllables(question).map(fold).slice(0, SLUG_WORDS).join('-')
  const mark = createHash('sha256').update(openedAt.toISOString()).digest('hex').slice(0, 6)
  return `${PUBLISHED_ANSWERS}/${words}-${mark}`
}

/** Basis that is no law today where the answer would be given. */
export function endedBasis(desk: Desk, { basis, on, territory }: PublishedAnswer): readonly string[] {
  const { shelf } = desk.knowledge()
  const place = territory === 'vn' ? null : territory
  return basis.filter((one) => {
    const provision = shelf.provisions.get(one)
    return provision === undefined || !holds(inForce(provision, on, place))
  })
}

/** Shows what publishing would do, without writing anything. */
export async function rehearseAnswer(desk: Desk, given: PublishedAnswer): Promise<Rehearsal> {
  const { id, question, on: today, territory } = given
  const versions = versionsOf(desk, given)
  const place = territory === 'vn' ? null : territory
  const read = answerQuestion(versions.after, { question, earlier: [], place, today })
  return {
    answer: read,
    isGiven: read.citations.some((one) => one.id === id),
    impact: await impactOn(desk, versions, given),
    ended: endedBasis(desk, given),
  }
}

export function impactOfAnswer(desk: Desk, given: PublishedAnswer): Promise<Impact> {
  return impactOn(desk, versionsOf(desk, given), given)
}

/**
 * Golden questions that one more public answer would take another way. Searches pass such answers by, so it is met by
 * questions alone that say nearly the same: only those are asked again.
 */
function impactOn(desk: Desk, versions: Versions, { question, on }: PublishedAnswer): Promise<Impact> {
  const said = likenessWords(question)
  const near = goldenQuestions().filter((one) => alike(said, likenessWords(one.question)) >= ALIKE_ENOUGH)
  return impactOf(versions, near, [], on, desk.doorway.clear)
}

/** The knowledge in use, and the same with one more public answer on its shelf; the index passes such answers by and stays. */
function versionsOf(desk: Desk, given: PublishedAnswer): Versions {
  const before = desk.knowledge()
  const { shelf } = before
  const { document, provisions } = withPublishedAnswer(undefined, given)
  const documents = [...shelf.documents.values()].filter(({ id }) => id !== document.id)
  const others = [...shelf.provisions.values()].filter(({ id }) => id !== given.id)
  return {
    before,
    after: { ...before, shelf: new Shelf([...documents, document], [...others, ...provisions]) },
  }
}
