import type { Edition } from './edition.ts'
import type { Territory } from './place.ts'
import { readsAlike, wordingOn } from './known-wording.ts'
import type { KnownWording, LegalDocument, Provision } from './provision.ts'
import type { Shelf } from './shelf.ts'
import { holds, inForce } from './validity.ts'
import type { Day } from './validity.ts'

/**
 * Câu trả lời công khai: what officials have answered and made public stands on the shelf as one document, an answer as
 * its provision, `hoi-dap/<slug>`. So it has versions, can be looked at and undone like the law it rests on; it is law no
 * more than a summary is, and searches for law pass it by.
 */
export const PUBLISHED_ANSWERS = 'hoi-dap'

const DOCUMENT: LegalDocument = {
  id: PUBLISHED_ANSWERS,
  number: 'HOI-DAP',
  kind: 'Hỏi đáp',
  name: 'Câu trả lời công khai',
  issuer: 'Diễn đàn Dân hỏi – Chính quyền trả lời',
  territory: 'vn',
  validity: { from: '2025-01-01' },
  url: '',
  articles: 0,
  aliases: [],
  complete: false,
}

export interface PublishedAnswer {
  /** `hoi-dap/<slug>`; the same again replaces the one before. */
  readonly id: string
  readonly question: string
  readonly answer: string
  readonly territory: Territory
  readonly on: Day
  /** Provisions it rests on. */
  readonly basis: readonly string[]
  /** How those read to whoever made it public. */
  readonly wording?: KnownWording
}

/** The document with one more answer, or with that answer in other words. */
export function withPublishedAnswer(before: Edition | undefined, published: PublishedAnswer): Edition {
  const { id, question, answer, territory, on, basis, wording } = published
  const provision: Provision = {
    id,
    document: PUBLISHED_ANSWERS,
    children: [],
    level: 'article',
    heading: question,
    summary: answer,
    words: [],
    territory,
    validity: { from: on },
    today: [],
    basis,
    ...(wording && { wording }),
  }
  const others = (before?.provisions ?? []).filter((one) => one.id !== id)
  return { document: DOCUMENT, provisions: [...others, provision], parts: before?.parts ?? [] }
}

/** The document without an answer that was taken back; what officials have not made public since stays as it is. */
export function withoutPublishedAnswer(before: Edition, id: string): Edition {
  return { ...before, provisions: before.provisions.filter((one) => one.id !== id) }
}

export function isPublishedAnswer({ document }: Pick<Provision, 'document'>): boolean {
  return document === PUBLISHED_ANSWERS
}

/** The law it rests on, as far as it is on the shelf. */
export function basisOf(shelf: Shelf, { basis = [] }: Provision): readonly Provision[] {
  return basis.flatMap((id) => shelf.provisions.get(id) ?? [])
}

/**
 * Whether an answer may still be given: public by then, and all law it rests on holds on that day and reads as it did when
 * the answer was made public. Reworded law may be cited as before, and say the opposite.
 */
export function stillStands(shelf: Shelf, answer: Provision, day: Day): boolean {
  const isLaw = (provision: Provision): boolean => holds(inForce(provision, day, null))
  const basis = basisOf(shelf, answer)
  if (!isLaw(answer) || basis.length !== (answer.basis ?? []).length || !basis.every(isLaw)) return false
  const then = answer.wording ?? wordingOn(shelf, basis, answer.validity.from)
  return readsAlike(then, wordingOn(shelf, basis, day))
}
