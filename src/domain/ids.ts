import * as z from 'zod'

/** Where messages come from and go to. `api` has no chat: a caller of `POST /api/ask` names its conversation itself. */
export type Network = 'telegram' | 'zalo' | 'web' | 'api'

/** `<network>:<chat id>`; one person in one chat. */
export const ConversationId = z.string().min(3).max(300).brand<'ConversationId'>()
export type ConversationId = z.infer<typeof ConversationId>

/** @throws {ZodError} when both together are longer than an id may be */
export function conversationId(network: Network, chat: string): ConversationId {
  return ConversationId.parse(`${network}:${chat}`)
}

/** Network + bot + event + chat + message id: the same delivery twice has the same key. */
export const MessageKey = z.string().min(3).max(600).brand<'MessageKey'>()
export type MessageKey = z.infer<typeof MessageKey>

/** Mã phiếu: 12 digits in three groups, the last one a check digit; drawn at random, so one says nothing of another. */
export const TicketCode = z
  .string()
  .regex(/^\d{4}-\d{4}-\d{4}$/)
  .brand<'TicketCode'>()
export type TicketCode = z.infer<typeof TicketCode>

export const OfficialId = z.uuid().brand<'OfficialId'>()
export type OfficialId = z.infer<typeof OfficialId>

/** A department's id as the routing uses it; each exists once per place. */
export const DepartmentId = z.enum([
  'van-phong-ubnd',
  'hdnd',
  'so-noi-vu',
  'so-tai-chinh',
  'so-xay-dung',
  'so-quy-hoach-kien-truc',
  'so-nong-nghiep-moi-truong',
  'so-khoa-hoc-cong-nghe',
  'so-y-te',
  'so-giao-duc-dao-tao',
  'so-van-hoa-the-thao',
  'so-du-lich',
  'so-cong-thuong',
  'so-tu-phap',
  'so-dan-toc-ton-giao',
  'so-an-toan-thuc-pham',
  'thanh-tra',
  'cong-an',
  'thue',
  'bao-hiem-xa-hoi',
  'ban-duong-sat-do-thi',
  'ban-khu-cong-nghiep',
  'ubnd-cap-xa',
  'dieu-phoi',
])
export type DepartmentId = z.infer<typeof DepartmentId>
