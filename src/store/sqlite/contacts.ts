import * as z from 'zod'
import { OfficialId } from '../../domain/ids.ts'
import type { Contacts } from '../../domain/notices.ts'
import { GroupRow, offered, OfferJson } from '../notice-rows.ts'
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
    'SELECT offer FROM contact_codes WHERE hash = :hash AND expires_at > :now',
    z.object({ offer: OfferJson }),
  )
  const useUp = db.change('DELETE FROM contact_codes WHERE hash = :hash')
  const forget = db.change('DELETE FROM contact_codes WHERE expires_at <= :now')
  const bind = db.change(
    `INSERT OR REPLACE INTO department_groups (place, department, chat, by, at)
     VALUES (:place, :department, :chat, :by, :at)`,
  )
  const groups = db.query('SELECT * FROM department_groups ORDER BY place, department', GroupRow)
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

  return {
    offerContact: (hash, offer, expiresAt) =>
      db.move(() => {
        for (const earlier of codes.all()) {
          if (offered(earlier.offer) === offered(offer)) useUp({ hash: earlier.hash })
        }
        keepCode({ hash, offer: JSON.stringify(offer), expiresAt: expiresAt.getTime() })
      }),
    redeemContact: (hash, kind, telegram, now) =>
      db.move(() => {
        const offer = code.one({ hash, now: now.getTime() })?.offer
        if (offer?.kind !== kind) return undefined
        useUp({ hash })
        forget({ now: now.getTime() })
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
