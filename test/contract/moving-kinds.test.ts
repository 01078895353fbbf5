import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KINDS, SQLITE_ONLY } from '#src/store/moving/records.ts'
import type { Kind } from '#src/store/moving/records.ts'
import { NOT_READ } from '#src/store/moving/redis-moment.ts'
import { redisKeys } from '#src/store/redis/keys.ts'
import { openRedisStore } from '#src/store/redis/open.ts'
import { fillDesk } from '../fixtures/full-desk.ts'
import { NO_REDIS, RedisServer } from '../fixtures/redis-server.ts'
import { aFullFolder, emptied, sumsOf } from '../fixtures/moving-desks.ts'

let server: RedisServer

describe.skipIf(NO_REDIS)('what a desk keeps moves with it', () => {
  beforeAll(async () => {
    server = await RedisServer.open()
  })
  afterAll(() => server.close())

  test('everything that SQLite keeps is a record of some kind, or is worked out anew', async () => {
    const folder = await aFullFolder()
    const database = new DatabaseSync(join(folder, 'desk.db'), { readOnly: true })
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'ticket_words_%'")
      .all()
      .map(({ name }) => String(name))
    expect(tables.filter((table) => !(table in TABLES))).toEqual([])
    expect(Object.keys(TABLES).filter((table) => !tables.includes(table))).toEqual([])
    const full = (table: string) => database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined
    // Only a desk that was moved here has something in these.
    const moved = new Set(['seen_before', 'fares_before'])
    expect(tables.filter((table) => !full(table) && !moved.has(table))).toEqual([])
    database.close()
    const sums = await sumsOf({ kind: 'sqlite', folder })
    expect(KINDS.filter((kind) => sums[kind].count === 0)).toEqual([])
    expect([...new Set(Object.values(TABLES).flat())].toSorted()).toEqual(KINDS.toSorted())
  })

  test('everything that Redis keeps is a record of some kind, or is worked out anew', async () => {
    await emptied(server)
    const store = await openRedisStore(server.url)
    await store.takeOver()
    await fillDesk(store)
    await store.close()
    expect(Object.keys(redisKeys('x')).filter((name) => !(name in FAMILIES))).toEqual([])
    const found = (await server.command('KEYS', '*')) as string[]
    const names = found.map((key) => /\{dan-hoi:\w+\}:([\w-]+)/.exec(key)?.[1] ?? key)
    const known = new Set(Object.values(FAMILIES).map(({ family }) => family))
    expect([...new Set(names)].filter((name) => !known.has(name))).toEqual([])
    const passedOver = Object.values(FAMILIES).filter(({ family }) => NOT_READ.has(family))
    expect(passedOver.filter(({ kept }) => kept.length > 0)).toEqual([])
    const filled = Object.values(FAMILIES).filter(({ kept }) => kept.length > 0)
    expect(filled.filter(({ family }) => !names.includes(family))).toEqual([])
    const sums = await sumsOf({ kind: 'redis', address: server.url })
    expect(KINDS.filter((kind) => sums[kind].count === 0 && !SQLITE_ONLY.has(kind))).toEqual([])
  })
})

/** Which kinds a table is moved as; none where it is worked out anew or worth nothing a minute later. */
const TABLES: Readonly<Record<string, readonly Kind[]>> = {
  conversations: ['conversation'],
  messages: ['message', 'pastMessage', 'seen'],
  seen_before: ['seen'],
  lanes: ['lane'],
  transcript: ['line'],
  outbox: ['delivery', 'deadLetter', 'pastDelivery', 'fare'],
  fares_before: ['fare'],
  letter_journal: ['letterEntry'],
  deletions: ['deletion'],
  retention: ['retention'],
  channels: ['channel'],
  last_backup: ['lastBackup'],
  answers: ['answer', 'tally'],
  tickets: ['ticket'],
  ticket_words: [],
  ticket_terms: [],
  ticket_counts: [],
  audit: ['audit'],
  drafts: ['draft'],
  notes: ['note'],
  attendance: [],
  kept_forms: [],
  officials: ['official'],
  invitations: ['invitation', 'usedInvitation'],
  sessions: ['session'],
  begun_sign_ins: ['begunSignIn'],
  recovery_codes: ['recoveryCode'],
  account_log: ['accountEntry'],
  attempts: ['attempt'],
  secrets: ['secret'],
  rules: ['rule'],
  routing_examples: ['example'],
  routing_edition: ['counter'],
  errands: ['errand'],
  official_notices: ['listed'],
  contact_codes: ['contactCode'],
  department_groups: ['group'],
  moved_groups: ['movedGroup'],
  telegram_officials: ['telegramLink'],
  mail_wanted: ['mailWanted'],
  editions: ['edition'],
  versions: ['version'],
  shelved: ['shelved'],
  version_in_use: ['inUse'],
  waiting: ['held'],
  decisions: ['decision'],
  journal: ['lawEntry'],
  pulse: [],
  sqlite_sequence: ['counter'],
}

