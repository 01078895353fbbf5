import { parseArgs } from 'node:util'
import * as z from 'zod'
import { openLibrary } from './library.ts'
import type { Provision } from './provision.ts'
import type { Published } from './published.ts'
import { documentLabel } from './shelf.ts'
import { dayInVietnam, inForce } from './validity.ts'
import type { Day } from './validity.ts'

const USAGE = [
  'Cách gọi:',
  '  npm run -s knowledge -- list [--json] [--as-of YYYY-MM-DD]',
  '  npm run -s knowledge -- show MÃ [--json] [--as-of YYYY-MM-DD]',
  'MÃ là mã văn bản (nq-97-2019-qh14) hoặc mã điều, khoản, điểm (nq-97-2019-qh14/dieu-4/khoan-1).',
].join('\n')

const Call = z.object({
  command: z.enum(['list', 'show']),
  id: z.string().optional(),
  json: z.boolean().default(false),
  day: z.iso.date(),
})

/** `npm run knowledge`: what is on the shelf, from a shell. */
function main(): number {
  let call: z.infer<typeof Call>
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, 'as-of': { type: 'string' } },
    })
    const [command, id, ...rest] = positionals
    const wanted = command === 'show' ? 2 : 1
    if (rest.length > 0 || positionals.length !== wanted) throw new RangeError('wrong number of words')
    call = Call.parse({ ...values, command, id, day: values['as-of'] ?? dayInVietnam(new Date()) })
  } catch {
    console.error(USAGE)
    return 2
  }
  const published = openLibrary()
  return call.id === undefined ? list(published, call) : show(published, call.id, call)
}

type How = Pick<z.infer<typeof Call>, 'json' | 'day'>

function list({ shelf, version }: Published, { json, day }: How): number {
  const documents = [...shelf.documents.values()].map((document) => ({
    id: document.id,
    number: document.number,
    title: `${documentLabel(document)} ${document.name}`,
    place: document.territory,
    ...validityOf(document, day),
    provisions: [...shelf.provisions.values()].filter((provision) => provision.document === document.id)
      .length,
    complete: document.complete,
  }))
  if (json) console.log(JSON.stringify({ version, documents }, null, 2))
  else {
    console.log(`Phiên bản ${version}`)
    for (const { id, provisions, inForce: state, note } of documents) {
      console.log(`${id}\t${provisions} điều, khoản, điểm\t${state}${note === undefined ? '' : `\t${note}`}`)
    }
  }
  return 0
}

function show({ shelf }: Published, id: string, { json, day }: How): number {
  const document = shelf.documents.get(id)
  const provision = shelf.provisions.get(id)
  if (document === undefined && provision === undefined) {
    console.error(`Không có ${id} trong kho văn bản.`)
    return 1
  }
  const provisions = [...shelf.provisions.values()]
    .filter((one) => one.document === id || one.id === id)
    .map((one) => shown(one, day))
  if (json && document !== undefined) {
    const { number, name: title, validity } = document
    console.log(
      JSON.stringify(
        { id, number, title, validity: { ...validity, ...validityOf(document, day) }, provisions },
        null,
        2,
      ),
    )
  } else if (json) console.log(JSON.stringify(provisions[0], null, 2))
  else {
    for (const one of provisions) {
      console.log(`${one.id} [${one.inForce}]${one.heading === undefined ? '' : ` ${one.heading}`}`)
      if (one.note !== undefined) console.log(`  (${one.note})`)
      console.log(`  ${one.text ?? one.summary ?? one.missing ?? ''}`)
    }
  }
  return 0
}

function shown(
  provision: Provision,
  day: Day,
): ReturnType<typeof validityOf> & Partial<Provision> & { id: string } {
  const { id, heading, text, summary, missing } = provision
  const known = validityOf(provision, day)
  return {
    id,
    ...(heading !== undefined && { heading }),
    ...(text !== undefined && { text }),
    ...(summary !== undefined && { summary }),
    ...(missing !== undefined && { missing }),
    ...known,
  }
}

function validityOf(dated: Parameters<typeof inForce>[0], day: Day) {
  const { state, reason } = inForce(dated, day, null)
  const note = [reason, dated.note].filter((words) => words !== undefined).join('; ')
  const { from, to = null } = dated.validity
  return { inForce: state, from, to, ...(note !== '' && { note }) }
}

try {
  process.exitCode = main()
} catch (fault) {
  console.error(`Không đọc được kho văn bản: ${fault instanceof Error ? fault.message : String(fault)}`)
  process.exitCode = 1
}
