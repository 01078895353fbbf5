import { parseArgs } from 'node:util'
import * as z from 'zod'

const Day = z.iso.date()
const VersionNumber = z.coerce.number().int().positive()
const Reason = z.string().trim().min(1).max(2000)
const DocumentId = z.string().regex(/^[a-z0-9-]+$/)

/** What every command takes. */
const Common = { json: z.boolean().default(false) }

/** `npm run knowledge -- …`, as it was meant. */
const Call = z.discriminatedUnion('command', [
  z.strictObject({
    ...Common,
    command: z.literal('import'),
    words: z.array(z.string()).min(1),
    id: DocumentId.optional(),
    place: z.enum(['hn', 'hcm', 'vn']).optional(),
    from: Day.optional(),
    url: z.url({ protocol: /^https?$/ }).optional(),
    'wording-from': Day.optional(),
    note: Reason.optional(),
  }),
  z.strictObject({
    ...Common,
    command: z.literal('list'),
    words: z.tuple([]),
    'as-of': Day.optional(),
    version: VersionNumber.optional(),
  }),
  z.strictObject({
    ...Common,
    command: z.literal('show'),
    words: z.tuple([z.string().min(1)]),
    'as-of': Day.optional(),
    version: VersionNumber.optional(),
    waiting: z.boolean().default(false),
  }),
  z.strictObject({
    ...Common,
    command: z.literal('diff'),
    words: z.tuple([DocumentId]),
    from: VersionNumber.optional(),
    to: VersionNumber.optional(),
  }),
  z.strictObject({
    ...Common,
    command: z.literal('publish'),
    words: z.tuple([]),
    note: Reason.optional(),
    'in-spite': Reason.optional(),
    'dry-run': z.boolean().default(false),
  }),
  z.strictObject({
    ...Common,
    command: z.literal('rollback'),
    words: z.tuple([VersionNumber]),
    note: Reason.optional(),
  }),
  z.strictObject({
    ...Common,
    command: z.literal('export'),
    words: z.tuple([z.string().min(1)]),
    version: VersionNumber.optional(),
  }),
  z.strictObject({ ...Common, command: z.literal('waiting'), words: z.tuple([]) }),
  z.strictObject({
    ...Common,
    command: z.literal('accept'),
    words: z.tuple([DocumentId]),
    note: Reason,
    ended: Day.optional(),
  }),
  z.strictObject({
    ...Common,
    command: z.literal('discard'),
    words: z.tuple([DocumentId]),
    note: Reason.optional(),
  }),
  z.strictObject({ ...Common, command: z.literal('versions'), words: z.tuple([]) }),
  z.strictObject({
    ...Common,
    command: z.literal('answered'),
    words: z.tuple([VersionNumber]),
    cites: z.string().min(1).optional(),
  }),
  z.strictObject({ ...Common, command: z.literal('history'), words: z.tuple([z.string().min(1)]) }),
  z.strictObject({
    ...Common,
    command: z.literal('proposals'),
    words: z.tuple([]),
    all: z.boolean().default(false),
  }),
  z.strictObject({
    ...Common,
    command: z.enum(['apply', 'dismiss']),
    words: z.array(z.string()).min(1),
    note: Reason.optional(),
  }),
  z.strictObject({
    ...Common,
    command: z.literal('rule'),
    words: z.tuple([z.string().min(1), z.enum(['in-force', 'ended'])]),
    from: Day,
    note: Reason,
  }),
])
export type Call = z.infer<typeof Call>
export type CallOf<Command extends Call['command']> = Extract<Call, { command: Command }>

const OPTIONS = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  id: { type: 'string' },
  place: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  url: { type: 'string' },
  'wording-from': { type: 'string' },
  'as-of': { type: 'string' },
  version: { type: 'string' },
  waiting: { type: 'boolean' },
  all: { type: 'boolean' },
  cites: { type: 'string' },
  ended: { type: 'string' },
  note: { type: 'string' },
  'in-spite': { type: 'string' },
  'dry-run': { type: 'boolean' },
} as const

/** @returns `wrong` for a call that means nothing, `help` when only the usage is wanted */
export function readCall(args: readonly string[]): Call | 'wrong' | 'help' {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
    const { help, ...options } = values
    if (help === true) return 'help'
    const [command, ...words] = positionals
    const call = Call.safeParse({ ...options, command, words })
    return call.success ? call.data : 'wrong'
  } catch {
    return 'wrong'
  }
}
