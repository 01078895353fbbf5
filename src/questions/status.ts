import { printId } from '#knowledge/address.ts'
import { latelyOf } from '#knowledge/lately.ts'
import type { Place } from '#knowledge/place.ts'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Published } from '#knowledge/published.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { citedOnShelf } from './cited-on-shelf.ts'
import type { Matter } from './decision.ts'
import { findProvisions } from './find.ts'
import type { Findings } from './find.ts'
import { settle } from './settle.ts'

const STATUS =
  /\b(?:con|het|co|mat) (?:hieu luc|ap dung|gia tri|thi hanh)\b|\bcon (?:dung|duoc dung|duoc ap dung|ap dung)\b|\bhieu luc (?:tu|den|khi|ngay|luc)\b|\bin force\b|\bdang (?:co hieu luc|ap dung|duoc ap dung)\b|\bap dung (?:luat|nghi quyet|nghi dinh) .{0,30}\bnao\b|\bhet han (?:ngay|khi|vao|chua|roi|bao gio|luc)\b|\bthay (?:nghi quyet|nghi dinh|luat)\b|\bbi bai bo chua\b|\b(?:thay the|bai bo|cham dut) (?:nghi quyet|nghi dinh|luat)\b/
/** A longer question that speaks of a document's validity asks something else besides. */
const STATUS_SYLLABLES = 18
const STATUS_QUERY = 'có hiệu lực thi hành từ ngày'

/** Whether a question is about a document's own validity: is it in force, since when. */
export function asksForStatus({ text }: Matter): boolean {
  return STATUS.test(fold(text)) && text.split(/\s+/).length <= STATUS_SYLLABLES
}

/**
 * The provision that says when a document begins to hold (without its text, the one that says what it is about), and the
 * one that ended it.
 */
export function statusBasis(
  published: Published,
  document: LegalDocument,
  matter: Matter,
): readonly Provision[] {
  const place = document.territory === 'vn' ? matter.place : document.territory
  const { holding, doubtful, ended, toCome } = sayingSince(published, matter.day, place)
  const own = [...holding, ...doubtful, ...ended, ...toCome]
    .filter(({ provision }) => provision.document === document.id && saysWhen(published, provision))
    .toSorted((a, b) => b.score - a.score)
  const telling = own.filter(({ provision }) => tellsDay(provision, document.validity.from))
  const scope = published.shelf.provisions.get(printId(document.id, { article: '1' }))
  const basis = settle(published, telling.length > 0 ? telling : own)[0]?.provision ?? scope
  return [...(basis === undefined ? [] : [basis]), ...endingOf(published, document, matter.day)]
}

function endingOf(published: Published, document: LegalDocument, day: Day): readonly Provision[] {
  const { endedBy } = document.validity
  if (endedBy === undefined || inForce(document, day, null).state !== 'no') return []
  return citedOnShelf(published, endedBy).flatMap((id) => published.shelf.provisions.get(id) ?? [])
}

const DAYS_KEPT = 64

/** What says since when the law holds: always the same question, and nearly always about today. */
const sayingSince = latelyOf(
  (published: Published, day: Day, place: Place | null): Findings =>
    findProvisions(published, STATUS_QUERY, { day, place }),
  DAYS_KEPT,
)

/** "01 tháng 7 năm 2026": the very day the document began to hold, not the day some clause of it did. */
function tellsDay({ summary, text }: Provision, day: Day): boolean {
  const [year, month, date] = day.split('-').map(Number)
  const words = new RegExp(String.raw`\b0?${date} thang 0?${month} nam ${year}\b`)
  return words.test(fold(`${summary ?? ''} ${text ?? ''}`))
}

function saysWhen({ shelf }: Published, provision: Provision): boolean {
  const article = shelf.ancestors(provision).at(-1) ?? provision
  return fold(article.heading ?? '').includes('hieu luc')
}
