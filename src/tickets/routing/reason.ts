import type { DepartmentId } from '../../domain/ids.ts'

/** One thing that spoke for a department, or against being sure of any. */
export type Reason =
  /** The citizen's words, as the department's list has them. */
  | { readonly kind: 'words'; readonly words: readonly string[] }
  /** Words of the citizen's earlier questions, where this one says too little. */
  | { readonly kind: 'earlier'; readonly words: readonly string[] }
  /** What the desk found is of the department's field. */
  | { readonly kind: 'field'; readonly provision: string; readonly words: readonly string[] }
  /** What the desk found names the authority. */
  | { readonly kind: 'named'; readonly provision: string; readonly authority: string }
  /** What kind of message it is, whatever it is about. */
  | { readonly kind: 'message'; readonly message: MessageKind }
  /** Officials sent nearly the same question there. */
  | { readonly kind: 'example'; readonly question: string }
  /** Asked about a province that is not ours. */
  | { readonly kind: 'elsewhere'; readonly province: string }
  | { readonly kind: 'unsure'; readonly likeliest: DepartmentId }
  | { readonly kind: 'nothing' }

/** `report`: something seen in the street; `complaint`: about officials. */
export type MessageKind = 'report' | 'complaint'

export interface Guess {
  readonly department: DepartmentId
  /** How likely it is the right one, 0 to 1. */
  readonly confidence: number
  readonly because: readonly Reason[]
}

/** Where a question goes, how sure that is, and why. */
export interface Route extends Guess {
  /** Where else it may belong, likeliest first; the best guess too, where it was not good enough. */
  readonly others: readonly Guess[]
}
