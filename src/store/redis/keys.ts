import type {
  ConversationId,
  DepartmentId,
  MessageKey,
  Network,
  OfficialId,
  TicketCode,
} from '../../domain/ids.ts'
import type { TicketState } from '../../domain/ticket.ts'

export type Keys = ReturnType<typeof redisKeys>

/**
 * The name of every key, and nowhere else: what each holds stands in ../SCHEMA.md.
 *
 * What stands in braces is the hash tag: a cluster keeps everything with one tag in one slot, and a script may touch
 * one slot only. There is one tag for what moves together: what citizens write and what comes of it, the accounts, the
 * law. See docs/decisions/0013-redis-one-slot-for-what-moves-together.md.
 *
 * @param namespace tells the desks apart that share a server
 */
export function redisKeys(namespace: string) {
  const desk = `{${namespace}:desk}`
  const accounts = `{${namespace}:accounts}`
  const law = `{${namespace}:law}`
  return {
    layout: `${desk}:layout`,
    pulse: `${desk}:pulse`,
    secrets: `${desk}:secrets`,

    /** What a conversation's id is put behind, for scripts that find out by themselves whose work is due. */
    ofConversation: {
      conversation: `${desk}:conversation:`,
      waiting: `${desk}:waiting:`,
      transcript: `${desk}:transcript:`,
    },
    conversation: (id: ConversationId) => `${desk}:conversation:${id}`,
    seen: (key: MessageKey) => `${desk}:seen:${key}`,
    recent: (id: ConversationId) => `${desk}:recent:${id}`,
    waiting: (id: ConversationId) => `${desk}:waiting:${id}`,
    allWaiting: `${desk}:waiting`,
    lanes: `${desk}:lanes`,
    lanesDue: `${desk}:lanes-due`,

    lastLine: `${desk}:last-line`,
    transcript: (id: ConversationId) => `${desk}:transcript:${id}`,
    answers: `${desk}:answers`,

    heads: `${desk}:heads`,
    behind: (id: ConversationId) => `${desk}:behind:${id}`,
    headsDue: (network: Network) => `${desk}:heads-due:${network}`,
    sending: `${desk}:sending`,
    fares: `${desk}:fares`,
    dead: `${desk}:dead`,
    deadLetters: `${desk}:dead-letters`,

    ticket: (code: TicketCode) => `${desk}:ticket:${code}`,
    audit: (code: TicketCode) => `${desk}:audit:${code}`,
    /** @param department `null` for all of them */
    queue: (state: TicketState, department: DepartmentId | null) =>
      department === null ? `${desk}:tickets:${state}` : `${desk}:tickets:${state}:${department}`,

    official: (id: OfficialId) => `${accounts}:official:${id}`,
    emails: `${accounts}:emails`,
    links: `${accounts}:links`,
    session: (tokenHash: string) => `${accounts}:session:${tokenHash}`,
    attempts: (key: string) => `${accounts}:attempts:${key}`,

    inUse: `${law}:in-use`,
    versions: `${law}:versions`,
    shelved: `${law}:shelved`,
    editions: `${law}:editions`,
    published: `${law}:published`,
    held: `${law}:held`,
    heldDigests: `${law}:held-digests`,
    decisions: `${law}:decisions`,
    /** What a document's id is put behind, for the script that finds out by itself what proposals acted on. */
    ofDocument: { decisionsOn: `${law}:decisions-on:` },
    decisionsOn: (document: string) => `${law}:decisions-on:${document}`,
    foundIn: (document: string) => `${law}:found-in:${document}`,
    journal: `${law}:journal`,
  }
}
