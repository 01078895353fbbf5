import * as z from 'zod'
import { SettingsWrong } from './domain/errors.ts'

/** Digits only: JavaScript reads a lone blank as 0, which would switch a limit off that nobody meant to. */
const whole = (least: number, most: number) => {
  const error = `a whole number from ${least} to ${most}`
  return z
    .string()
    .trim()
    .regex(/^\d{1,10}$/, { error })
    .transform(Number)
    .pipe(z.number().min(least, { error }).max(most, { error }))
}

/** An address without a trailing slash, so that paths can be appended. */
const address = z
  .url({ protocol: /^https?$/ })
  .regex(/^[^?#]*$/, { error: 'an address without ? and #: paths are appended to it' })
  .transform((url) => url.replace(/\/+$/, ''))

const smtpAddress = z
  .url({ protocol: /^smtps?$/ })
  .transform((url) => new URL(url))
  .refine((url) => url.hostname !== '' && isWritten(url.username) && isWritten(url.password), {
    error: 'smtp://user:password@host:port or smtps://…, with % as %25 in them',
  })

/** Whether every `%` in a part of an address begins a character. */
function isWritten(part: string): boolean {
  try {
    decodeURIComponent(part)
    return true
  } catch {
    return false
  }
}

/** What can stand in a header: there a blank at an end is lost, and a control character is refused. */
const headerSecret = z
  .string()
  .regex(/^(?! )[^\p{Cc}]{8,256}(?<! )$/u, { error: '8–256 characters, none a control, no blank at an end' })

/** 32 bytes each in base64, comma between; the first seals, all of them open what was sealed with them. */
const DataKeys = z
  .string()
  .transform((keys) => keys.split(',').map((key) => Buffer.from(key.trim(), 'base64')))
  .refine((keys) => keys.every((key) => key.length === 32), { error: '32 bytes in base64 each' })

const Environment = z.object({
  PORT: whole(0, 65_535).default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: address.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  REDIS_URL: z
    .string()
    .regex(/^rediss?(\+(cluster|sentinel))?:\/\/\S+$/, {
      error: 'redis://, rediss://, redis+cluster:// or redis+sentinel:// and an address',
    })
    .optional(),
  TELEGRAM_BOT_TOKEN: z.string().min(1).optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,256}$/, { error: '1–256 of A-Z a-z 0-9 _ -' })
    .optional(),
  TELEGRAM_API_ROOT: address.default('https://api.telegram.org'),
  ZALO_BOT_TOKEN: z.string().min(1).optional(),
  ZALO_WEBHOOK_SECRET: headerSecret.optional(),
  ZALO_API_ROOT: address.default('https://bot-api.zaloplatforms.com'),
  LLM_BASE_URL: address.optional(),
  LLM_MODEL: z.string().min(1).optional(),
  LLM_API_KEY: z.string().min(1).optional(),
  LLM_REWRITE: z.stringbool().optional(),
  LLM_JUDGE: z.stringbool().optional(),
  LLM_TOKENS_PER_HOUR: whole(0, 1_000_000_000).default(2_000_000),
  SMTP_URL: smtpAddress.optional(),
  SMTP_FROM: z.email().optional(),
  SESSION_SECRET: z.string().min(16).optional(),
  DATA_KEYS: DataKeys.optional(),
  TURN_WINDOW_MS: whole(0, 60_000).default(1500),
  CITIZEN_PER_MINUTE: whole(0, 1_000_000).default(20),
  ASK_PER_MINUTE: whole(0, 1_000_000).default(30),
  OTEL_EXPORTER_OTLP_ENDPOINT: address.optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
})

const PAIRS = [
  ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET'],
  ['ZALO_BOT_TOKEN', 'ZALO_WEBHOOK_SECRET'],
  ['LLM_BASE_URL', 'LLM_MODEL'],
  ['SMTP_URL', 'SMTP_FROM'],
  ['LLM_REWRITE', 'LLM_BASE_URL'],
  ['LLM_JUDGE', 'LLM_BASE_URL'],
] as const

/** Told from what was given and not from what it was read as: one setting that is wrong hides no other that is missing. */
function missingFaults(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  return PAIRS.filter(([one, needed]) => {
    const isOff = one.startsWith('LLM_') && z.stringbool().safeParse(given[one]).data === false
    return given[one] !== undefined && !isOff && given[needed] === undefined
  }).map(([one, needed]) => `${needed}: required when ${one} is set`)
}

/** Every setting there is, by its name in the environment. */
export const SETTING_NAMES: readonly string[] = Object.keys(Environment.shape)

