/** What a command line said when it was no call: what is wrong with it, or that only the usage is wanted. */
export type Misread = 'help' | { readonly wrong: string }

/**
 * Reads this process's command line and carries the call out. The exit code is what `carryOut` returns, 2 when the
 * call is wrong, 1 when it failed; why stands on stderr in one line.
 *
 * @param readCall the call as it was meant, from the arguments after the program's name
 */
export async function runCommand<Call extends object>(
  readCall: (args: readonly string[]) => Call | Misread,
  usage: string,
  carryOut: (call: Call) => Promise<number>,
): Promise<void> {
  const call = readCall(process.argv.slice(2))
  if (call === 'help') {
    console.log(usage)
  } else if ('wrong' in call) {
    console.error(`${call.wrong}\n\n${usage}`)
    process.exitCode = 2
  } else {
    try {
      process.exitCode = await carryOut(call)
    } catch (fault) {
      console.error(fault instanceof Error ? fault.message : String(fault))
      process.exitCode = 1
    }
  }
}
