import type { Desk } from '../domain/desk.ts'
import { maskPersonalData } from '../domain/mask.ts'
import type { TranscriptEntry } from '../domain/message.ts'
import type { MoveName } from '../domain/ticket-moves.ts'
import type { AuditEntry, Ticket } from '../domain/ticket.ts'

/** How far before it was passed on a chat may belong to a question: the asking, the offer, the consent. */
const LEADS_UP_MS = 30 * 60_000
const LEADS_UP_LINES = 12
/** A turn's messages come in one go; its replies follow when the desk has worked on it. */
const ONE_GO_MS = 2 * 60_000
/** Lines of a chat read at once, and at most: who has written more since may have to be looked up in the chat itself. */
const READ_AT_ONCE = 500
const READ_AT_MOST = 10_000
/** The chat's tickets before this one, of which one finds out where their matter ends; of its latest tickets. */
const EARLIER_LOOKED_AT = 5
const OTHERS_LOOKED_AT = 100
/** More lines than anyone reads before answering one question. */
const MOST_LINES = 200

/** Moves that a citizen makes of their own ticket by what they write. */
const CITIZENS: ReadonlySet<MoveName> = new Set([
  'open',
  'join',
  'give_details',
  'add_words',
  'rate',
  'reopen',
  'withdraw',
])

/**
 * What was said in the chat about this ticket: how it came to be passed on, and each turn that moved it or was told about
 * a move. What the citizen says on other matters, before, meanwhile or afterwards, is for other departments.
 *
 * @returns oldest first, at most the last {@link MOST_LINES}
 */
export async function ticketConversation(
  desk: Desk,
  ticket: Ticket,
  audit: readonly AuditEntry[],
): Promise<readonly TranscriptEntry[]> {
  const [lines, all] = await Promise.all([
    linesSince(desk, ticket, ticket.openedAt.getTime() - LEADS_UP_MS),
    desk.store.ticketsOf(ticket.conversation, OTHERS_LOOKED_AT),
  ])
  const earlier = all
    .filter(({ code, openedAt }) => code !== ticket.code && openedAt < ticket.openedAt)
    .slice(0, EARLIER_LOOKED_AT)
  const theirs = await Promise.all(earlier.map(({ code }) => desk.store.audit(code)))
  const otherTurns = theirs.flat().filter(isCitizens)
  const about = linesAbout(
    lines,
    audit,
    otherTurns.map(({ at }) => at),
  )
  return about.slice(-MOST_LINES)
}

function isCitizens({ move, by }: AuditEntry): boolean {
  return by === 'citizen' && CITIZENS.has(move)
}

/** Read backwards, because lines are kept in the order they were written and not by time. */
async function linesSince(
  desk: Desk,
  { conversation }: Ticket,
  from: number,
): Promise<readonly TranscriptEntry[]> {
  let lines: readonly TranscriptEntry[] = []
  for (;;) {
    const [first] = lines
    const page = await desk.store.transcript(conversation, 0, READ_AT_ONCE, first?.id)
    lines = [...page, ...lines]
    const reached = page[0] !== undefined && page[0].at.getTime() < from
    if (page.length < READ_AT_ONCE || reached || lines.length >= READ_AT_MOST) break
  }
  return lines.filter(({ at }) => at.getTime() >= from)
}

/**
 * @param lines of a chat, oldest first
 * @param audit of one of its tickets
 * @param otherTurns when the citizen said something about an earlier ticket: its matter ends there
 */
function linesAbout(
  lines: readonly TranscriptEntry[],
  audit: readonly AuditEntry[],
  otherTurns: readonly Date[],
): readonly TranscriptEntry[] {
  const about = new Set<TranscriptEntry>()
  for (const entry of audit) {
    const { move, by, at, detail } = entry
    if (by !== 'citizen') {
      for (const line of lines)
        if (line.by !== 'citizen' && line.at.getTime() === at.getTime()) about.add(line)
    } else if (isCitizens(entry)) {
      const turn = turnAt(lines, at)
      for (const line of turn) about.add(line)
      const before = lines.slice(0, turn[0] === undefined ? 0 : lines.indexOf(turn[0]))
      const earlier = move === 'open' ? leadingUp(before, at, otherTurns) : saidBefore(before, detail.note)
      for (const line of earlier) about.add(line)
    }
  }
  return lines.filter((line) => about.has(line))
}

/** The messages a citizen's move was made by, and what the desk replied. */
function turnAt(lines: readonly TranscriptEntry[], at: Date): readonly TranscriptEntry[] {
  const time = at.getTime()
  const last = lines.findLastIndex((line) => line.by === 'citizen' && line.at.getTime() <= time)
  const spoken = lines[last]
  if (spoken === undefined) return []
  let first = last
  for (let line = lines[first - 1]; line?.by === 'citizen'; line = lines[first - 1]) {
    if (spoken.at.getTime() - line.at.getTime() > ONE_GO_MS) break
    first -= 1
  }
  let end = last + 1
  for (let line = lines[end]; line?.by === 'desk'; line = lines[end]) {
    if (line.at.getTime() - time > ONE_GO_MS) break
    end += 1
  }
  return lines.slice(first, end)
}

/** How it came to be passed on: before that no official has spoken of it, and another ticket's matter is not this one's. */
function leadingUp(
  before: readonly TranscriptEntry[],
  openedAt: Date,
  otherTurns: readonly Date[],
): readonly TranscriptEntry[] {
  const opened = openedAt.getTime()
  const ends = otherTurns
    .filter((other) => other.getTime() < opened)
    .map((other) => turnAt(before, other).at(-1)?.id ?? 0)
  const from = Math.max(0, ...ends)
  return before
    .filter(({ id, by, at }) => id > from && by !== 'official' && opened - at.getTime() <= LEADS_UP_MS)
    .slice(-LEADS_UP_LINES)
}

/** Words the desk asked about first: an addition, or another question? */
function saidBefore(
  before: readonly TranscriptEntry[],
  note: string | undefined,
): readonly TranscriptEntry[] {
  const asked = before.findLastIndex(({ by }) => by === 'citizen')
  const line = before[asked]
  // As the history has it; an earlier program noted words as they were written.
  const said = line === undefined ? [] : [line.text, maskPersonalData(line.text)]
  if (line?.text === '' || !said.some((text) => note?.includes(text))) return []
  return before.slice(asked).filter(({ by }) => by !== 'official')
}
