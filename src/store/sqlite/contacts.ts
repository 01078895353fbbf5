import * as z from 'zod'
import { OfficialId } from '../../domain/ids.ts'
import type { ContactOffer, Contacts } from '../../domain/notices.ts'
import { GroupRow, offered, OfferJson } from '../notice-rows.ts'
import { Moment } from '../rows.ts'
import type { Connection } from './connection.ts'

const OfficialRow = z.object({ official: OfficialId })

/** How officials are reached outside the console. */
export function sqliteContacts(db: Connection): Contacts {
  const codes = db.query(
    'SELECT hash, offer FROM contact_codes',
    z.object({ hash: z.string(), offer: OfferJson }),
  )
  const keepCode = db.change(
    'INSERT OR REPLACE INTO contact_codes (hash, offer, expires_at) VALUES (:hash, :offer, :expiresAt)',
  )
  const code = db.query(
    'SELECT offer, expires_at FROM contact_codes WHERE hash = :hash',
    z.object({ offer: OfferJson, expires_at: Moment }),
  )
  const takeBack = db.change('DELETE FROM contact_codes WHERE hash = :hash')
  // Retention takes it away a day later: till then networks bring again what was typed.
  const useUp = db.change('UPDATE contact_codes SET expires_at = :now WHERE hash = :hash')
  const bind = db.change(
    `INSERT OR REPLACE INTO department_groups (place, department, chat, by, at)
     VALUES (:place, :department, :chat, :by, :at)`,
  )
  const groups = db.query('SELECT * FROM department_groups ORDER BY place, department', GroupRow)
  const bound = db.query(
    'SELECT chat FROM department_groups WHERE place = :place AND department = :department',
    z.object({ chat: z.string() }),
  )
  const unbind = db.change('DELETE FROM department_groups WHERE place = :place AND department = :department')
  // Replaces on either key: of whoever had this Telegram account, and of the account this official had.
  const link = db.change(
    'INSERT OR REPLACE INTO telegram_officials (telegram, official) VALUES (:telegram, :official)',
  )
  const linked = db.query('SELECT official FROM telegram_officials WHERE telegram = :telegram', OfficialRow)
  const isLinked = db.query('SELECT official FROM telegram_officials WHERE official = :official', OfficialRow)
  const unlink = db.change('DELETE FROM telegram_officials WHERE official = :official')
  const want = db.change('INSERT OR IGNORE INTO mail_wanted (official) VALUES (:official)')
  const unwant = db.change('DELETE FROM mail_wanted WHERE official = :official')
  const wanted = db.query('SELECT official FROM mail_wanted', OfficialRow)

  const isConnected = (offer: ContactOffer, telegram: string): boolean => {
    if (offer.kind === 'official') return linked.one({ telegram })?.official === offer.official
    const { place, department } = offer
    return bound.one({ place, department })?.chat === telegram
  }

  return {
    offerContact: (hash, offer, expiresAt) =>
      db.move(() => {
        for (const earlier of codes.all()) {
          if (offered(earlier.offer) === offered(offer)) takeBack({ hash: earlier.hash })
        }
        keepCode({ hash, offer: JSON.stringify(offer), expiresAt: expiresAt.getTime() })
      }),
    redeemContact: (hash, kind, telegram, now) =>
      db.move(() => {
        const found = code.one({ hash })
        if (found?.offer.kind !== kind) return undefined
        const { offer } = found
        if (found.expires_at <= now) return isConnected(offer, telegram) ? offer : undefined
        useUp({ hash, now: now.getTime() })
        if (offer.kind === 'official') link({ telegram, official: offer.official })
        else {
          const { place, department, by } = offer
          bind({ place, department, chat: telegram, by, at: now.getTime() })
        }
        return offer
      }),
    departmentGroups: () => db.look(() => groups.all()),
    unbindGroup: (place, department) => db.move(() => void unbind({ place, department })),
    telegramOfficial: (telegram) => db.look(() => linked.one({ telegram })?.official),
    isTelegramLinked: (official) => db.look(() => isLinked.one({ official }) !== undefined),
    unlinkTelegram: (official) => db.move(() => void unlink({ official })),
    setMailWanted: (official, isWanted) => db.move(() => void (isWanted ? want : unwant)({ official })),
    mailWanted: () => db.look(() => new Set(wanted.all().map((one) => one.official))),
  }
}
