import { parseArgs } from 'node:util'
import * as z from 'zod'
import { answerShell } from '../command-line.ts'
import type { Understood } from '../command-line.ts'
import { readSettings } from '../config.ts'
import type { Settings } from '../config.ts'
import { DepartmentId } from '../domain/ids.ts'
import { OfficialName, Role, WorkPlace } from '../domain/official.ts'
import type { Accounts } from '../domain/accounts.ts'
import { lostKeysFromShell } from '../privacy/shell-lost-keys.ts'
import { deletionsFromShell, exportFromShell, retentionFromShell } from '../privacy/shell.ts'
import { openStore } from '../store/open-store.ts'
import { EmailAddress } from './email.ts'
import { inviteAgain, inviteOfficial } from './invite.ts'
import type { NewOfficial } from './invite.ts'
import { answersForOneDepartment } from './may.ts'
import {
  EMAIL_TAKEN,
  EMAIL_UNKNOWN,
  invitation,
  INVITED,
  secondFactorReset,
  USAGE,
  WRONG_CALL,
} from './phrases.ts'

const Command = z.enum(['create-official', 'invite', 'reset-second-factor'])

type Invite = { readonly json: boolean } & (
  | { readonly command: 'create-official'; readonly who: NewOfficial }
  | { readonly command: 'invite'; readonly email: string }
)
interface Reset {
  readonly json: boolean
  readonly command: 'reset-second-factor'
  readonly email: string
}
type Call = Invite | Reset

function readCall(args: readonly string[]): Understood<Call> {
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
  if (command.data !== 'create-official') {
    const { role, department, place, name } = values
    if ([role, department, place, name].some((given) => given !== undefined)) {
      return { wrong: WRONG_CALL.option }
    }
    return { command: command.data, email: email.data, json }
  }
  const role = Role.safeParse(values.role)
  if (!role.success) return { wrong: WRONG_CALL.role }
  const department = DepartmentId.optional().safeParse(values.department)
  if (!department.success) return { wrong: WRONG_CALL.department }
  if (department.data === undefined && answersForOneDepartment(role.data)) {
    return { wrong: WRONG_CALL.departmentNeeded(role.data) }
  }
  const place = WorkPlace.optional().safeParse(values.place)
  if (!place.success) return { wrong: WRONG_CALL.place }
  const name = OfficialName.optional().safeParse(values.name)
  if (!name.success) return { wrong: WRONG_CALL.name }
  const who = {
    email: email.data,
    role: role.data,
    department: department.data ?? null,
    place: place.data ?? null,
    ...(name.data !== undefined && { name: name.data }),
  }
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
      place: { type: 'string' },
      name: { type: 'string' },
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

async function carryOut(call: Call, settings: Settings): Promise<number> {
  // The server may be serving from the same store: both may write, one after the other.
  const store = await openStore(settings)
  try {
    const now = new Date()
    if (call.command === 'reset-second-factor') return await reset(store, call, now)
    const result =
      call.command === 'invite'
        ? await inviteAgain(store, call.email, now)
        : await inviteOfficial(store, call.who, now)
    if (result.kind !== 'invited') {
      console.error(result.kind === 'email_taken' ? EMAIL_TAKEN : EMAIL_UNKNOWN)
      return 1
    }
    const { official, token, expiresAt } = result
    const { id, email, name, role, department, place } = official
    const link = `${consoleAddress(settings)}/console/loi-moi/${token}`
    console.log(
      call.json
        ? JSON.stringify({ id, email, name, role, department, place, link, expiresAt })
        : invitation(INVITED[call.command](official), link, expiresAt),
    )
    return 0
  } finally {
    await store.close()
  }
}

async function reset(store: Accounts, { email, json }: Reset, at: Date): Promise<number> {
  const official = await store.officialByEmail(email)
  if (official === undefined) {
    console.error(EMAIL_UNKNOWN)
    return 1
  }
  await store.resetSecondFactor(official.id, { by: 'shell', at })
  console.log(json ? JSON.stringify({ id: official.id, email: official.email }) : secondFactorReset(official))
  return 0
}

const args = process.argv.slice(2)
/** Commands about what is kept of citizens; each reads its own call. */
const aboutData = new Map([
  ['export-conversation', exportFromShell],
  ['retention', retentionFromShell],
  ['deletions', deletionsFromShell],
  ['lost-keys', lostKeysFromShell],
]).get(args[0] ?? '')
const call = aboutData === undefined ? readCall(args) : { aboutData }
process.exitCode = await answerShell(call, USAGE, (understood) =>
  'aboutData' in understood
    ? understood.aboutData(args.slice(1))
    : carryOut(understood, readSettings(process.env)),
)
