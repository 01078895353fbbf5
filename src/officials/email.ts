import * as z from 'zod'

/** An official's address as accounts are kept and found under: one spelling, whatever was typed. */
export const EmailAddress = z.string().trim().toLowerCase().max(254).pipe(z.email())
