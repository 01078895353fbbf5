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
  const [, shared] = /^-- with: (\w+)\n/.exec(own) ?? []
  const source = shared === undefined ? own : `${text(shared)}${own}`
  return { source, sha: createHash('sha1').update(source).digest('hex') }
}

function text(name: string): string {
  return readFileSync(new URL(`scripts/${name}.lua`, import.meta.url), 'utf8')
}

export const RECEIVE = read('receive')
export const TAKE_TURN = read('take-turn')
export const POSTPONE_TURN = read('postpone-turn')
export const FINISH_TURN = read('finish-turn')
export const TAKE_DELIVERY = read('take-delivery')
export const RECORD_DELIVERY = read('record-delivery')
export const GIVE_BACK = read('give-back')
export const ANSWER_TICKET = read('answer-ticket')
export const CREATE_OFFICIAL = read('create-official')
export const INVITE_AGAIN = read('invite-again')
export const ACCEPT_INVITATION = read('accept-invitation')
export const START_SESSION = read('start-session')
export const COUNT_ATTEMPT = read('count-attempt')
export const TAKE_BACK_ATTEMPT = read('take-back-attempt')
export const PUBLISH = read('publish')
export const PUT_TO_USE = read('put-to-use')
export const KEEP_WAITING = read('keep-waiting')
export const ACCEPT_WAITING = read('accept-waiting')
export const DISCARD_WAITING = read('discard-waiting')
export const PROPOSE = read('propose')
export const DECIDE = read('decide')
