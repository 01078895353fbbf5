import { AIMessage, HumanMessage, SystemMessage } from '@langchain/core/messages'
import type { BaseMessage } from '@langchain/core/messages'
import type { WordingFault } from './grounding.ts'
import { asData, dataMessage, readPrompt, versionOf } from './prompt-file.ts'
import type { Told } from './told.ts'

/** What the model is told, from the files in `prompts/`. */
interface Prompts {
  readonly version: string
  readonly word: string
  readonly repair: string
}

/** @throws when a prompt file is missing or has no version */
export function readPrompts(): Prompts {
  const word = readPrompt('word-answer.md')
  const repair = readPrompt('repair-answer.md')
  return { version: versionOf(word, repair), word: word.body, repair: repair.body }
}

/** @param question free of personal data */
export function askToWord(prompts: Prompts, question: string, told: readonly Told[]): readonly BaseMessage[] {
  const data = { question: asData(question), provisions: told.map(asToken) }
  return [new SystemMessage(prompts.word), new HumanMessage(dataMessage(data))]
}

/** A provision as the model sees it. */
export function asToken({ token, citation, sentences }: Told): object {
  return { token, label: citation.label, sentences }
}

const MOST_FAULTS = 20
const LONGEST_DETAIL = 300
const LONGEST_SAID = 8000

/**
 * The second and last request.
 *
 * @param said the model's own answer, empty when there was none to read
 */
export function askToRepair(
  prompts: Prompts,
  said: string,
  faults: readonly WordingFault[],
): readonly BaseMessage[] {
  const lines = faults
    .slice(0, MOST_FAULTS)
    .map(
      ({ code, sentence, detail = '' }) =>
        `${sentence ?? '–'} | ${code} | ${detail.slice(0, LONGEST_DETAIL)}`,
    )
  // A function, so that a "$" in the model's words stays one.
  const request = new HumanMessage(prompts.repair.replace('{{faults}}', () => lines.join('\n')))
  return said === '' || said.length > LONGEST_SAID ? [request] : [new AIMessage(said), request]
}
