import { Document } from '@langchain/core/documents'
import { BaseRetriever } from '@langchain/core/retrievers'
import type { BaseRetrieverInput } from '@langchain/core/retrievers'
import type { Published } from './published.ts'
import { searchShelf } from './search-shelf.ts'
import type { ShelfHit, ShelfSearch } from './search-shelf.ts'
import type { Day, InForce } from './validity.ts'

export interface ProvisionMetadata {
  readonly id: string
  /** `điểm a khoản 5 Điều 6 Nghị quyết số 98/2023/QH15` */
  readonly label: string
  readonly score: number
  readonly coverage: number
  readonly inForce: InForce
  readonly from: Day
  readonly to: Day | null
  readonly knowledgeVersion: string
}

/** Our search as a LangChain retriever, for those who build on it with chains of their own. */
export class ProvisionRetriever extends BaseRetriever<ProvisionMetadata> {
  // LangChain demands and spells these two names.
  static override lc_name(): string {
    return 'ProvisionRetriever'
  }
  readonly lc_namespace = ['dan-hoi', 'knowledge']

  readonly #published: Published
  readonly #asked: ShelfSearch

  constructor(fields: BaseRetrieverInput & ShelfSearch & { readonly published: Published }) {
    super(fields)
    this.#published = fields.published
    this.#asked = fields
  }

  override _getRelevantDocuments(query: string): Promise<Document<ProvisionMetadata>[]> {
    const hits = searchShelf(this.#published, query, this.#asked)
    return Promise.resolve(hits.map((hit) => document(this.#published, hit)))
  }
}

function document(
  published: Published,
  { provision, score, coverage, state }: ShelfHit,
): Document<ProvisionMetadata> {
  return new Document({
    id: provision.id,
    pageContent: provision.text ?? provision.summary ?? provision.heading ?? '',
    metadata: {
      id: provision.id,
      label: published.shelf.label(provision),
      score,
      coverage,
      inForce: state,
      from: provision.validity.from,
      to: provision.validity.to ?? null,
      knowledgeVersion: published.version,
    },
  })
}
