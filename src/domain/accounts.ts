import type { Account, AccountEntry, AccountFacts, BegunSignIn, Deed, Enrolment, Proof } from './account.ts'
import type { OfficialId } from './ids.ts'
import type { Official } from './official.ts'

/**
 * E-mail addresses are compared without regard to the case of ASCII letters. Every move that changes an account writes
 * its entry of the account log with it.
 */
export interface Accounts extends SignIns, AccountsAdministration {
  /** @param invitation hash of a one-time link's token */
  createOfficial(official: Official, invitation: Invitation, deed: Deed): Promise<'created' | 'email_taken'>
  official(id: OfficialId): Promise<Official | undefined>
  officialByEmail(email: string): Promise<Official | undefined>
  account(id: OfficialId): Promise<Account | undefined>
  /** Whose link this is, while it is neither used nor past and the account is active. */
  invited(tokenHash: string, now: Date): Promise<Official | undefined>
  /**
   * Gives an account a new link; earlier ones open nothing any more. Using it up ends the official's sessions.
   *
   * @returns whose it is; `undefined` when there is no such account
   */
  inviteAgain(email: string, invitation: Invitation, deed: Deed): Promise<Official | undefined>
  /**
   * Uses the link up, sets the password and ends the official's sessions; `undefined` when another was quicker, it
   * is past, or the account is not active.
   */
  acceptInvitation(tokenHash: string, passwordHash: string, now: Date): Promise<OfficialId | undefined>
  /**
   * Counts one attempt under each key, unless one of them has had its most since `since`: then nothing is added.
   *
   * @param since at most a day before `now`: what is older is forgotten
   * @returns the first key that has had its most
   */
  countAttempt(limits: readonly AttemptLimit[], now: Date, since: Date): Promise<string | undefined>
  forgetAttempts(key: string): Promise<void>
  /** Forgets one attempt that was counted under a key at this time. */
  takeBackAttempt(key: string, at: Date): Promise<void>
}

/**
 * From the password to the session. A session opens for an active account with a second factor only, until it ends, is
 * ended, or nobody has used it for {@link SESSION_IDLE_MS}.
 */
interface SignIns {
  /** Notes that a password was right; `inactive` when the account is not active, or there is none. */
  beginSignIn(begun: BegunSignIn): Promise<'begun' | 'inactive'>
  begunSignIn(tokenHash: string, now: Date): Promise<BegunSignIn | undefined>
  /**
   * Takes the proof and starts the session in the place of what was begun; a sign-in.
   *
   * @returns `refused` when the proof counts no more: the sign-in stays begun; `gone` when it is past or was finished
   */
  passSecondFactor(begun: string, proof: Proof, session: NewSession): Promise<'passed' | 'refused' | 'gone'>
  /**
   * Makes the secret on offer the account's, ends its other sessions and begun sign-ins, and starts the session.
   *
   * @returns `gone` when what was begun is past or was finished, or the account has come to a second factor meanwhile
   */
  enrolSecondFactor(begun: string, enrolment: Enrolment, session: NewSession): Promise<'enrolled' | 'gone'>
  /** Takes the proof and begins an enrolment that replaces the phone; until it is done the earlier one counts. */
  replaceSecondFactor(proof: Proof, begun: BegunSignIn): Promise<'begun' | 'refused'>
  /** Takes the proof and gives the account new recovery codes in the place of those it had. */
  renewRecoveryCodes(
    id: OfficialId,
    proof: Proof,
    hashes: readonly string[],
    at: Date,
  ): Promise<'renewed' | 'refused'>
  /** Takes the proof, sets the password and ends all sessions and begun sign-ins but this session. */
  changePassword(
    id: OfficialId,
    proof: Proof,
    change: { readonly passwordHash: string; readonly keep: string },
    at: Date,
  ): Promise<'changed' | 'refused'>
  /** Looks a session up, which does not count as using it. */
  session(tokenHash: string, now: Date): Promise<Session | undefined>
  /** Looks a session up and notes that it was used, to the minute. */
  useSession(tokenHash: string, now: Date): Promise<Session | undefined>
  endSession(tokenHash: string): Promise<void>
  /** An official's sessions that hold, the latest used first. */
  sessionsOf(id: OfficialId, now: Date): Promise<readonly Session[]>
  /** Ends all sessions and begun sign-ins of an official. */
  endSessions(id: OfficialId, at: Date): Promise<void>
}

/** What administrators do to accounts, and what is written down of it. */
interface AccountsAdministration {
  /** All of them, by e-mail. */
  accounts(): Promise<readonly Account[]>
  /**
   * @returns `last_administrator` when nobody else who is active, has a password and administrates would be left;
   *   `unchanged` when the account is so already
   */
  changeAccount(id: OfficialId, facts: AccountFacts, deed: Deed): Promise<AccountChange>
  /** Deactivating ends sessions and begun sign-ins, and no link of the account opens anything while it lasts. */
  setActive(id: OfficialId, isActive: boolean, deed: Deed): Promise<AccountChange>
  /** Takes the second factor away: the next sign-in enrols anew. Ends sessions and begun sign-ins. */
  resetSecondFactor(id: OfficialId, deed: Deed): Promise<'reset' | 'unknown'>
  /** Notes what leaves no other trace. */
  noteOnAccount(entry: AccountEntry): Promise<void>
  /** What was done to accounts, latest first; ordinary sign-ins stand in {@link accountLogOf} alone. */
  accountLog(limit: number): Promise<readonly AccountEntry[]>
  /** Everything about one account, latest first. */
  accountLogOf(id: OfficialId, limit: number): Promise<readonly AccountEntry[]>
}

export type AccountChange = 'done' | 'unchanged' | 'last_administrator' | 'unknown'

interface AttemptLimit {
  readonly key: string
  readonly most: number
}

interface Invitation {
  readonly tokenHash: string
  readonly expiresAt: Date
}

export interface Session extends NewSession {
  /** To the minute. */
  readonly lastUsedAt: Date
}

export interface NewSession {
  /** SHA-256 of the cookie's token: a stolen store opens no session. */
  readonly tokenHash: string
  readonly official: OfficialId
  readonly csrfToken: string
  readonly startedAt: Date
  readonly expiresAt: Date
}
