import * as z from 'zod'
import type { OutgoingPart } from '../../domain/channel.ts'
import type { Network } from '../../domain/ids.ts'
import { jsonOf, Moment } from '../rows.ts'
import type { Argument } from './connection.ts'

// Redis keeps strings: numbers come back as text, and what is not there is missing rather than null.

/** A time kept as text. */
export const MomentText = z.coerce.number().pipe(Moment)
/** A field that may be missing. */
export const OrNull = z
  .string()
  .nullish()
  .transform((value) => value ?? null)
/** Lowest member of a set sorted by time, with its time; empty when nothing is in it. */
export const FirstDue = z.union([z.tuple([]), z.tuple([z.string(), MomentText])]).transform(([, due]) => due)
/** A value that may be missing, holding JSON of a shape. */
export function maybeJson<T>(shape: z.ZodType<T>) {
  return z.union([z.null().transform(() => undefined), jsonOf(shape)])
}

/** Networks whose people read the transcript itself: nothing is left to be sent. */
export function readInPlace(network: Network): '0' | '1' {
  return network === 'web' || network === 'api' ? '1' : '0'
}

/** Parts of a reply as the scripts take them. */
export function partArguments(parts: readonly OutgoingPart[]): readonly Argument[] {
  return parts.flatMap(({ text, choices, citations }) => [
    text,
    JSON.stringify(choices),
    JSON.stringify(citations),
  ])
}
