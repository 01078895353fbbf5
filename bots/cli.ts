import { parseArgs } from 'node:util'
import * as z from 'zod'
import { readSettings, type Settings } from '#src/config.ts'
import { NEEDS_PUBLIC_URL, NOT_SWITCHED_ON, USAGE, WRONG_CALL } from './cli-phrases.ts'
import type { Registration, Report } from './registration.ts'
import { telegramRegistration } from './telegram/register.ts'
import { zaloRegistration } from './zalo/register.ts'
import { tokenMask } from './zalo/mask.ts'

const Command = z.enum(['set-webhook', 'info', 'delete-webhook'])
const BotNetwork = z.enum(['telegram', 'zalo'])

interface Call {
  readonly command: z.infer<typeof Command>
  readonly network: z.infer<typeof BotNetwork>
  readonly json: boolean
}

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
  const [first = '', second = '', ...more] = positionals
  const command = Command.safeParse(first)
  if (!command.success) return { wrong: WRONG_CALL.command(first) }
  const network = BotNetwork.safeParse(second)
  if (!network.success || more.length > 0) return { wrong: WRONG_CALL.network([second, ...more].join(' ')) }
  return { command: command.data, network: network.data, json: values.json }
}

function parse(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
}

async function carryOut({ command, network, json }: Call, settings: Settings): Promise<number> {
  const bot = settings[network]
  if (bot === undefined) return failed(NOT_SWITCHED_ON[network])
  const registration = network === 'telegram' ? telegramRegistration(bot) : zaloRegistration(bot)
  const maskToken = tokenMask(bot.token)
  // Whatever a network may echo, neither token nor secret reaches a terminal's history.
  const mask = (text: string) => maskToken(text).replaceAll(bot.webhookSecret, '***')

  if (command === 'set-webhook' && settings.publicUrl?.startsWith('https://') !== true) {
    return failed(NEEDS_PUBLIC_URL)
  }
  try {
    const report = await ask(registration, command, `${settings.publicUrl}/webhooks/${network}`)
    const facts = { command, network, ...report.facts }
    const masked = (_: string, value: unknown) => (typeof value === 'string' ? mask(value) : value)
    console.log(json ? JSON.stringify(facts, masked) : mask(report.words.join('\n')))
    return 0
  } catch (fault) {
    return failed(mask(registration.inWords(fault)).replace(/\s+/g, ' '))
  }
}

function ask(registration: Registration, command: Call['command'], url: string): Promise<Report> {
  if (command === 'set-webhook') return registration.setWebhook(url)
  return command === 'info' ? registration.info() : registration.deleteWebhook()
}

function failed(why: string): number {
  console.error(why)
  return 1
}

const call = readCall(process.argv.slice(2))
if (call === 'help') {
  console.log(USAGE)
} else if ('wrong' in call) {
  console.error(`${call.wrong}\n\n${USAGE}`)
  process.exitCode = 2
} else {
  try {
    process.exitCode = await carryOut(call, readSettings(process.env))
  } catch (fault) {
    process.exitCode = failed(fault instanceof Error ? fault.message : String(fault))
  }
}
