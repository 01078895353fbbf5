import { parseArgs } from 'node:util'
import * as z from 'zod'
import { readSettings } from '../config.ts'
import { conversationId } from '../domain/ids.ts'
import { vietnamTime } from '../domain/vietnam-time.ts'
import { EmailAddress } from '../officials/email.ts'
import { sealFor } from '../sealing.ts'
import { openStore } from '../store/open-store.ts'
import { exportConversation } from './export.ts'
import { DELETIONS, EXPORT, RETENTION } from './phrases.ts'
import { daysKept, RETENTION_RULE, setRetention, TypedDays } from './retention.ts'

const Call = z.object({
  network: z.enum(['telegram', 'zalo', 'web', 'api']),
  chat: z.string().min(1).max(200),
  by: EmailAddress,
})

/**
 * `npm run admin -- export-conversation`: prints what is kept of a conversation as JSON.
 *
 * @returns the exit status
 * @throws {DeskFault} when the store cannot be read
 */
export async function exportFromShell(args: readonly string[]): Promise<number> {
  const call = readCall(args)
  if (call === undefined) {
    console.error(EXPORT.usage)
    return 2
  }
  const settings = readSettings(process.env)
  const seal = sealFor(settings)
  const store = await openStore(settings, seal)
  try {
    const official = await store.officialByEmail(call.by)
    if (official === undefined) {
      console.error(EXPORT.unknownOfficial)
      return 1
    }
    const id = conversationId(call.network, call.chat)
    const exported = await exportConversation(store, seal, official, id)
    if (exported === undefined) {
      console.error(EXPORT.nothing)
      return 1
    }
    console.log(JSON.stringify(exported, null, 2))
    return 0
  } finally {
    await store.close()
  }
}

function readCall(args: readonly string[]): z.infer<typeof Call> | undefined {
  const option = { type: 'string' } as const
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { network: option, chat: option, by: option },
    })
    return Call.safeParse(values).data
  } catch {
    return undefined
  }
}

/**
 * `npm run admin -- retention`: prints for how many days each kind is kept, and sets other days for an administrator.
 *
 * @returns the exit status
 * @throws {DeskFault} when the store cannot be read
 */
export async function retentionFromShell(args: readonly string[]): Promise<number> {
  const call = readDays(args)
  if (call === undefined) {
    console.error(RETENTION.usage)
    return 2
  }
  const store = await openStore(readSettings(process.env))
  try {
    const { by, days } = call
    if (by !== undefined) {
      const official = await store.officialByEmail(by)
      if (official?.role !== 'quan-tri') {
        console.error(RETENTION.onlyAdministrators)
        return 1
      }
      const set = await setRetention(store, days, { by: official.id, at: store.now() })
      if (set === 'moved_on') {
        console.error(RETENTION.movedOn)
        return 1
      }
    }
    const kept = daysKept((await store.rule(RETENTION_RULE))?.value)
    for (const [kind, count] of Object.entries(kept)) console.log(RETENTION.line(kind, count))
    return 0
  } finally {
    await store.close()
  }
}

const DaysCall = z.union([
  z.object({ by: z.undefined(), days: z.array(TypedDays).max(0) }),
  z.object({ by: EmailAddress, days: z.array(TypedDays).min(1) }),
])

function readDays(args: readonly string[]): z.infer<typeof DaysCall> | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { by: { type: 'string' } },
    })
    return DaysCall.safeParse({ by: values.by, days: positionals }).data
  } catch {
    return undefined
  }
}

/** Deletions shown: whoever holds a receipt asks soon. */
const SHOWN = 500

/**
 * `npm run admin -- deletions`: prints that deletions took place, newest first; whose they were nobody knows.
 *
 * @returns the exit status
 * @throws {DeskFault} when the store cannot be read
 */
export async function deletionsFromShell(args: readonly string[]): Promise<number> {
  if (args.length > 0) {
    console.error(DELETIONS.usage)
    return 2
  }
  const store = await openStore(readSettings(process.env))
  try {
    for (const { code, network, at, doneAt, parted } of await store.deletions(SHOWN)) {
      console.log(DELETIONS.line(code, network, vietnamTime(at), doneAt && vietnamTime(doneAt), parted))
    }
    return 0
  } finally {
    await store.close()
  }
}
