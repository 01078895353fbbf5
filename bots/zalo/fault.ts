/**
 * What went wrong, by what can be done about it.
 *
 * - `auth`: the token is not valid; an operator must look
 * - `badRequest`: this call will never succeed
 * - `emptyPoll`: `getUpdates` had nothing new
 * - `timeout`: no answer in time; the call may have been carried out all the same
 * - `quota`: the plan's limit is reached; waiting a moment does not help
 * - `throttled`: too many calls at once; passes by itself
 * - `transient`: trouble on the network or at Zalo; passes by itself
 * - `garbled`: HTTP says that the call was taken, and nobody can read the answer; it has probably been carried out
 */
export type ZaloFaultKind =
  | 'auth'
  | 'badRequest'
  | 'emptyPoll'
  | 'timeout'
  | 'quota'
  | 'throttled'
  | 'transient'
  | 'garbled'

/** A call to the Zalo Bot API did not succeed. Neither its message nor anything in it holds the token. */
export class ZaloBotFault extends Error {
  readonly kind: ZaloFaultKind
  readonly method: string
  /** The code in Zalo's answer, else the HTTP status; `undefined` when nothing was answered. */
  readonly code: number | undefined
  /** The wait Zalo asks for, between 5 seconds and 5 minutes. */
  readonly retryAfterMs: number | undefined

  constructor(
    kind: ZaloFaultKind,
    method: string,
    about: { readonly said: string; readonly code?: number; readonly retryAfterMs?: number | undefined },
  ) {
    super(`${method}: ${kind}${about.code === undefined ? '' : ` ${about.code}`}: ${about.said}`)
    this.name = 'ZaloBotFault'
    this.kind = kind
    this.method = method
    this.code = about.code
    this.retryAfterMs = about.retryAfterMs
  }
}

/**
 * Reads a code as Zalo means it, which is not always as HTTP means it: 403 is their "internal server error".
 *
 * @param spoken whether Zalo itself said the code in its JSON. A 429 of theirs is the plan's quota; one of the web
 *   server in front, which answers HTML, is only about speed.
 */
export function faultKind(method: string, code: number, spoken: boolean): ZaloFaultKind {
  switch (code) {
    case 401:
      return 'auth'
    case 403:
      return 'transient'
    case 408:
      return method === 'getUpdates' ? 'emptyPoll' : 'timeout'
    case 426: // the daily limit of testWebhook
      return 'quota'
    case 429:
      return spoken ? 'quota' : 'throttled'
    default:
      if (!spoken && code >= 200 && code < 300) return 'garbled'
      return code >= 400 && code < 500 ? 'badRequest' : 'transient'
  }
}
