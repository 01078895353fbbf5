/**
 * Below this a guess goes to the coordinators. A wrong department costs a citizen one hand-over, and so do the
 * coordinators: they are the better way only where the guess is wrong more often than right. docs/routing.md has the
 * figures.
 */
export const BOUND = 0.4

/** Fitted on questions that no evaluation of ours uses; docs/routing.md says on which and how well. */
const FIT = { bias: -2.65, lead: 5.74 }
/** About one phrase of a common syllable; what weighs less is hints. */
const ENOUGH = 1.1

/**
 * How likely the department is the right one, 0 to 1: by how far it stands before the likeliest other, and whether more
 * than hints speak for it.
 *
 * @param score what speaks for it
 * @param rival what speaks for the likeliest other
 */
export function confidenceOf(score: number, rival: number): number {
  if (score <= 0) return 0
  const lead = score / (score + rival)
  return Math.min(1, score / ENOUGH) / (1 + Math.exp(-(FIT.bias + FIT.lead * lead)))
}
