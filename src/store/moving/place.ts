import type { Source, Target } from './ends.ts'
import { sqliteSource, sqliteTarget } from './sqlite.ts'

/** Where a store is. */
export type Place =
  | { readonly kind: 'sqlite'; readonly folder: string }
  | { readonly kind: 'redis'; readonly address: string }

/** @returns `undefined` for what is neither `sqlite:<folder>` nor an address of Redis */
export function readPlace(written: string): Place | undefined {
  if (/^sqlite:.+/.test(written)) return { kind: 'sqlite', folder: written.slice('sqlite:'.length) }
  if (/^rediss?(\+(cluster|sentinel))?:\/\/\S+$/.test(written)) return { kind: 'redis', address: written }
  return undefined
}

// What speaks to Redis is loaded where it is used: reading the client takes longer than a small copy.

/** A store nobody works with, to be moved. @throws {DeskFault} as {@link sqliteSource} and `redisSource` */
export async function openSource(place: Place): Promise<Source> {
  if (place.kind === 'sqlite') return sqliteSource(place.folder, { alone: true })
  const { redisSource } = await import('./redis.ts')
  return redisSource(place.address, { alone: true })
}

/** @throws {DeskFault} as {@link sqliteTarget} and `redisTarget` */
export async function openTarget(place: Place, from: string): Promise<Target> {
  if (place.kind === 'sqlite') return sqliteTarget(place.folder, from)
  const { redisTarget } = await import('./redis.ts')
  return redisTarget(place.address, from)
}

/**
 * A store as it is at one moment, whoever works with it meanwhile.
 *
 * @param file a name that nobody has, where there is room for all of it
 */
export async function openAtOneMoment(place: Place, file: string): Promise<Source> {
  if (place.kind === 'sqlite') return sqliteSource(place.folder, { alone: false })
  const { redisAtOneMoment } = await import('./redis-moment.ts')
  return redisAtOneMoment(place.address, file)
}
