import * as z from 'zod'
import { documentId, matchDocuments, readDocumentId, readDocumentName } from '#knowledge/document-number.ts'
import type { Given } from '#knowledge/import/run.ts'
import { MaybeDay } from './forms.ts'
import { IMPORT } from './phrases-import.ts'

/** What the boxes of the import form are called in its page. */
export const FIELDS = {
  files: 'tep',
  number: 'so-hieu',
  place: 'dia-ban',
  from: 'tu-ngay',
  url: 'dia-chi',
  wordingFrom: 'cau-chu-tu',
} as const

/** As written, to be shown again. */
export type Written = { readonly [box in Exclude<keyof typeof FIELDS, 'files'>]?: string | undefined }
export type Faults = Readonly<Partial<Record<keyof typeof FIELDS, string>>>

export type ReadForm =
  | {
      readonly kind: 'order'
      readonly files: readonly File[]
      readonly given: Given
      readonly written: Written
    }
  | { readonly kind: 'faults'; readonly faults: Faults; readonly written: Written }

const Text = z.string().trim().max(1000).catch('')
const Form = z.object({
  [FIELDS.number]: Text,
  [FIELDS.place]: z.enum(['hn', 'hcm', 'vn']).optional().catch(undefined),
  [FIELDS.from]: Text,
  [FIELDS.url]: Text,
  [FIELDS.wordingFrom]: Text,
})
const Files = z
  .union([z.instanceof(File).transform((file) => [file]), z.array(z.union([z.instanceof(File), z.string()]))])
  .transform((all) => all.filter((one) => one instanceof File && one.name !== '') as readonly File[]) // what the filter leaves
  .catch([])
const Address = z.url({ protocol: /^https?$/ })

/** @param known ids of documents on the shelf: `97/2019/QH14` alone means one of them */
export function readImportForm(body: Readonly<Record<string, unknown>>, known: Iterable<string>): ReadForm {
  const form = Form.parse(body)
  const files = Files.parse(body[FIELDS.files])
  const written: Written = {
    number: form[FIELDS.number],
    from: form[FIELDS.from],
    url: form[FIELDS.url],
    wordingFrom: form[FIELDS.wordingFrom],
    place: form[FIELDS.place],
  }
  const id = form[FIELDS.number] === '' ? undefined : idOf(form[FIELDS.number], known)
  const url = form[FIELDS.url] === '' ? undefined : form[FIELDS.url]
  const from = MaybeDay.safeParse(form[FIELDS.from])
  const wordingFrom = MaybeDay.safeParse(form[FIELDS.wordingFrom])
  const several = files.length > 1
  const faults: Faults = {
    ...(files.length === 0 && { files: IMPORT.noFile }),
    ...(form[FIELDS.number] !== '' && id === undefined && { number: IMPORT.badNumber }),
    ...(several && id !== undefined && { number: IMPORT.oneFile }),
    ...(url !== undefined && !Address.safeParse(url).success && { url: IMPORT.badAddress }),
    ...(several && url !== undefined && { url: IMPORT.oneFile }),
    ...(!from.success && { from: IMPORT.badDay }),
    ...(!wordingFrom.success && { wordingFrom: IMPORT.badDay }),
  }
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults, written }
  const place = form[FIELDS.place]
  return {
    kind: 'order',
    files,
    written,
    given: {
      ...(id !== undefined && { id }),
      ...(place !== undefined && { place }),
      ...(from.data !== undefined && { from: from.data }),
      ...(url !== undefined && { url }),
      ...(wordingFrom.data !== undefined && { wordingFrom: wordingFrom.data }),
    },
  }
}

/** However a person writes a number: `nd-32-2021-nd-cp`, `Nghị định 32/2021/NĐ-CP`, `97/2019/QH14`. */
function idOf(written: string, known: Iterable<string>): string | undefined {
  if (readDocumentId(written.toLowerCase()) !== undefined) return written.toLowerCase()
  const name = readDocumentName(written)
  if (name === undefined) return undefined
  const [only, ...others] = matchDocuments(name, known)
  return documentId(name) ?? (others.length === 0 ? only : undefined)
}
