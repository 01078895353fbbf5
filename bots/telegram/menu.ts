import type { BotCommand } from 'grammy/types'
import { OFFERED_COMMANDS } from '#src/questions/phrases-commands.ts'

/** The list Telegram shows beside the writing field. */
export const MENU: readonly BotCommand[] = OFFERED_COMMANDS
