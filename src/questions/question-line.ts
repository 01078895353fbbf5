import * as z from 'zod'
import type { Day } from '#knowledge/validity.ts'
import type { Question } from './understand.ts'

/** One line of a question file, as the contract describes it: a question and what its answer must be. */
export const QuestionLine = z.object({
  id: z.string(),
  question: z.string(),
  asOf: z.iso.date().nullable().default(null),
  place: z.enum(['hcm', 'hn']).nullable().default(null),
  expect: z.array(z.string()).min(1),
  gold: z.array(z.string()).default([]),
  mustSay: z.array(z.array(z.string())).default([]),
  mustNotSay: z.array(z.string()).default([]),
  department: z.array(z.string()).default([]),
  form: z.string().default('plain'),
  context: z.array(z.string()).default([]),
})
export type QuestionLine = z.infer<typeof QuestionLine>

/**
 * The questions of a file, in its order; empty lines are passed over.
 *
 * @param content JSON Lines
 * @param name of the file, for people
 * @throws naming file and line of what is not a question, and an id that stands twice
 */
export function readQuestionLines(content: string, name: string): readonly QuestionLine[] {
  const seen = new Set<string>()
  // Some editors put a mark of the encoding first, which is no JSON.
  const lines = content.replace(/^\uFEFF/, '').split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    const where = `${name}:${index + 1}`
    const given = parsedJson(line)
    if (given === undefined) throw new Error(`${where}: is no JSON`)
    const parsed = QuestionLine.safeParse(given)
    if (!parsed.success) {
      const faults = z.prettifyError(parsed.error).replaceAll(/\s*\n\s*/g, ' ')
      throw new Error(`${where}: ${faults}`)
    }
    if (seen.has(parsed.data.id)) throw new Error(`${where}: ${parsed.data.id} stands twice`)
    seen.add(parsed.data.id)
    return [parsed.data]
  })
}

/** `undefined` for what is no JSON. */
function parsedJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

/** A line as the desk is asked it; whoever sends no date asks today. */
export function asQuestion({ question, context, place, asOf }: QuestionLine, today: Day): Question {
  return { question, earlier: context, place, today, ...(asOf !== null && { asOf }) }
}
