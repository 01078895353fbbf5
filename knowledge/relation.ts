import * as z from 'zod'

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Sửa đổi, thay thế, bãi bỏ, quy định chi tiết, kéo dài, hợp nhất. */
const KINDS = ['amends', 'replaces', 'repeals', 'details', 'extends', 'consolidates'] as const

/** Reads back what was stored; see {@link Relation}. */
export const RelationShape: z.ZodType<Relation> = z
  .strictObject({
    kind: z.enum(KINDS),
    by: z.string().min(1),
    target: z.string().min(1),
    words: z.string(),
    from: Day.optional(),
    until: Day.optional(),
    except: z.array(z.string().min(1)).optional(),
  })
  .transform(({ from, until, except, ...rest }) => ({
    ...rest,
    ...(from !== undefined && { from }),
    ...(until !== undefined && { until }),
    ...(except !== undefined && { except }),
  }))

export type RelationKind = (typeof KINDS)[number]

/** Quan hệ giữa các văn bản: what the words of one text do to another. */
export interface Relation {
  readonly kind: RelationKind
  /** Id of the provision whose words create it; the acting document's id where its title does. */
  readonly by: string
  /** Canonical id of the document or provision acted upon, whether or not it is on the shelf. */
  readonly target: string
  /** The words of the clause that create it, as the text has them; an introduction they stand under comes first. */
  readonly words: string
  /** First day it takes effect, where the text says so or the acting document's own first day; absent when unknown. */
  readonly from?: Day
  /** For an extension: the first day the target no longer holds, where the words name it. */
  readonly until?: Day
  /** Ids of what the words leave as it stands within the target ("trừ khoản 3 Điều 5"). */
  readonly except?: readonly string[]
}

type Day = z.infer<typeof Day>

/** One name for a relation however often it is found, so that a decision on it can be remembered. */
export function relationId({ kind, by, target }: Pick<Relation, 'kind' | 'by' | 'target'>): string {
  return `${by}:${kind}:${target}`
}

/** Whether a relation acts upon a document or provision: named itself, or within what is named, and not left out. */
export function actsOn({ target, except = [] }: Pick<Relation, 'target' | 'except'>, id: string): boolean {
  return isWithin(id, target) && !except.some((one) => isWithin(id, one))
}

function isWithin(id: string, whole: string): boolean {
  return id === whole || id.startsWith(`${whole}/`)
}
