import { describe, expect } from 'vitest'
import { at, LAN, MINH } from './build.ts'
import { storeTest } from './store-test.ts'
import type { OpenStore } from './store-test.ts'

const HEALTH = { kind: 'group', place: 'hn', department: 'so-y-te', by: LAN } as const

/** How officials are reached outside the console: nobody is, until a code was typed where it counts. */
export function contactsContract(name: string, open: OpenStore): void {
  const test = storeTest(open)

  describe(`${name} keeps how officials are reached`, () => {
    test('a code connects a department and a group once', async ({ store, opened }) => {
      await store.offerContact('hash', HEALTH, at(600))
      expect(await store.departmentGroups()).toEqual([])
      const redeemed = await Promise.all([
        store.redeemContact('hash', 'group', '-1001', at(60)),
        store.redeemContact('hash', 'group', '-1002', at(60)),
      ])
      expect(redeemed.filter((one) => one !== undefined)).toEqual([HEALTH])
      const kept = await (await opened.reopen()).departmentGroups()
      const [winner] = redeemed[0] === undefined ? ['-1002'] : ['-1001']
      expect(kept).toEqual([{ place: 'hn', department: 'so-y-te', chat: winner, by: LAN, at: at(60) }])
    })

    test('a code that is past, of another kind, unknown or replaced connects nothing', async ({ store }) => {
      await store.offerContact('past', HEALTH, at(600))
      expect(await store.redeemContact('past', 'group', '-1001', at(600))).toBeUndefined()
      await store.offerContact('early', HEALTH, at(600))
      await store.offerContact('late', HEALTH, at(600))
      expect(await store.redeemContact('early', 'group', '-1001', at(60))).toBeUndefined()
      expect(await store.redeemContact('late', 'official', '77', at(60))).toBeUndefined()
      expect(await store.redeemContact('unknown', 'group', '-1001', at(60))).toBeUndefined()
      expect(await store.redeemContact('late', 'group', '-1001', at(60))).toEqual(HEALTH)
    })

    test('a code that comes again from where it has connected is right and changes nothing', async ({
      store,
    }) => {
      const offers = [
        [HEALTH, 'group', '-1001', '-1002'],
        [{ kind: 'official', official: LAN }, 'official', '77', '78'],
      ] as const
      for (const [offer, kind, here, elsewhere] of offers) {
        await store.offerContact(kind, offer, at(600))
        expect(await store.redeemContact(kind, kind, here, at(60))).toEqual(offer)
        expect(await store.redeemContact(kind, kind, here, at(61))).toEqual(offer)
        // Brought again after hours: the code is past as well.
        expect(await store.redeemContact(kind, kind, here, at(7200))).toEqual(offer)
        expect(await store.redeemContact(kind, kind, elsewhere, at(62))).toBeUndefined()
        expect(await store.redeemContact(kind, kind === 'group' ? 'official' : 'group', here, at(62))).toBe(
          undefined,
        )
      }
      expect(await store.departmentGroups()).toMatchObject([{ chat: '-1001', at: at(60) }])
      await store.unbindGroup('hn', 'so-y-te')
      await store.unlinkTelegram(LAN)
      for (const [, kind, here] of offers) {
        expect(await store.redeemContact(kind, kind, here, at(63))).toBeUndefined()
      }
      expect(await store.departmentGroups()).toEqual([])
      expect(await store.telegramOfficial('77')).toBeUndefined()
    })

    test('a department has one group, which moves with its id and is parted with', async ({ store }) => {
      for (const [hash, chat] of [
        ['first', '-1001'],
        ['second', '-1002'],
      ] as const) {
        await store.offerContact(hash, HEALTH, at(600))
        await store.redeemContact(hash, 'group', chat, at(60))
      }
      await store.offerContact('other', { ...HEALTH, place: 'hcm' }, at(600))
      await store.redeemContact('other', 'group', '-1002', at(60))
      await store.groupMoved('-1002', '-2002')
      await store.groupMoved('-1001', '-2001')
      const chats = async () => (await store.departmentGroups()).map(({ place, chat }) => [place, chat])
      expect(await chats()).toEqual([
        ['hcm', '-2002'],
        ['hn', '-2002'],
      ])
      await store.unbindGroup('hn', 'so-y-te')
      expect(await chats()).toEqual([['hcm', '-2002']])
    })

    test('a group that has another id is found by both, told once, twice, or from several sides', async ({
      store,
      opened,
    }) => {
      await store.offerContact('hash', HEALTH, at(600))
      await store.redeemContact('hash', 'group', '-5', at(60))
      expect([await store.groupNow('-5'), await store.groupBefore('-1005')]).toEqual(['-5', undefined])
      await Promise.all([
        store.groupMoved('-5', '-1005'),
        store.groupMoved('-5', '-1005'),
        store.groupMoved('-6', '-1006'),
      ])
      await store.groupMoved('-5', '-1005')
      await store.groupMoved('-7', '-7')
      const kept = await opened.reopen()
      expect(await Promise.all(['-5', '-1005', '-6', '-7'].map((id) => kept.groupNow(id)))).toEqual([
        '-1005',
        '-1005',
        '-1006',
        '-7',
      ])
      expect(await Promise.all(['-5', '-1005', '-1006', '-7'].map((id) => kept.groupBefore(id)))).toEqual([
        undefined,
        '-5',
        '-6',
        undefined,
      ])
      expect(await kept.departmentGroups()).toMatchObject([{ chat: '-1005' }])
    })

    test('an account on Telegram is one official’s, and an official has one', async ({ store }) => {
      const link = async (official: typeof LAN, telegram: string) => {
        await store.offerContact(`code ${telegram}`, { kind: 'official', official }, at(600))
        await store.redeemContact(`code ${telegram}`, 'official', telegram, at(60))
      }
      await link(LAN, '77')
      await link(LAN, '78')
      expect(await store.telegramOfficial('77')).toBeUndefined()
      expect(await store.telegramOfficial('78')).toBe(LAN)
      await link(MINH, '78')
      expect(await store.telegramOfficial('78')).toBe(MINH)
      expect([await store.isTelegramLinked(LAN), await store.isTelegramLinked(MINH)]).toEqual([false, true])
      await store.unlinkTelegram(LAN)
      await store.unlinkTelegram(MINH)
      expect(await store.telegramOfficial('78')).toBeUndefined()
    })

    test('nobody gets mail who has not asked for it', async ({ store }) => {
      expect(await store.mailWanted()).toEqual(new Set())
      await store.setMailWanted(LAN, true)
      await store.setMailWanted(LAN, true)
      await store.setMailWanted(MINH, false)
      expect(await store.mailWanted()).toEqual(new Set([LAN]))
      await store.setMailWanted(LAN, false)
      expect(await store.mailWanted()).toEqual(new Set())
    })
  })
}
