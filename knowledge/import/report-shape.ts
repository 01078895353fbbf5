import * as z from 'zod'
import type { DocumentFacts } from './facts.ts'
import type { Instruction } from './instructions.ts'
import type { Hidden, Line } from './reading.ts'
import type { ImportReport } from './report.ts'
import type { Gap, Unplaced } from './tree.ts'

const Ids = z.array(z.string())
const LineShape: z.ZodType<Line> = z.object({
  number: z.int(),
  text: z.string(),
  role: z.enum(['table', 'footnote']).exactOptional(),
})
const GapShape: z.ZodType<Gap> = z.object({
  kind: z.enum(['marked', 'skipped']),
  line: z.int(),
  text: z.string(),
  within: z.string().exactOptional(),
})
const UnplacedShape: z.ZodType<Unplaced> = z.object({
  line: z.int(),
  text: z.string(),
  reason: z.enum(['before-heading', 'out-of-order', 'outside-article', 'quote-not-closed']),
})
const HiddenShape: z.ZodType<Hidden> = z.object({
  kind: z.enum([
    'white-text',
    'tiny-text',
    'not-displayed',
    'off-page',
    'invisible-characters',
    'deleted-text',
    'comment',
    'script',
    'external-reference',
    'embedded-object',
    'metadata',
  ]),
  line: z.int(),
  text: z.string(),
})
const InstructionShape: z.ZodType<Instruction> = z.object({ line: z.int(), text: z.string() })
const FactsShape: z.ZodType<DocumentFacts> = z.object({
  id: z.string().exactOptional(),
  kind: z.string().exactOptional(),
  number: z.string().exactOptional(),
  name: z.string().exactOptional(),
  issuer: z.string().exactOptional(),
  issuedOn: z.string().exactOptional(),
  passedOn: z.string().exactOptional(),
  inForce: z.object({ words: z.string(), from: z.string().exactOptional() }).exactOptional(),
  consolidation: z.string().exactOptional(),
})

/** Reads a report back from where it was kept. */
export const ImportReportShape: z.ZodType<ImportReport> = z.looseObject({
  document: FactsShape.exactOptional(),
  format: z.enum(['txt', 'md', 'html', 'docx', 'pdf']),
  added: Ids,
  changed: Ids,
  unchanged: Ids,
  ended: Ids,
  missing: Ids,
  gaps: z.array(GapShape),
  unplaced: z.array(UnplacedShape),
  hidden: z.array(HiddenShape),
  setAside: z.array(LineShape),
  instructions: z.array(InstructionShape),
  waitsFor: z.array(z.enum(['number', 'unplaced', 'skipped', 'instructions'])),
})
