import { parseArgs } from 'node:util'
import * as z from 'zod'
import { answerShell } from '#src/command-line.ts'
import type { Understood } from '#src/command-line.ts'
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

function readCall(args: readonly string[]): Understood<Call> {
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
  const { pathname } = new URL(bot.apiRoot)
  const hidden = [bot.webhookSecret, ...(pathname === '/' ? [] : [pathname])]
  // Whatever a network may echo, neither token nor secret nor a gateway's private path reaches a terminal's history.
  const mask = (text: string) => hidden.reduce((left, one) => left.replaceAll(one, '***'), maskToken(text))

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

process.exitCode = await answerShell(readCall(process.argv.slice(2)), USAGE, (call) =>
  carryOut(call, readSettings(process.env)),
)
