import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod'
import type { Example } from './classifier.ts'

const INTENTS = [
  ...(['law', 'emergency', 'field_report', 'complaint', 'own_file', 'opinion', 'forecast'] as const),
  ...(['greeting', 'thanks', 'goodbye', 'about_desk', 'injection', 'abuse', 'others_data'] as const),
  ...(['wrongdoing', 'other_language'] as const),
] as const
/** What a citizen needs who sends a message; `examples.yaml` says what each is, with examples. */
export type Intent = (typeof INTENTS)[number]

/** The examples in `examples.yaml`, in its order. */
export function examples(): readonly Example<Intent>[] {
  const lists = z
    .record(z.enum(INTENTS), z.string())
    .parse(parse(readFileSync(new URL('examples.yaml', import.meta.url), 'utf8')))
  return INTENTS.flatMap((label) =>
    lists[label]
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((text) => ({ label, text })),
  )
}
