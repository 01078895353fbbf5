import type { Place } from '#knowledge/place.ts'
import type {
  ConversationId,
  DepartmentId,
  MessageKey,
  Network,
  OfficialId,
  TicketCode,
} from '../../domain/ids.ts'
import type { NoticeWay } from '../../domain/notices.ts'
import type { TicketState } from '../../domain/ticket.ts'

export type Keys = ReturnType<typeof redisKeys>

/**
 * The name of every key, and nowhere else: what each holds stands in ../SCHEMA.md.
 *
 * What stands in braces is the hash tag: a cluster keeps everything with one tag in one slot, and a script may touch
 * one slot only. There is one tag for what moves together: what citizens write and what comes of it, the accounts, the
 * rules that administrators edit, the law. See docs/decisions/0013-redis-one-slot-for-what-moves-together.md.
 *
 * @param namespace tells the desks apart that share a server
 */
export function redisKeys(namespace: string) {
  const desk = `{${namespace}:desk}`
  const accounts = `{${namespace}:accounts}`
  const rules = `{${namespace}:rules}`
  const law = `{${namespace}:law}`
  return {
    /** What every name begins with. */
    all: [desk, accounts, rules, law].map((tag) => `${tag}:`),
    layout: `${desk}:layout`,
    copying: `${desk}:copying`,
    pulse: `${desk}:pulse`,
    secrets: `${desk}:secrets`,
    instances: `${desk}:instances`,
    lastBackup: `${desk}:last-backup`,

    /** What a conversation's id is put behind, for scripts that find out by themselves whose work is due. */
    ofConversation: {
      conversation: `${desk}:conversation:`,
      waiting: `${desk}:waiting:`,
      transcript: `${desk}:transcript:`,
      behind: `${desk}:behind:`,
    },
    /** The same of a network's name, and what stood there while one set served all of them (layout 1). */
    ofNetwork: { sending: `${desk}:sending:`, dead: `${desk}:dead:` },
    ofAllNetworks: { sending: `${desk}:sending`, dead: `${desk}:dead` },
    conversation: (id: ConversationId) => `${desk}:conversation:${id}`,
    ofMessage: { seen: `${desk}:seen:` },
    seen: (key: MessageKey) => `${desk}:seen:${key}`,
    recent: (id: ConversationId) => `${desk}:recent:${id}`,
    waiting: (id: ConversationId) => `${desk}:waiting:${id}`,
    allWaiting: `${desk}:waiting`,
    lanes: `${desk}:lanes`,
    lanesDue: `${desk}:lanes-due`,

    lastLine: `${desk}:last-line`,
    transcript: (id: ConversationId) => `${desk}:transcript:${id}`,
    answers: `${desk}:answers`,
    /** @param day `YYYY-MM-DD` in Vietnam */
    answersOn: (day: string) => `${desk}:answers-on:${day}`,
    unanswered: `${desk}:unanswered`,

    forgetOrders: `${desk}:forget-orders`,
    deletions: `${desk}:deletions`,
    retention: `${desk}:retention`,
    /** How far the walk through all conversations has come. */
    quietCursor: `${desk}:quiet-cursor`,

    heads: `${desk}:heads`,
    behind: (id: ConversationId) => `${desk}:behind:${id}`,
    ofHeadsDue: `${desk}:heads-due:`,
    headsDue: (network: Network) => `${desk}:heads-due:${network}`,
    sending: (network: Network) => `${desk}:sending:${network}`,
    fares: `${desk}:fares`,
    dead: (network: Network) => `${desk}:dead:${network}`,
    deadLetters: `${desk}:dead-letters`,
    letterJournal: `${desk}:letter-journal`,
    channel: (network: Network) => `${desk}:channel:${network}`,

    /** What a ticket's code and a word are put behind, for scripts that find out by themselves which they read. */
    ofTicket: `${desk}:ticket:`,
    ofWord: `${desk}:word:`,
    ticket: (code: TicketCode) => `${desk}:ticket:${code}`,
    audit: (code: TicketCode) => `${desk}:audit:${code}`,
    draft: (code: TicketCode) => `${desk}:draft:${code}`,
    notes: (code: TicketCode) => `${desk}:notes:${code}`,
    /** @param about a ticket's code, or a word for what has none */
    forms: (about: string) => `${desk}:forms:${about}`,
    attending: (code: TicketCode) => `${desk}:attending:${code}`,
    lastTicket: `${desk}:last-ticket`,
    ticketNumbers: `${desk}:ticket-numbers`,
    ticketsOpened: `${desk}:tickets-opened`,
    ticketsNext: `${desk}:tickets-next`,
    ticketsOf: (id: ConversationId) => `${desk}:tickets-of:${id}`,
    /**
     * @param place `null` for what has none
     * @param department `null` for all of them
     * @param holder `null` for all of them, and for nobody
     */
    queue: (
      state: TicketState,
      place: Place | null,
      department: DepartmentId | null,
      holder: OfficialId | null,
    ) => `${desk}:tickets:${state}:${place ?? '-'}:${department ?? '*'}:${holder ?? '*'}`,
    words: `${desk}:words`,
    word: (word: string) => `${desk}:word:${word}`,
    lastErrand: `${desk}:last-errand`,
    ofErrand: `${desk}:errand:`,
    errand: (id: number) => `${desk}:errand:${id}`,
    ofWay: `${desk}:errands-due:`,
    errandsDue: (way: NoticeWay) => `${desk}:errands-due:${way}`,
    errandsDead: `${desk}:errands-dead`,
    officialNotices: (id: OfficialId) => `${desk}:official-notices:${id}`,
    unreadNotices: (id: OfficialId) => `${desk}:unread-notices:${id}`,
    contactCodes: `${desk}:contact-codes`,
    contactOffers: `${desk}:contact-offers`,
    departmentGroups: `${desk}:department-groups`,
    movedGroups: `${desk}:moved-groups`,
    groupsBefore: `${desk}:groups-before`,
    telegramOfficials: `${desk}:telegram-officials`,
    telegramOf: `${desk}:telegram-of`,
    mailWanted: `${desk}:mail-wanted`,
    /** Queues of the first layout. */
    queueBefore: (state: 'new' | 'answered', department: DepartmentId | null) =>
      department === null ? `${desk}:tickets:${state}` : `${desk}:tickets:${state}:${department}`,

    official: (id: OfficialId) => `${accounts}:official:${id}`,
    emails: `${accounts}:emails`,
    links: `${accounts}:links`,
    /** What an account's id is put behind, for scripts that count accounts by themselves. */
    ofAccount: { official: `${accounts}:official:` },
    recovery: (id: OfficialId) => `${accounts}:recovery:${id}`,
    begun: (tokenHash: string) => `${accounts}:begun:${tokenHash}`,
    session: (tokenHash: string) => `${accounts}:session:${tokenHash}`,
    sessionsOf: (id: OfficialId) => `${accounts}:sessions-of:${id}`,
    accountLog: `${accounts}:account-log`,
    accountLogOf: (id: OfficialId) => `${accounts}:account-log:${id}`,
    calls: (key: string, minute: number) => `${accounts}:calls:${minute}:${key}`,
    attempts: (key: string) => `${accounts}:attempts:${key}`,

    rules: `${rules}:rules`,
    ruleHistory: (name: string) => `${rules}:history:${name}`,
    examples: `${rules}:examples`,
    examplesByTime: `${rules}:examples-by-time`,
    examplesEdition: `${rules}:examples-edition`,

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
