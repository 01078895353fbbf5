import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod'

const FOLDER = join(import.meta.dirname, 'prompts')
const Head = z.strictObject({ version: z.int().min(1) })

interface PromptFile {
  readonly version: number
  readonly body: string
}

/** @throws when the file in `prompts/` is missing or has no version */
export function readPrompt(file: string): PromptFile {
  const [, head = '', body = ''] =
    /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(join(FOLDER, file), 'utf8')) ?? []
  return { version: Head.parse(parse(head)).version, body: body.trim() }
}

/** Numbers of the files and their digest, e.g. `1.1-3f9c02ab`: names the exact words a model was asked with. */
export function versionOf(...files: readonly PromptFile[]): string {
  const digest = createHash('sha256')
  for (const { body } of files) digest.update(body)
  return `${files.map(({ version }) => version).join('.')}-${digest.digest('hex').slice(0, 8)}`
}

const LONGEST_QUESTION = 1500

/** A citizen's words as a model may see them. @param question free of personal data */
export function asData(question: string): string {
  return question.slice(0, LONGEST_QUESTION).toWellFormed()
}

/** JSON on a single line: nothing in it can pass for the line that ends it. */
export function dataMessage(data: object): string {
  return `DU_LIEU\n${JSON.stringify(data)}\nHET_DU_LIEU`
}
