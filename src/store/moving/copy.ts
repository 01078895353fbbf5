import { digestOf } from './digest.ts'
import type { Sum, Sums } from './digest.ts'
import type { Source, Target } from './ends.ts'
import { KINDS } from './records.ts'
import type { Kept, Kind } from './records.ts'

export interface Compared {
  readonly kind: Kind
  readonly source: Sum
  readonly target: Sum
  /** `lacks`: the target has no place for this kind, and nothing needs it there. */
  readonly is: 'same' | 'different' | 'lacks'
}

const RECORDS_AT_ONCE = 500
const BYTES_AT_ONCE = 4 * 1024 * 1024
/** A record that ends within this time is not compared, ms: it may end between the two readings. */
const ENDS_SOON_MS = 3_600_000

/**
 * Brings everything from one store into an empty one, reads both anew and compares. Broken off, it goes on where it was
 * when it is called again. What turns out different is thrown away: the source was written to meanwhile, or does not
 * read twice alike.
 */
export async function copyStore(source: Source, target: Target): Promise<readonly Compared[]> {
  await bring(source, target)
  const from = Date.now() + ENDS_SOON_MS
  const compared = compare(
    await digestOf(source.records(), from),
    await digestOf(target.records(), from),
    target.lacks,
  )
  if (compared.every(({ is }) => is !== 'different')) await target.complete()
  else await target.discard()
  return compared
}

async function bring(source: Source, target: Target): Promise<void> {
  let batch: Kept[] = []
  let bytes = 0
  let current: Kind | undefined
  const put = async (): Promise<void> => {
    if (batch.length > 0) await target.put(batch)
    batch = []
    bytes = 0
  }
  const begin = async (kind: Kind | undefined): Promise<void> => {
    await put()
    if (current !== undefined) await target.end(current)
    if (kind !== undefined) await target.begin(kind)
    current = kind
  }
  for await (const kept of source.records(new Set([...target.done, ...target.lacks]))) {
    if (kept.kind !== current) await begin(kept.kind)
    batch.push(kept)
    bytes += sizeOf(kept)
    if (batch.length >= RECORDS_AT_ONCE || bytes >= BYTES_AT_ONCE) await put()
  }
  await begin(undefined)
}

function sizeOf({ record }: Kept): number {
  return Object.values(record).reduce<number>(
    (sum, value) => sum + (typeof value === 'string' ? value.length : 8),
    0,
  )
}

function compare(source: Sums, target: Sums, lacks: ReadonlySet<Kind>): readonly Compared[] {
  return KINDS.map((kind) => {
    const [one, other] = [source[kind], target[kind]]
    const same = one.count === other.count && one.checksum === other.checksum
    return { kind, source: one, target: other, is: same ? 'same' : lacks.has(kind) ? 'lacks' : 'different' }
  })
}
