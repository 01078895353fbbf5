import { expect } from 'vitest'
import type {
  Act,
  Archive,
  Decision,
  PublishPlan,
  WaitingChange,
  WaitingEdition,
} from '#knowledge/archive.ts'
import { packEdition, unpackEdition } from '#knowledge/edition.ts'
import type { PackedEdition } from '#knowledge/edition.ts'
import { relationId } from '#knowledge/relation.ts'
import type { Relation } from '#knowledge/relation.ts'
import { at } from './build.ts'

/** What the archive contract puts into a store and reads back: documents of one article. */

export function applied(relation: Relation): Decision {
  return {
    id: relationId(relation),
    about: { kind: 'relation', relation },
    state: 'applied',
    acting: { label: 'Luật số 72/2025/QH15' },
    act: act(),
  }
}

export function act(note: string | null = null): Act {
  return { by: 'shell', at: at(0), note }
}

/** A document of one article. */
export function edition(document: string, text: string): PackedEdition {
  const validity = { from: '2020-01-01' }
  return packEdition({
    document: {
      id: document,
      number: '1/2020/QH14',
      kind: 'Nghị quyết',
      name: document,
      issuer: 'Quốc hội',
      territory: 'vn',
      validity,
      url: 'https://example.vn/',
      articles: 1,
      aliases: [],
      complete: true,
    },
    provisions: [
      {
        id: `${document}/dieu-1`,
        document,
        children: [],
        level: 'article',
        text,
        words: [],
        territory: 'vn',
        validity,
        today: [],
      },
    ],
    parts: [],
  })
}

export function plan(base: number, texts: Readonly<Record<string, string>>): PublishPlan {
  const editions = Object.entries(texts).map(
    ([document, text]) => [document, edition(document, text)] as const,
  )
  return {
    base,
    editions: new Map(editions.map(([document, { digest }]) => [document, digest])),
    unkept: editions.map(([, packed]) => packed),
    origin: 'published',
    library: 'l1',
    overruled: null,
    act: act(),
  }
}

export async function published(
  archive: Archive,
  base: number,
  texts: Readonly<Record<string, string>>,
): Promise<void> {
  expect(await archive.publish(plan(base, texts))).toEqual(expect.any(Number))
}

export async function textsOf(
  archive: Archive,
  version: number,
): Promise<Record<string, string | undefined>> {
  const texts: Record<string, string | undefined> = {}
  for (const [document, digest] of await archive.shelved(version)) {
    const packed = await archive.edition(digest)
    texts[document] = packed && unpackEdition(packed).provisions[0]?.text
  }
  return texts
}

/** @param over text of the edition that waited until now; `base` that of the one in use */
export function change(
  document: string,
  text: string,
  over: string | null = null,
  base: string | null = null,
): WaitingChange {
  return {
    waiting: waiting(document, text, base),
    edition: edition(document, text),
    over: over === null ? null : edition(document, over).digest,
  }
}

export function waiting(document: string, text: string, base: string | null = null): WaitingEdition {
  return {
    document,
    digest: edition(document, text).digest,
    base: base === null ? null : edition(document, base).digest,
    file: `${document}.txt`,
    report: null,
    waitsFor: ['unplaced'],
    accepted: null,
    act: act(),
  }
}
