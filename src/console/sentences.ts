import * as z from 'zod'

/** What an official has written in a form, in their own words. Browsers send line ends as CRLF. */
export const Sentences = z
  .string()
  .transform((text) => text.toWellFormed().replace(/\r\n?/g, '\n').normalize('NFC').trim())
