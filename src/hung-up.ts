/**
 * Whether somebody hung up before all of what they sent had arrived, as Node says it of a request. It happens on every bad line and
 * anybody can make it happen: no fault of ours that an operator should look at.
 */
export function isHungUp(fault: unknown): boolean {
  return (
    fault instanceof Error && fault.message === 'aborted' && 'code' in fault && fault.code === 'ECONNRESET'
  )
}

/** Nobody is there to read the answer; figures count it as a request that was no good. */
export const HUNG_UP = 400
