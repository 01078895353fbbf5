import { parseArgs } from 'node:util'
import * as z from 'zod'
import { dayInVietnam } from '#knowledge/validity.ts'
import { knowledgeAtHand } from '../publishing/at-hand.ts'
import { answerQuestion } from './answer.ts'

const USAGE = 'Cách gọi: npm run -s ask -- "câu hỏi" [--as-of YYYY-MM-DD] [--place hcm|hn] [--json]'

const Call = z.strictObject({
  question: z.string().trim().min(1).max(10_000),
  'as-of': z.iso.date().optional(),
  place: z.enum(['hcm', 'hn']).optional(),
  json: z.boolean().default(false),
})

/** `npm run ask`: one question answered in the terminal, by the same code that serves citizens. */
async function main(): Promise<number> {
  let call: z.infer<typeof Call>
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'as-of': { type: 'string' }, place: { type: 'string' }, json: { type: 'boolean' } },
    })
    call = Call.parse({ ...values, question: positionals.join(' ') })
  } catch {
    console.error(USAGE)
    return 2
  }
  const answer = answerQuestion(await knowledgeAtHand(process.env), {
    question: call.question,
    earlier: [],
    place: call.place ?? null,
    today: dayInVietnam(new Date()),
    ...(call['as-of'] !== undefined && { asOf: call['as-of'] }),
  })
  if (call.json) console.log(JSON.stringify(answer, null, 2))
  else {
    console.log(answer.text)
    for (const citation of answer.citations)
      console.log(['', `[${citation.label}]`, citation.quote, citation.url].join('\n').trimEnd())
  }
  return 0
}

try {
  process.exitCode = await main()
} catch (fault) {
  console.error(`Không trả lời được: ${fault instanceof Error ? fault.message : String(fault)}`)
  process.exitCode = 1
}
