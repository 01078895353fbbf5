import * as z from 'zod'
import { StoreUnavailable } from '../../domain/errors.ts'

const SqliteError = z.object({
  code: z.enum(['ERR_SQLITE_ERROR', 'ERR_INVALID_STATE']),
  errstr: z.string().optional(),
})
const FileError = z.object({ code: z.string(), syscall: z.string(), path: z.string().optional() })

/** Anything else is a mistake of ours and stays what it is. */
export function asStoreFault(fault: unknown): unknown {
  const sqlite = SqliteError.safeParse(fault)
  if (sqlite.success) return new StoreUnavailable(fault, sqlite.data.errstr ?? 'closed')
  const file = FileError.safeParse(fault)
  if (file.success)
    return new StoreUnavailable(fault, [file.data.syscall, file.data.code, file.data.path].join(' ').trim())
  if (fault instanceof z.ZodError) return new StoreUnavailable(fault, 'a row that cannot be read')
  return fault
}
