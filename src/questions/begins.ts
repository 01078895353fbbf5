import { findCitations } from '#knowledge/citation-words.ts'
import { matchDocuments } from '#knowledge/document-number.ts'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Shelf } from '#knowledge/shelf.ts'
import type { Day } from '#knowledge/validity.ts'
import { fold } from '#knowledge/vietnamese.ts'

/** A provision by which what a document sets up is to be done only from a day on, later than the document's own force. */
export interface Beginning {
  readonly by: Provision
  readonly day: Day
}

/** "Việc tổ chức chính quyền đô thị … được thực hiện từ ngày 01 tháng 7 năm 2021" */
const CARRIED_OUT =
  /(?<!\p{L})(?:tổ chức|thí điểm|mô hình)(?!\p{L})[^.]{0,160}(?<!\p{L})từ ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})/iu
/** Articles that say how and when a document is brought into being: these hold from its first day. */
const BRINGS_ABOUT =
  /thi hanh|chuyen tiep|hieu luc|to chuc thuc hien|pham vi|doi tuong|bo tri, sap xep|du toan/

const known = new WeakMap<Shelf, Map<string, Beginning | null>>()

/**
 * What says that a provision, though in force on a day, was to be carried out only later: Nghị quyết 131/2020 held from
 * the first of January 2021, what it sets up began half a year after.
 */
export function notBegun(shelf: Shelf, provision: Provision, day: Day): Beginning | undefined {
  const document = shelf.document(provision)
  const beginning = beginningOf(shelf, document)
  if (beginning === undefined || day >= beginning.day || provision.id === beginning.by.id) return undefined
  const article = shelf.ancestors(provision).at(-1) ?? provision
  return BRINGS_ABOUT.test(fold(article.heading ?? '')) ? undefined : beginning
}

/** By the document itself, or by the one it carries out, which its name cites. */
function beginningOf(shelf: Shelf, document: LegalDocument): Beginning | undefined {
  const kept = known.get(shelf) ?? new Map<string, Beginning | null>()
  known.set(shelf, kept)
  const found = kept.get(document.id)
  if (found !== undefined) return found ?? undefined
  kept.set(document.id, null)
  const parents = findCitations(document.name).flatMap((cited) =>
    cited.document === undefined ? [] : matchDocuments(cited.document, shelf.documents.keys()),
  )
  const [beginning] = [document.id, ...parents].flatMap((id) => ownBeginning(shelf, id) ?? [])
  kept.set(document.id, beginning ?? null)
  return beginning
}

function ownBeginning(shelf: Shelf, id: string): Beginning | undefined {
  for (const provision of shelf.provisions.values()) {
    if (provision.document !== id || provision.level !== 'clause') continue
    const [, date = '', month = '', year = ''] =
      CARRIED_OUT.exec(provision.summary ?? provision.text ?? '') ?? []
    const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    if (year !== '' && day > provision.validity.from) return { by: provision, day }
  }
  return undefined
}
