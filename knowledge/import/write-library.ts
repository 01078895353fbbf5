import { stringify } from 'yaml'
import { parseId } from '../address.ts'
import type { Edition } from '../edition.ts'
import type { FormerWording, LegalDocument, Part, Provision } from '../provision.ts'
import type { Relation } from '../relation.ts'
import type { Validity } from '../validity.ts'
import { needsEscape } from './library-drafts.ts'
import { BEFORE, ESCAPE, KEYS, NO_MORE_FROM, OFFICIAL, PART } from './library-format.ts'
import { ownValidity } from './read-library.ts'

/** An edition as a file a lawyer can read and correct; the inverse of {@link readLibraryFile}. */
export function writeLibraryFile({ document, provisions, parts }: Edition): string {
  const { whole, inPart } = sharedValidity(document.validity, provisions)
  const sections = [
    ...provisions.map((provision) => provisionLines(provision, whole)),
    ...parts.map((part) => partLines(part, document)),
  ]
  return `---\n${frontMatter(document, whole, inPart)}---\n${sections.map((lines) => `\n${lines.join('\n')}\n`).join('')}`
}

function frontMatter(
  { territory, note, relations, ...rest }: LegalDocument,
  whole: Validity,
  inPart: NonNullable<Validity['amended']>,
): string {
  const { id, number, kind, name, issuer, articles, complete, aliases, url } = rest
  return stringify(
    {
      id,
      number,
      kind,
      name,
      issuer,
      place: territory,
      ...whole,
      ...(inPart.length > 0 && { amendedInPart: inPart }),
      articles,
      complete,
      aliases,
      url,
      ...(note !== undefined && { note }),
      ...(relations !== undefined && { relations: relations.map(relationEntry) }),
    },
    { lineWidth: 0 },
  )
}

function provisionLines(provision: Provision, whole: Validity): readonly string[] {
  const { words, today, note, missing, endedBodies, former = [] } = provision
  const key = (name: string, value: string | undefined): readonly string[] =>
    value === undefined || value === '' ? [] : [`${name}: ${value}`]
  return [
    headingOf(provision),
    ...key(KEYS.words, words.join('; ')),
    ...key(KEYS.today, today.join(', ')),
    ...validityLines(provision.validity, whole),
    ...key(`${NO_MORE_FROM}${endedBodies?.from ?? ''}`, endedBodies?.names.join('; ')),
    ...key(KEYS.note, note),
    ...key(KEYS.missing, missing),
    ...wordingLines(provision),
    ...former
      .toReversed()
      .flatMap((wording) => [
        '',
        `${BEFORE}${wording.until}:${wording.heading === undefined ? '' : ` ${wording.heading}`}`,
        ...wordingLines(wording),
      ]),
  ]
}

function headingOf({ id, heading }: Provision): string {
  const address = parseId(id)?.address
  if (address?.point !== undefined) return `#### Điểm ${address.point}`
  if (address?.clause !== undefined) return `### Khoản ${address.clause}`
  return `## Điều ${address?.article ?? ''}.${heading === undefined ? '' : ` ${heading}`}`
}

function relationEntry({ words, ...rest }: Relation): object {
  return words === '' ? rest : { ...rest, words }
}

/** The part of a document's validity that all its provisions share, and the amendments that only some of them have. */
function sharedValidity(
  { amended = [], ...rest }: Validity,
  provisions: readonly Provision[],
): { readonly whole: Validity; readonly inPart: NonNullable<Validity['amended']> } {
  const isShared = ({ on, by }: { readonly on: string; readonly by: string }): boolean =>
    provisions.every(({ validity }) => validity.amended?.some((one) => one.on === on && one.by === by))
  const shared = amended.filter(isShared)
  return {
    whole: { ...rest, ...(shared.length > 0 && { amended: shared }) },
    inPart: amended.filter((one) => !isShared(one)),
  }
}

/** The lines for what a provision's validity has of its own: from, to and what ended it where these say everything, else JSON. */
function validityLines(own: Validity, whole: Validity): readonly string[] {
  const from = own.from === whole.from ? undefined : own.from
  const to = own.to === whole.to ? undefined : own.to
  const inherited = ownValidity(whole, from, to)
  const endedBy = own.endedBy === inherited.endedBy ? undefined : own.endedBy
  const said = JSON.stringify(sorted(ownValidity(whole, from, to, endedBy))) === JSON.stringify(sorted(own))
  if (!said) return [`${KEYS.validity}: ${JSON.stringify(own)}`]
  return [
    ...(from === undefined ? [] : [`${KEYS.from}: ${from}`]),
    ...(to === undefined ? [] : [`${KEYS.to}: ${to}`]),
    ...(endedBy === undefined ? [] : [`${KEYS.endedBy}: ${endedBy}`]),
  ]
}

function sorted(validity: Validity): unknown {
  return Object.entries(validity).toSorted(([a], [b]) => a.localeCompare(b))
}

function wordingLines({ text, summary }: Pick<FormerWording, 'text' | 'summary'>): readonly string[] {
  return [
    ...(text === undefined ? [] : ['', ...text.split('\n').map((line) => `${OFFICIAL} ${line}`)]),
    ...(summary === undefined
      ? []
      : ['', ...summary.split('\n').map((line) => (needsEscape(line) ? ESCAPE + line : line))]),
  ]
}

function partLines({ id, level, heading, text }: Part, document: LegalDocument): readonly string[] {
  const slug = id.slice(document.id.length + 1)
  return [
    `${PART}${level} ${slug}${heading === undefined ? '' : ` ${heading}`}`,
    ...wordingLines(text === undefined ? {} : { text }),
  ]
}
