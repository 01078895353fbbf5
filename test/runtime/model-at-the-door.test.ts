import { afterAll, beforeAll, expect, test } from 'vitest'
import * as z from 'zod'
import { apiRoutes } from '#src/api/routes.ts'
import type { AnswerModels } from '#src/domain/writer.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import { saying } from '../fixtures/fake-model.ts'
import type { Manner, ModelCall } from '../fixtures/fake-model.ts'
import { BREAKDOWNS, faithful, LIES } from '../fixtures/fake-model-misbehaviour.ts'
import { SLACK_MS, withFakeModel } from '../fixtures/model-test.ts'
import { serve } from '../fixtures/serve.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'
import { library } from '../fixtures/library.ts'

const { rule, models } = withFakeModel()
const TIMEOUT_MS = 400

interface Door {
  /** Asks one question after the other under one name; gives the answers. */
  readonly ask: (conversation: string, questions: readonly string[]) => Promise<readonly unknown[]>
  readonly close: () => Promise<void>
}

async function openDoor(given: AnswerModels): Promise<Door> {
  const at = await openTestDesk({ knowledge: () => library, models: given })
  const served = await serve(apiRoutes(at.desk))
  return {
    ask: async (conversation, questions) => {
      const answers: unknown[] = []
      for (const question of questions) {
        const body = JSON.stringify({ question, conversation })
        const response = await fetch(`${served.url}/api/ask`, { method: 'POST', body })
        answers.push(await response.json())
      }
      return answers
    },
    close: async () => {
      await served.close()
      await at.close()
    },
  }
}

/** A question, one that leans on it, and another. */
const TALK = [
  'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?',
  'còn phó chủ tịch thì sao?',
  'Ủy ban nhân dân quận Đống Đa còn nhận hồ sơ không?',
]
const Answer = z.looseObject({ outcome: z.string() })

let plain: Door
let own: readonly unknown[]

beforeAll(async () => {
  plain = await openDoor({})
  own = await plain.ask('own', TALK)
})
afterAll(() => plain.close())

test('the three questions have answers that a model would be asked to word', () => {
  const outcomes = own.map((answer) => Answer.parse(answer).outcome)
  expect(outcomes.filter((outcome) => outcome !== 'answered' && outcome !== 'partial')).toEqual([])
})

test('two hundred and more misbehaving answers, and every citizen gets the desk’s own, in time', async () => {
  const lies = Object.entries(LIES).map(([name, lie]): readonly [string, (call: ModelCall) => Manner] => [
    name,
    ({ asked }) => {
      if (asked.task !== 'word') return { says: saying({ text: 'Bạn được miễn phí.', basis: ['P1'] }) }
      const sentences = lie(asked)
      return { says: sentences === undefined ? '' : saying(...sentences) }
    },
  ])
  const breakdowns = Object.entries(BREAKDOWNS).map(
    ([name, breakdown]): readonly [string, (call: ModelCall) => Manner] => [
      name,
      ({ asked }) => breakdown(asked.task === 'word' ? saying(...faithful(asked)) : '{"verdict":"answers"}'),
    ],
  )
  let answers = 0
  for (const [name, misbehave] of [...lies, ...breakdowns]) {
    rule(misbehave)
    const { models: all, calls } = models({ timeoutMs: TIMEOUT_MS })
    const door = await openDoor(all)
    const sinceAsked = stopwatch()
    const given = await door.ask('talk', TALK)
    const took = sinceAsked()
    await door.close()
    answers += given.length
    expect([name, given]).toEqual([name, own])
    // Three tasks for each of three questions.
    expect([name, took < 9 * TIMEOUT_MS + SLACK_MS]).toEqual([name, true])
    expect([name, calls().length >= TALK.length]).toEqual([name, true])
  }
  expect(answers).toBeGreaterThan(200)
  console.log(`${answers} answers through the door, all of them the desk’s own`)
}, 180_000)