/** A bot on a network that is switched on. */
export interface BotSettings {
  readonly token: string
  readonly webhookSecret: string
  readonly apiRoot: string
}

/** The server that mail to officials goes through. */
export interface SmtpSettings {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (`smtps://`); otherwise by STARTTLS. */
  readonly tls: boolean
  /** Whether mail may go without TLS: only to this machine, or where the address says `?tls=optional`. */
  readonly plainAllowed: boolean
  readonly user: string
  readonly password: string
  readonly from: string
}

/** A language model, and what it may do beside wording answers. */
interface LlmSettings {
  readonly baseUrl: string
  readonly model: string
  readonly apiKey: string | undefined
  /** About so many tokens in an hour; 0 switches the limit off. */
  readonly tokensPerHour: number
  readonly writes: boolean
  readonly rewrites: boolean
  readonly judges: boolean
}

/** Everything the desk can be told from outside; read once, at the start. */
export interface Settings {
  readonly port: number
  readonly host: string
  /** Public https address without a trailing slash. */
  readonly publicUrl: string | undefined
  readonly dataDir: string
  /** When set, Redis is the store; several instances may share it. */
  readonly redisUrl: string | undefined
  readonly telegram: BotSettings | undefined
  readonly zalo: BotSettings | undefined
  /** Without it no mail goes out. */
  readonly smtp: SmtpSettings | undefined
  /** An OpenAI-compatible endpoint; without it answers are composed without a model. */
  readonly llm: LlmSettings | undefined
  readonly sessionSecret: string | undefined
  /** Seal personal data, the first of them; without them the embedded store keeps one beside itself. */
  readonly dataKeys: readonly Buffer[] | undefined
  readonly turnWindowMs: number
  /** 0 switches the limit off. */
  readonly citizenPerMinute: number
  readonly askPerMinute: number
  /** An OTLP/HTTP collector; without it no traces are made. */
  readonly tracesTo: string | undefined
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL']
}

/**
 * @param env the process's environment; an empty string counts as unset, as compose files write it
 * @throws {SettingsWrong} naming every setting at fault, never its value
 */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = Environment.safeParse(given)
  const wrong = (parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  const faults = [...wrong, ...missingFaults(given)]
  if (!parsed.success || faults.length > 0) throw new SettingsWrong(faults)
  const e = parsed.data
  return {
    port: e.PORT,
    host: e.HOST,
    publicUrl: e.PUBLIC_URL,
    dataDir: e.DATA_DIR,
    redisUrl: e.REDIS_URL,
    telegram: bot(e.TELEGRAM_BOT_TOKEN, e.TELEGRAM_WEBHOOK_SECRET, e.TELEGRAM_API_ROOT),
    zalo: bot(e.ZALO_BOT_TOKEN, e.ZALO_WEBHOOK_SECRET, e.ZALO_API_ROOT),
    smtp: smtpServer(e.SMTP_URL, e.SMTP_FROM),
    llm:
      e.LLM_BASE_URL === undefined || e.LLM_MODEL === undefined
        ? undefined
        : {
            baseUrl: e.LLM_BASE_URL,
            model: e.LLM_MODEL,
            apiKey: e.LLM_API_KEY,
            tokensPerHour: e.LLM_TOKENS_PER_HOUR,
            writes: true,
            rewrites: e.LLM_REWRITE ?? false,
            judges: e.LLM_JUDGE ?? false,
          },
    sessionSecret: e.SESSION_SECRET,
    dataKeys: e.DATA_KEYS,
    turnWindowMs: e.TURN_WINDOW_MS,
    citizenPerMinute: e.CITIZEN_PER_MINUTE,
    askPerMinute: e.ASK_PER_MINUTE,
    tracesTo: e.OTEL_EXPORTER_OTLP_ENDPOINT,
    logLevel: e.LOG_LEVEL,
  }
}

function bot(
  token: string | undefined,
  webhookSecret: string | undefined,
  apiRoot: string,
): BotSettings | undefined {
  return token === undefined || webhookSecret === undefined ? undefined : { token, webhookSecret, apiRoot }
}

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]'])

function smtpServer(url: URL | undefined, from: string | undefined): SmtpSettings | undefined {
  if (url === undefined || from === undefined) return undefined
  const tls = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (tls ? 465 : 587) : Number(url.port),
    tls,
    plainAllowed: THIS_MACHINE.has(url.hostname)
      ? url.searchParams.get('tls') !== 'required'
      : url.searchParams.get('tls') === 'optional',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    from,
  }
}
