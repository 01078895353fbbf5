import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** A move, as a server runs it: whole, with nobody in between. What it takes and gives stands at the head of its file. */
export interface Script {
  readonly source: string
  /** SHA-1 of the source: its name in a server's script cache. */
  readonly sha: string
}

/** A script's file, behind those it names in a first line `-- with: …`: Lua in Redis has no `require`. */
function read(name: string): Script {
  const own = text(name)
  const [, shared = ''] = /^-- with: ([\w ]+)\n/.exec(own) ?? []
  const source = `${shared.split(' ').filter(Boolean).map(text).join('')}${own}`
  return { source, sha: createHash('sha1').update(source).digest('hex') }
}

function text(name: string): string {
  return readFileSync(new URL(`scripts/${name}.lua`, import.meta.url), 'utf8')
}

export const RECEIVE = read('receive')
export const TAKE_TURN = read('take-turn')
export const POSTPONE_TURN = read('postpone-turn')
export const FINISH_TURN = read('finish-turn')
export const FORGET_WORDS = read('forget-words')
export const FORGET_ENTRIES = read('forget-entries')
export const REPLACE_ENTRY = read('replace-entry')
export const REPLACE_FIELD = read('replace-field')
export const REPLACE_LINES = read('replace-lines')
export const REMOVE_CONVERSATION = read('remove-conversation')
export const EXPIRE_LIST = read('expire-list')
export const NOTE_RETENTION = read('note-retention')
export const TAKE_DELIVERY = read('take-delivery')
export const RECORD_DELIVERY = read('record-delivery')
export const RETRY_LETTER = read('retry-letter')
export const DISCARD_LETTER = read('discard-letter')
export const SHARE_OUT_BY_NETWORK = read('share-out-by-network')
export const GIVE_BACK = read('give-back')
export const BE_AT_WORK = read('be-at-work')
export const FREE_HELD = read('free-held')
export const MOVE_TICKETS = read('move-tickets')
export const QUEUE = read('queue')
export const COUNT_TICKETS = read('count-tickets')
export const OPENED_TICKETS = read('opened-tickets')
export const MOVED_TICKETS = read('moved-tickets')
export const SEARCH_TICKETS = read('search-tickets')
export const NUMBERED_TICKETS = read('numbered-tickets')
export const LIKE_TICKETS = read('like-tickets')
export const KEEP_FORM = read('keep-form')
export const SAVE_DRAFT = read('save-draft')
export const ATTEND = read('attend')
export const CREATE_OFFICIAL = read('create-official')
export const INVITE_AGAIN = read('invite-again')
export const ACCEPT_INVITATION = read('accept-invitation')
export const BEGIN_SIGN_IN = read('begin-sign-in')
export const PASS_SECOND_FACTOR = read('pass-second-factor')
export const ENROL_SECOND_FACTOR = read('enrol-second-factor')
export const REPLACE_SECOND_FACTOR = read('replace-second-factor')
export const RENEW_RECOVERY_CODES = read('renew-recovery-codes')
export const CHANGE_PASSWORD = read('change-password')
export const USE_SESSION = read('use-session')
export const END_SESSIONS = read('end-sessions')
export const CHANGE_ACCOUNT = read('change-account')
export const SET_ACTIVE = read('set-active')
export const RESET_SECOND_FACTOR = read('reset-second-factor')
export const NOTE_ON_ACCOUNT = read('note-on-account')
export const COUNT_ATTEMPT = read('count-attempt')
export const COUNT_CALL = read('count-call')
export const TAKE_BACK_ATTEMPT = read('take-back-attempt')
export const KEEP_RULE = read('keep-rule')
export const KEEP_EXAMPLE = read('keep-example')
export const REMOVE_EXAMPLE = read('remove-example')
export const PUBLISH = read('publish')
export const PUT_TO_USE = read('put-to-use')
export const KEEP_WAITING = read('keep-waiting')
export const ACCEPT_WAITING = read('accept-waiting')
export const DISCARD_WAITING = read('discard-waiting')
export const PROPOSE = read('propose')
export const DECIDE = read('decide')
export const TAKE_ERRAND = read('take-errand')
export const RECORD_ERRAND = read('record-errand')
export const SPREAD_NOTICE = read('spread-notice')
export const SETTLE_DEAD_NOTICE = read('settle-dead-notice')
export const READ_NOTICES = read('read-notices')
export const OFFER_CONTACT = read('offer-contact')
export const REDEEM_CONTACT = read('redeem-contact')
export const MOVE_GROUP = read('move-group')
export const UNLINK_TELEGRAM = read('unlink-telegram')
export const HOLD_COPY = read('hold-copy')
export const COMPLETE_COPY = read('complete-copy')
export const COPY_APPEND = read('copy-append')
export const COPY_LINE = read('copy-line')
export const COPY_ANSWER = read('copy-answer')
