import { AsyncLocalStorage } from 'node:async_hooks'
import { pino } from 'pino'
import type { DestinationStream } from 'pino'
import { DeskFault } from './domain/errors.ts'

/** Structured lines on stdout. Ids of ours and counts only: no text of a citizen, no chat id, no token. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

const context = new AsyncLocalStorage<object>()

/** Every line that is logged meanwhile carries these ids, beside those of the work this is a part of. */
export function inContext<T>(ids: Readonly<Record<string, string>>, work: () => T): T {
  return context.run({ ...context.getStore(), ...ids }, work)
}

/** @param to where lines go; stdout unless told otherwise */
export function openLog(level: string, to: DestinationStream = pino.destination(1)): Log {
  return pino(
    {
      level,
      base: null,
      // Copied: pino writes the line's own fields into what it is given, and every later line would have them as well.
      mixin: () => ({ ...context.getStore() }),
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: faultInWords },
    },
    to,
  )
}

/**
 * What of an error may be written down. Our own faults carry messages without personal data or secrets; anybody
 * else's may quote what they stumbled over, so of them only the kind and the place are kept.
 */
function faultInWords(fault: unknown): object {
  if (!(fault instanceof Error)) return { type: typeof fault }
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return {
    type: fault.name,
    ...(fault instanceof DeskFault && { code: fault.code, message: fault.message }),
    ...(fault.cause instanceof Error && { cause: faultInWords(fault.cause) }),
    at: frames.slice(0, 5).map((line) => line.trim()),
  }
}
