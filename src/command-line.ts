import { inWords } from './shell-phrases.ts'

/** What was called, as it was meant, or what is wrong with it, or that only the usage is wanted. */
export type Understood<Call> = Call | { readonly wrong: string } | 'help'

/**
 * Carries out what was called from a shell, and says in one line on stderr why that failed.
 *
 * @param carryOut gives the exit status
 * @returns the exit status: 0 done, 1 the work failed, 2 the call was wrong (then the usage is on stderr too)
 */
export async function answerShell<Call extends object>(
  call: Understood<Call>,
  usage: string,
  carryOut: (call: Call) => Promise<number>,
): Promise<number> {
  if (call === 'help') {
    console.log(usage)
    return 0
  }
  if ('wrong' in call) {
    console.error(`${call.wrong}\n\n${usage}`)
    return 2
  }
  try {
    return await carryOut(call)
  } catch (fault) {
    console.error(inWords(fault))
    return 1
  }
}