const anew = (family: string) => ({ family, kept: [] as readonly Kind[] })
const as = (family: string, ...kept: readonly Kind[]) => ({ family, kept })

/** The same of what `keys.ts` names. */
const FAMILIES: Readonly<Record<string, { readonly family: string; readonly kept: readonly Kind[] }>> = {
  all: anew(''),
  layout: anew('layout'),
  copying: anew('copying'),
  pulse: anew('pulse'),
  secrets: as('secrets', 'secret'),
  ofConversation: as('conversation', 'conversation'),
  ofNetwork: anew('sending'),
  ofAllNetworks: anew('sending'),
  conversation: as('conversation', 'conversation'),
  ofMessage: as('seen', 'seen'),
  seen: as('seen', 'seen'),
  recent: anew('recent'),
  waiting: as('waiting', 'message'),
  allWaiting: as('waiting', 'message'),
  lanes: as('lanes', 'lane'),
  lanesDue: as('lanes-due', 'lane'),
  lastLine: as('last-line', 'counter'),
  transcript: as('transcript', 'line'),
  answers: as('answers', 'answer'),
  answersOn: as('answers-on', 'tally'),
  unanswered: anew('unanswered'),
  heads: as('heads', 'delivery'),
  behind: as('behind', 'delivery'),
  ofHeadsDue: as('heads-due', 'delivery'),
  headsDue: as('heads-due', 'delivery'),
  sending: as('sending', 'delivery'),
  fares: as('fares', 'fare'),
  dead: anew('dead'),
  deadLetters: as('dead-letters', 'deadLetter'),
  letterJournal: as('letter-journal', 'letterEntry'),
  forgetOrders: as('forget-orders', 'deletion'),
  deletions: as('deletions', 'deletion'),
  retention: as('retention', 'retention'),
  quietCursor: anew('quiet-cursor'),
  instances: anew('instances'),
  lastBackup: as('last-backup', 'lastBackup'),
  channel: as('channel', 'channel'),
  ofTicket: as('ticket', 'ticket'),
  ofWord: anew('word'),
  ticket: as('ticket', 'ticket'),
  audit: as('audit', 'audit'),
  draft: as('draft', 'draft'),
  notes: as('notes', 'note'),
  attending: anew('attending'),
  forms: anew('forms'),
  lastTicket: as('last-ticket', 'counter'),
  ticketNumbers: as('ticket-numbers', 'ticket'),
  ticketsOpened: anew('tickets-opened'),
  ticketsNext: anew('tickets-next'),
  ticketsOf: anew('tickets-of'),
  queue: anew('tickets'),
  words: anew('words'),
  word: anew('word'),
  lastErrand: as('last-errand', 'counter'),
  ofErrand: as('errand', 'errand'),
  errand: as('errand', 'errand'),
  ofWay: as('errands-due', 'errand'),
  errandsDue: as('errands-due', 'errand'),
  errandsDead: anew('errands-dead'),
  officialNotices: as('official-notices', 'listed'),
  unreadNotices: as('unread-notices', 'listed'),
  contactCodes: as('contact-codes', 'contactCode'),
  contactOffers: anew('contact-offers'),
  departmentGroups: as('department-groups', 'group'),
  movedGroups: as('moved-groups', 'movedGroup'),
  groupsBefore: anew('groups-before'),
  telegramOfficials: as('telegram-officials', 'telegramLink'),
  telegramOf: anew('telegram-of'),
  mailWanted: as('mail-wanted', 'mailWanted'),
  queueBefore: anew('tickets'),
  official: as('official', 'official'),
  emails: as('emails', 'official'),
  links: as('links', 'invitation'),
  ofAccount: as('official', 'official'),
  recovery: as('recovery', 'recoveryCode'),
  begun: as('begun', 'begunSignIn'),
  session: as('session', 'session'),
  sessionsOf: as('sessions-of', 'session'),
  accountLog: as('account-log', 'accountEntry'),
  accountLogOf: as('account-log', 'accountEntry'),
  attempts: as('attempts', 'attempt'),
  calls: anew('calls'),
  rules: as('rules', 'rule'),
  ruleHistory: as('history', 'rule'),
  examples: as('examples', 'example'),
  examplesByTime: anew('examples-by-time'),
  examplesEdition: as('examples-edition', 'counter'),
  inUse: as('in-use', 'inUse'),
  versions: as('versions', 'version'),
  shelved: as('shelved', 'shelved'),
  editions: as('editions', 'edition'),
  published: anew('published'),
  held: as('held', 'held'),
  heldDigests: anew('held-digests'),
  decisions: as('decisions', 'decision'),
  ofDocument: anew('decisions-on'),
  decisionsOn: anew('decisions-on'),
  foundIn: anew('found-in'),
  journal: as('journal', 'lawEntry'),
}
