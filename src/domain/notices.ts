import type { Place } from '#knowledge/place.ts'
import type { SendResult } from './channel.ts'
import type { DepartmentId, OfficialId, TicketCode } from './ids.ts'

/** Loại thông báo cho cán bộ: what has happened to a ticket that somebody should know of. */
export const NOTICE_KINDS = [
  'new', // phiếu mới trong hàng chờ
  'assigned', // được giao việc
  'transferred', // chuyển tới đơn vị này
  'details', // người dân bổ sung
  'proposed', // trình duyệt
  'sent_back', // trả lại để sửa
  'reopened', // mở lại
  'reminder', // nhắc hạn
  'silent', // người dân lâu chưa bổ sung
  'unreached', // đề nghị bổ sung không gửi được
  'undelivered', // câu trả lời không gửi được
  'withdrawn', // người dân rút
  'deadline_moved', // hạn thay đổi theo lịch
] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]

/**
 * Thông báo: what happened to a ticket, as it stood then. It says nothing of the citizen and not what they asked: it
 * leaves the house, on networks that are not the city's.
 */
export interface OfficialNotice {
  readonly kind: NoticeKind
  readonly ticket: TicketCode
  readonly place: Place | null
  /** `dieu-phoi` where the coordinators have it. */
  readonly department: DepartmentId
  /** Who holds it, or held it last; told of what concerns them alone. */
  readonly holder: OfficialId | null
  /** Who did it, and needs no notice of it. */
  readonly by: OfficialId | 'citizen' | 'desk'
  /** Hạn trả lời; `null` while it stands still. */
  readonly due: Date | null
  readonly reminder: Reminder | null
  readonly at: Date
}

/** So much of the time to take it, or to answer it, is over. */
export interface Reminder {
  readonly of: 'accept' | 'answer'
  readonly percent: number
}

/** Outside ways to officials. */
export type OutsideWay = 'telegram' | 'email'

/** `desk`: to find out whom it concerns; then one errand for each send. */
export type NoticeWay = 'desk' | OutsideWay

/** One errand of the list: a notice on one way. */
export interface Errand {
  readonly id: number
  readonly way: NoticeWay
  /** A group's chat id for `telegram`, an account's id for `email`, empty for `desk`. */
  readonly to: string
  readonly notice: OfficialNotice
  /** Attempts made before this one. */
  readonly attempts: number
  readonly lease: string
}

/** An outside way that is switched on. */
export interface Notifier {
  readonly way: OutsideWay
  /**
   * Sends one notice. Never throws for what the other side does; never logs an address.
   *
   * @param address chat id of a group, or an e-mail address
   */
  readonly send: (address: string, errand: Errand, signal: AbortSignal) => Promise<SendResult>
}

/** Whom a notice reaches. */
export interface Reach {
  /** Whose list in the console it stands in. */
  readonly lists: readonly OfficialId[]
  readonly sends: ReadonlyArray<{ readonly way: OutsideWay; readonly to: string }>
}

/** A notice in an official's list. */
export interface ListedNotice {
  readonly id: number
  readonly notice: OfficialNotice
  readonly isUnread: boolean
}

export interface DeadNotice {
  readonly id: number
  readonly way: NoticeWay
  readonly notice: OfficialNotice
  readonly why: string
  readonly at: Date
}

/** An official's list holds so many; older ones leave it. */
export const MOST_LISTED = 200

/** Notices on their way: written with the ticket's move, done at least once. */
export interface Notices {
  /** Takes the errand on this way that has been due longest; nobody else gets it until the lease ends. */
  takeErrand(way: NoticeWay, now: Date, rule: { leaseMs: number }): Promise<Errand | undefined>
  /**
   * Ends an errand of the way `desk`: the notice stands in the lists, and what is to be sent is due, all or nothing.
   *
   * @returns `lease_lost` when another has it: nothing was written
   */
  spreadNotice(errand: Errand, reach: Reach, now: Date): Promise<'spread' | 'lease_lost'>
  /**
   * Notes what became of an attempt; whoever's lease was taken over changes nothing. `refused` puts it among the dead.
   *
   * @param at when it happened; for `retry`, when to try again
   */
  recordErrand(errand: Errand, result: SendResult, at: Date): Promise<void>
  /** When the next one can be taken, one in somebody's hands at the end of its lease. */
  nextErrandDue(way: NoticeWay): Promise<Date | undefined>
  /** Given up, newest first. */
  deadNotices(limit: number): Promise<readonly DeadNotice[]>
  /**
   * Tries a dead one again, its attempts counted anew, or takes it off the list for good.
   *
   * @returns `gone` when it is none any more
   */
  settleDeadNotice(id: number, how: 'retry' | 'discard', at: Date): Promise<'settled' | 'gone'>
  /** An official's list, newest first. */
  noticesFor(official: OfficialId, limit: number): Promise<readonly ListedNotice[]>
  unreadNotices(official: OfficialId): Promise<number>
  /** @param ticket only those about this one */
  readNotices(official: OfficialId, ticket?: TicketCode): Promise<void>
}

/** What a one-time code typed to the bot connects: a department's group on Telegram, or an official's own account there. */
export type ContactOffer =
  | {
      readonly kind: 'group'
      readonly place: Place
      readonly department: DepartmentId
      readonly by: OfficialId
    }
  | { readonly kind: 'official'; readonly official: OfficialId }

/** Nhóm của đơn vị. */
export interface DepartmentGroup {
  readonly place: Place
  readonly department: DepartmentId
  readonly chat: string
  readonly by: OfficialId
  readonly at: Date
}

/** How officials are reached outside the console. Nobody is, until they say so. */
export interface Contacts {
  /** Keeps a code's hash until it is used or past; earlier codes of the same offer open nothing any more. */
  offerContact(codeHash: string, offer: ContactOffer, expiresAt: Date): Promise<void>
  /**
   * Uses a code up and connects what it stands for. A department has one group, an official one account, an account one
   * official: the later takes the earlier's place. Networks bring a message twice: the same code typed again where it has
   * connected changes nothing, and is right.
   *
   * @param telegram chat id of the group, or id of the person who typed it
   * @returns `undefined` when there is no such code of this kind, or it is past and what it offers is not connected here
   */
  redeemContact(
    codeHash: string,
    kind: ContactOffer['kind'],
    telegram: string,
    now: Date,
  ): Promise<ContactOffer | undefined>
  departmentGroups(): Promise<readonly DepartmentGroup[]>
  unbindGroup(place: Place, department: DepartmentId): Promise<void>
  telegramOfficial(telegram: string): Promise<OfficialId | undefined>
  isTelegramLinked(official: OfficialId): Promise<boolean>
  unlinkTelegram(official: OfficialId): Promise<void>
  setMailWanted(official: OfficialId, wanted: boolean): Promise<void>
  /** Officials who want notices by e-mail. */
  mailWanted(): Promise<ReadonlySet<OfficialId>>
}
