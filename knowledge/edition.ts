import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import * as z from 'zod'
import { PART_LEVELS } from './provision.ts'
import type { FormerWording, LegalDocument, Part, Provision } from './provision.ts'
import { RelationShape } from './relation.ts'
import type { Validity } from './validity.ts'

/** Ấn bản: everything one knowledge version holds of one document; never changed, replaced whole. */
export interface Edition {
  readonly document: LegalDocument
  readonly provisions: readonly Provision[]
  readonly parts: readonly Part[]
}

/** SHA-256 of an edition's content in hexadecimal: equal editions have one name, whoever made them. */
export type EditionDigest = string

/** An edition as it is kept: its name and its compressed content. */
export interface PackedEdition {
  readonly digest: EditionDigest
  readonly content: Uint8Array
}

export const Day = z.iso.date()
export const TerritoryShape = z.enum(['hn', 'hcm', 'vn'])

export const ValidityShape: z.ZodType<Validity> = z.strictObject({
  from: Day,
  to: Day.exactOptional(),
  endedBy: z.string().exactOptional(),
  amended: z.array(z.strictObject({ on: Day, by: z.string() })).exactOptional(),
  needsRuling: z
    .strictObject({ from: Day, reason: z.string(), presumed: z.literal('ended').exactOptional() })
    .exactOptional(),
  ruled: z.strictObject({ from: Day, reason: z.string() }).exactOptional(),
})

const DocumentShape: z.ZodType<LegalDocument> = z.looseObject({
  id: z.string(),
  number: z.string(),
  kind: z.string(),
  name: z.string(),
  issuer: z.string(),
  territory: TerritoryShape,
  validity: ValidityShape,
  url: z.string(),
  note: z.string().exactOptional(),
  articles: z.int().nonnegative(),
  aliases: z.array(z.string()),
  complete: z.boolean(),
  relations: z.array(RelationShape).exactOptional(),
})

const FormerShape: z.ZodType<FormerWording> = z.looseObject({
  until: Day,
  heading: z.string().exactOptional(),
  text: z.string().exactOptional(),
  summary: z.string().exactOptional(),
})

const ProvisionShape: z.ZodType<Provision> = z.looseObject({
  id: z.string(),
  document: z.string(),
  parent: z.string().exactOptional(),
  children: z.array(z.string()),
  level: z.enum(['article', 'clause', 'point']),
  heading: z.string().exactOptional(),
  text: z.string().exactOptional(),
  summary: z.string().exactOptional(),
  words: z.array(z.string()),
  territory: TerritoryShape,
  validity: ValidityShape,
  note: z.string().exactOptional(),
  today: z.array(z.string()),
  missing: z.string().exactOptional(),
  endedBodies: z.looseObject({ from: Day, names: z.array(z.string()) }).exactOptional(),
  basis: z.array(z.string()).exactOptional(),
  wording: z
    .record(
      z.string(),
      z.strictObject({
        text: z.string().exactOptional(),
        summary: z.string().exactOptional(),
        amended: z.array(z.string()).exactOptional(),
      }),
    )
    .exactOptional(),
  former: z.array(FormerShape).exactOptional(),
})

const PartShape: z.ZodType<Part> = z.looseObject({
  id: z.string(),
  level: z.enum(PART_LEVELS),
  parent: z.string().exactOptional(),
  heading: z.string().exactOptional(),
  text: z.string().exactOptional(),
})

const EditionShape: z.ZodType<Edition> = z.looseObject({
  document: DocumentShape,
  provisions: z.array(ProvisionShape),
  parts: z.array(PartShape),
})

/** @throws {z.ZodError} when it is not an edition: a mistake of ours, never of a file */
export function packEdition(edition: Edition): PackedEdition {
  // Parsed, its keys stand in the order of the schema: equal content gives equal bytes.
  const bytes = Buffer.from(JSON.stringify(EditionShape.parse(edition)))
  return { digest: createHash('sha256').update(bytes).digest('hex'), content: gzipSync(bytes) }
}

/** @throws when the content is not what {@link packEdition} made */
export function unpackEdition({ digest, content }: PackedEdition): Edition {
  const bytes = gunzipSync(content)
  if (createHash('sha256').update(bytes).digest('hex') !== digest)
    throw new RangeError(`${digest} is damaged`)
  return EditionShape.parse(JSON.parse(bytes.toString()))
}
