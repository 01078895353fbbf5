import { readStyles } from './docx-look.ts'
import { Numbering } from './docx-numbering.ts'
import { WordText } from './docx-text.ts'
import { walkXml } from './docx-xml.ts'
import type { Raw } from './read-text.ts'
import { Refusal } from './reading.ts'
import type { Hidden } from './reading.ts'
import { Zip } from './zip.ts'

const MAIN = 'word/document.xml'
/** What Word would run, fetch or open besides text. */
const ACTIVE: readonly (readonly [RegExp, Hidden['kind'], string])[] = [
  [/^word\/vbaProject\.bin$/, 'script', 'macro'],
  [/^word\/(?:embeddings|activeX)\//, 'embedded-object', ''],
  [/^word\/afchunk/i, 'embedded-object', ''],
]

/**
 * The paragraphs of a Word file as they are seen: with the numbers Word counts, tables as rows, footnotes at the end.
 * Deleted, hidden, white and tiny text is taken out and reported; headers, footers and pictures are not read.
 *
 * @throws {Refusal} where the file is damaged, encrypted, a zip bomb, or no Word file
 */
export function readDocx(bytes: Buffer): Raw {
  const zip = new Zip(bytes)
  const main = zip.text(MAIN)
  if (main === undefined) throw new Refusal('unknown-format')
  const word = new WordText(
    readStyles(zip.text('word/styles.xml') ?? ''),
    new Numbering(zip.text('word/numbering.xml')),
  )
  word.read(main)
  word.readNotes(zip.text('word/footnotes.xml'), 'w:footnote')
  word.readNotes(zip.text('word/endnotes.xml'), 'w:endnote')
  word.hidden.push(...activeParts(zip), ...comments(zip))
  return { lines: [...word.sink.lines, ...word.notes], hidden: word.hidden, setAside: [] }
}

function activeParts(zip: Zip): readonly Hidden[] {
  const parts = zip.names.flatMap((name) => {
    const [, kind, text] = ACTIVE.find(([pattern]) => pattern.test(name)) ?? []
    return kind === undefined ? [] : [{ kind, line: 0, text: text === '' ? name : `${text}: ${name}` }]
  })
  const external: Hidden[] = []
  for (const name of zip.names.filter((one) => /^word\/_rels\/[^/]+\.rels$/.test(one))) {
    walkXml(zip.text(name) ?? '', {
      open: (_, attributes) => {
        if (attributes['TargetMode'] === 'External')
          external.push({ kind: 'external-reference', line: 0, text: attributes['Target'] ?? '' })
      },
    })
  }
  return [...parts, ...external]
}

function comments(zip: Zip): readonly Hidden[] {
  const found: Hidden[] = []
  let text = ''
  walkXml(zip.text('word/comments.xml') ?? '', {
    text: (words) => {
      text += words
    },
    close: (tag) => {
      if (tag !== 'w:comment') return
      found.push({ kind: 'comment', line: 0, text })
      text = ''
    },
  })
  return found
}
