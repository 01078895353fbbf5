import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AIMessage, HumanMessage, SystemMessage } from '@langchain/core/messages'
import type { BaseMessage } from '@langchain/core/messages'
import { parse } from 'yaml'
import * as z from 'zod'
import type { WordingFault } from './grounding.ts'
import type { Told } from './told.ts'

const FOLDER = join(import.meta.dirname, 'prompts')
const Head = z.strictObject({ version: z.int().min(1) })

/** What the model is told, from the files in `prompts/`. */
interface Prompts {
  /** Numbers of both and their digest, e.g. `1.1-3f9c02ab`: names the exact words an answer was asked with. */
  readonly version: string
  readonly word: string
  readonly repair: string
}

/** @throws when a prompt file is missing or has no version */
export function readPrompts(): Prompts {
  const word = readPrompt('word-answer.md')
  const repair = readPrompt('repair-answer.md')
  const digest = createHash('sha256').update(word.body).update(repair.body).digest('hex').slice(0, 8)
  return { version: `${word.version}.${repair.version}-${digest}`, word: word.body, repair: repair.body }
}

function readPrompt(file: string): { readonly version: number; readonly body: string } {
  const [, head = '', body = ''] =
    /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(join(FOLDER, file), 'utf8')) ?? []
  return { version: Head.parse(parse(head)).version, body: body.trim() }
}

const LONGEST_QUESTION = 1500

/** @param question free of personal data */
export function askToWord(prompts: Prompts, question: string, told: readonly Told[]): readonly BaseMessage[] {
  const provisions = told.map(({ token, citation, sentences }) => ({
    token,
    label: citation.label,
    sentences,
  }))
  // JSON on a single line: nothing in it can pass for the line that ends it.
  const data = JSON.stringify({ question: question.slice(0, LONGEST_QUESTION).toWellFormed(), provisions })
  return [new SystemMessage(prompts.word), new HumanMessage(`DU_LIEU\n${data}\nHET_DU_LIEU`)]
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
