import * as z from 'zod'
import { OfficialId } from '../../domain/ids.ts'
import type { Contacts, DepartmentGroup } from '../../domain/notices.ts'
import { GroupRow, offered, OfferJson } from '../notice-rows.ts'
import { jsonOf } from '../rows.ts'
import type { Connection } from './connection.ts'
import type { Keys } from './keys.ts'
import { OFFER_CONTACT, REDEEM_CONTACT, UNLINK_TELEGRAM } from './scripts.ts'

/** How officials are reached outside the console. */
export function redisContacts(db: Connection, keys: Keys): Contacts {
  const { contactCodes, contactOffers, departmentGroups, telegramOfficials, telegramOf, mailWanted } = keys
  return {
    offerContact: async (hash, offer, expiresAt) => {
      await db.run(
        OFFER_CONTACT,
        [contactCodes, contactOffers],
        [hash, offered(offer), JSON.stringify(offer), expiresAt.getTime()],
      )
    },
    redeemContact: async (hash, kind, telegram, now) => {
      const redeemed = await db.run(
        REDEEM_CONTACT,
        [contactCodes, contactOffers, departmentGroups, telegramOfficials, telegramOf],
        [hash, kind, telegram, now.getTime()],
      )
      return db.read(OfferJson.nullable(), redeemed) ?? undefined
    },
    departmentGroups: async () => {
      const found = db.read(
        z.array(jsonOf(GroupRow)),
        await db.ask(departmentGroups, 'HVALS', departmentGroups),
      )
      const name = ({ place, department }: DepartmentGroup): string => `${place}/${department}`
      return found.toSorted((a, b) => (name(a) < name(b) ? -1 : 1))
    },
    unbindGroup: async (place, department) => {
      await db.ask(departmentGroups, 'HDEL', departmentGroups, `${place}/${department}`)
    },
    telegramOfficial: async (telegram) =>
      db.read(OfficialId.nullable(), await db.ask(telegramOfficials, 'HGET', telegramOfficials, telegram)) ??
      undefined,
    isTelegramLinked: async (official) =>
      db.read(z.int(), await db.ask(telegramOf, 'HEXISTS', telegramOf, official)) === 1,
    unlinkTelegram: async (official) => {
      await db.run(UNLINK_TELEGRAM, [telegramOfficials, telegramOf], [official])
    },
    setMailWanted: async (official, wanted) => {
      await db.ask(mailWanted, wanted ? 'SADD' : 'SREM', mailWanted, official)
    },
    mailWanted: async () =>
      new Set(db.read(z.array(OfficialId), await db.ask(mailWanted, 'SMEMBERS', mailWanted))),
  }
}
