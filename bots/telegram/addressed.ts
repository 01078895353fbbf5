import { readSlash } from '#src/questions/slash.ts'
import type { TelegramMessage } from './update.ts'

export interface TelegramSelf {
  /** As in the token; a reply shows to whom it replies by this. */
  readonly id: string
  readonly username: () => Promise<string | undefined>
}

const COMMAND = /^(\/\w+)(?:@(\w+))?(?=\s|$)/

/**
 * The words of a message that are meant for the bot, without its name: all of a private chat; in a group commands,
 * replies to the bot and what mentions it.
 *
 * @returns `undefined` for what people in a group say to each other or to another bot
 */
export async function wordsForBot(message: TelegramMessage, bot: TelegramSelf): Promise<string | undefined> {
  const said = (message.text ?? message.caption ?? '').trim()
  const [, command, whose] = COMMAND.exec(said) ?? []
  const bare = command === undefined ? said : said.replace(COMMAND, command)
  if (message.chat.type === 'private') return bare
  // Of those that name nobody a group's bots are all told.
  if (command !== undefined && whose === undefined && isOurs(bare)) return bare
  if (String(message.reply_to_message?.from?.id) === bot.id) return bare

  const own = (await bot.username())?.toLowerCase()
  if (whose !== undefined) return own === undefined || whose.toLowerCase() === own ? bare : undefined
  if (own === undefined) return undefined
  const rest = said.replaceAll(/(?<!\w)@(\w+)/g, (mention, name: string) =>
    name.toLowerCase() === own ? '' : mention,
  )
  return rest === said ? undefined : rest.trim()
}

const OFFICIALS = /^\/(?:noi|lienket)\b/

function isOurs(command: string): boolean {
  const read = readSlash(command)
  return OFFICIALS.test(command) || (read?.kind === 'known' && read.isExact)
}
