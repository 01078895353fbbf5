import { parseArgs } from 'node:util'
import * as z from 'zod'
import { readSettings } from '../config.ts'
import { KeyName, lostKeys } from '../domain/lost-keys.ts'
import { EmailAddress } from '../officials/email.ts'
import { sealFor } from '../sealing.ts'
import { openStore } from '../store/open-store.ts'
import { declareLost } from './lost-keys.ts'
import { LOST } from './phrases.ts'

const Call = z.union([
  z.object({ lost: z.undefined(), by: z.undefined() }),
  z.object({ lost: KeyName, by: EmailAddress }),
])

/**
 * `npm run admin -- lost-keys`: prints what waits for a key that is not there, and lets go of what waits for one that an
 * administrator names as lost for good.
 *
 * @returns the exit status
 * @throws {DeskFault} when the store cannot be read
 */
export async function lostKeysFromShell(args: readonly string[]): Promise<number> {
  const call = readCall(args)
  if (call === undefined) {
    console.error(LOST.usage)
    return 2
  }
  const settings = readSettings(process.env)
  const seal = sealFor(settings)
  // Called without the desk's own keys everything looks lost.
  if (seal === undefined) {
    console.error(LOST.noKey)
    return 1
  }
  const store = await openStore(settings, seal)
  try {
    if (call.lost === undefined) {
      const [waiting, declared] = await Promise.all([store.shutWaiting(), lostKeys(store)])
      if (waiting.length === 0) console.log(LOST.nothing)
      for (const one of waiting) console.log(LOST.line(one, declared.has(one.key)))
      if (waiting.some(({ key }) => !declared.has(key))) console.log(LOST.howTo)
      return 0
    }
    const official = await store.officialByEmail(call.by)
    if (official?.role !== 'quan-tri') {
      console.error(LOST.onlyAdministrators)
      return 1
    }
    const result = await declareLost(store, call.lost, { by: official.id, at: store.now() })
    if (result.kind !== 'declared') {
      console.error(result.kind === 'moved_on' ? LOST.movedOn : LOST.nothingWaits(call.lost))
      return 1
    }
    console.log(LOST.declared(result.waited))
    return 0
  } finally {
    await store.close()
  }
}

function readCall(args: readonly string[]): z.infer<typeof Call> | undefined {
  const option = { type: 'string' } as const
  try {
    const { values } = parseArgs({ args: [...args], options: { 'let-go': option, by: option } })
    return Call.safeParse({ lost: values['let-go'], by: values.by }).data
  } catch {
    return undefined
  }
}
