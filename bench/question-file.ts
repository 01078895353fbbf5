import { readFileSync } from 'node:fs'
import * as z from 'zod'

/** One line of a question file, as the contract describes it. */
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

/** @throws naming the line that is not a question */
export function readQuestions(file: string): readonly QuestionLine[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const parsed = QuestionLine.safeParse(JSON.parse(line))
      if (!parsed.success) throw new Error(`${file}:${index + 1}: ${z.prettifyError(parsed.error)}`)
      return parsed.data
    })
}
