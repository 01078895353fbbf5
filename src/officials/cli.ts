import { parseArgs } from 'node:util'
import * as z from 'zod'
import { readSettings } from '../config.ts'
import type { Settings } from '../config.ts'
import { DepartmentId } from '../domain/ids.ts'
import { Role } from '../domain/official.ts'
import { openStore } from '../store/open-store.ts'
import { EmailAddress } from './email.ts'
import { inviteAgain, inviteOfficial } from './invite.ts'
import type { NewOfficial } from './invite.ts'
import { answersForOneDepartment } from './may.ts'
import { EMAIL_TAKEN, EMAIL_UNKNOWN, invitation, INVITED, USAGE, WRONG_CALL } from './phrases.ts'

const Command = z.enum(['create-official', 'invite'])

type Call = { readonly json: boolean } & (
  | { readonly command: 'create-official'; readonly who: NewOfficial }
  | { readonly command: 'invite'; readonly email: string }
)

/** The call as it was meant, or what is wrong with it, or that only the usage is wanted. */
function readCall(args: readonly string[]): Call | { readonly wrong: string } | 'help' {
  let given: ReturnType<typeof parse>
  try {
    given = parse(args)
  } catch {
    return { wrong: WRONG_CALL.option }
  }
  const { values, positionals } = given
  if (values.help) return 'help'
  const command = Command.safeParse(positionals.join(' '))
  if (!command.success) return { wrong: WRONG_CALL.command(positionals.join(' ')) }
  const email = EmailAddress.safeParse(values.email)
  if (!email.success) return { wrong: WRONG_CALL.email }
  const { json } = values
  if (command.data === 'invite') {
    if (values.role !== undefined || values.department !== undefined) return { wrong: WRONG_CALL.option }
    return { command: 'invite', email: email.data, json }
  }
  const role = Role.safeParse(values.role)
  if (!role.success) return { wrong: WRONG_CALL.role }
  const department = DepartmentId.optional().safeParse(values.department)
  if (!department.success) return { wrong: WRONG_CALL.department }
  if (department.data === undefined && answersForOneDepartment(role.data)) {
    return { wrong: WRONG_CALL.departmentNeeded(role.data) }
  }
  const who = { email: email.data, role: role.data, department: department.data ?? null }
  return { command: 'create-official', who, json }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      email: { type: 'string' },
      role: { type: 'string' },
      department: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
}

/** Where the console is reached; a server that listens on every address is named by the nearest one. */
function consoleAddress({ publicUrl, host, port }: Settings): string {
  if (publicUrl !== undefined) return publicUrl
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

async function invite(call: Call, settings: Settings): Promise<number> {
  // The server may be serving from the same store: both may write, one after the other.
  const store = await openStore(settings)
  try {
    const now = new Date()
    const result =
      call.command === 'invite'
        ? await inviteAgain(store, call.email, now)
        : await inviteOfficial(store, call.who, now)
    if (result.kind !== 'invited') {
      console.error(result.kind === 'email_taken' ? EMAIL_TAKEN : EMAIL_UNKNOWN)
      return 1
    }
    const { official, token, expiresAt } = result
    const { id, email, role, department } = official
    const link = `${consoleAddress(settings)}/console/loi-moi/${token}`
    console.log(
      call.json
        ? JSON.stringify({ id, email, role, department, link, expiresAt })
        : invitation(INVITED[call.command](official), link, expiresAt),
    )
    return 0
  } finally {
    await store.close()
  }
}

const call = readCall(process.argv.slice(2))
if (call === 'help') {
  console.log(USAGE)
} else if ('wrong' in call) {
  console.error(`${call.wrong}\n\n${USAGE}`)
  process.exitCode = 2
} else {
  try {
    process.exitCode = await invite(call, readSettings(process.env))
  } catch (fault) {
    console.error(fault instanceof Error ? fault.message : String(fault))
    process.exitCode = 1
  }
}
