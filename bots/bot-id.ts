/** The number before the colon of a bot's token; it names the bot and is no secret. */
export function botId(token: string): string {
  return /^\d+(?=:)/.exec(token)?.[0] ?? 'bot'
}
