import { settle } from '#knowledge/vietnamese.ts'

/** Every Zalo bot's name begins with "Bot"; enough to see a mention while the whole name is not known. */
const ANY_BOT = /@bot\S*/i

/**
 * Takes the mention of the bot out of what was said in a group.
 *
 * @param name the bot's display name, which may hold spaces: "Bot Pháp luật"
 * @returns `undefined` when the bot is not mentioned
 */
export function withoutMention(said: string, name: string | undefined): string | undefined {
  const text = settle(said)
  const mention = (name === undefined ? null : ownMention(name).exec(text)) ?? ANY_BOT.exec(text)
  if (mention === null) return undefined
  const before = text.slice(0, mention.index).trimEnd()
  const after = text.slice(mention.index + mention[0].length).trimStart()
  return `${before} ${after}`.trim()
}

function ownMention(name: string): RegExp {
  const literally = settle(name).replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
  return new RegExp(`@${literally}`, 'i')
}
