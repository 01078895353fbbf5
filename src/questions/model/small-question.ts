import { HumanMessage, SystemMessage } from '@langchain/core/messages'
import { connectModel } from './connection.ts'
import type { Endpoint } from './endpoint.ts'
import { dataMessage, readPrompt, versionOf } from './prompt-file.ts'
import { readStructure } from './structure.ts'
import type { Structure } from './structure.ts'

/** A question to a model whose answer is a word or a line. */
interface SmallQuestion<T> {
  /** In `prompts/`. */
  readonly prompt: string
  readonly answer: Structure<T>
  /** For all of it: request and retry. */
  readonly timeoutMs: number
}

const MOST_TOKENS = 500

/** Asks a {@link SmallQuestion}; gives `undefined` when the model is away, slow or says something else. */
export interface Asks<T> {
  readonly promptVersion: string
  /** @param data free of personal data */
  readonly ask: (data: object) => Promise<T | undefined>
}

/** There is no repair: falling back costs the citizen nothing, a second wait does. */
export function smallQuestion<T>(
  endpoint: Endpoint,
  { prompt, answer, timeoutMs }: SmallQuestion<T>,
): Asks<T> {
  const { breaker, budget } = endpoint
  const file = readPrompt(prompt)
  const connection = connectModel({ ...endpoint, maxTokens: MOST_TOKENS, spent: budget.spent }, answer)
  return {
    promptVersion: versionOf(file),
    ask: async (data) => {
      if (!endpoint.mayTry()) return undefined
      const deadline = { signal: AbortSignal.timeout(timeoutMs), at: performance.now() + timeoutMs }
      const messages = [new SystemMessage(file.body), new HumanMessage(dataMessage(data))]
      const said = await connection(messages, deadline)
      const read = said.kind === 'said' ? readStructure(answer, said.content) : undefined
      if (read !== undefined) {
        breaker.worked()
        return read
      }
      breaker.failed()
      endpoint.leftOut(answer.name, [said.kind === 'away' ? said.reason : 'unreadable'])
      return undefined
    },
  }
}
