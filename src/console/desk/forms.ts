import * as z from 'zod'
import { MOST_ANSWER_CHARACTERS } from '../../domain/ticket.ts'

/** Browsers send line ends as CRLF. */
const Words = z.string().transform((text) => text.toWellFormed().replace(/\r\n?/g, '\n').normalize('NFC'))

export const PickWords = Words.pipe(z.string().trim().max(200)).catch('')

export const DraftForm = z.object({
  text: Words,
  /** The revision its writer saw. */
  'ban-thao': z.coerce.number().int().min(0).max(1_000_000).catch(0),
  /** Words to look provisions up by, sent with the draft so that nothing typed is lost. */
  tim: PickWords,
})
export const DraftText = z.string().max(MOST_ANSWER_CHARACTERS)

export const InsertForm = z.object({ 'dieu-khoan': z.string().max(200).catch('') })
export const ReuseForm = z.object({ tu: z.string().max(300).catch('') })

/** Several boxes of one name come as a list, one as a text. */
const Basis = z
  .union([
    z.array(z.string().max(200)).max(50),
    z
      .string()
      .max(200)
      .transform((one) => [one]),
  ])
  .catch([])

export const PublicForm = z.object({
  question: Words.catch(''),
  answer: Words.catch(''),
  basis: Basis,
  seen: z.coerce.number().int().min(0).catch(-1),
  seal: z.string().catch(''),
})
export const PublicText = z.object({
  question: z.string().trim().min(1).max(500),
  answer: z.string().trim().min(1).max(MOST_ANSWER_CHARACTERS),
})
