import type { LegalDocument } from './provision.ts'

/** Written by earlier programs where nobody had said an address: the first page of a database is no document's source. */
const NO_DOCUMENTS = 'https://vbpl.vn/'

/** Where a document's official text is read; '' where nobody has said. */
export function sourceAddress({ url }: Pick<LegalDocument, 'url'>): string {
  return url === NO_DOCUMENTS ? '' : url
}
