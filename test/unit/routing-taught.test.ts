import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StoreUnavailable } from '#src/domain/errors.ts'
import type { Store } from '#src/domain/store.ts'
import { editRouting } from '#src/tickets/edit-routing.ts'
import { forgetCorrection } from '#src/tickets/forget-correction.ts'
import { rememberCorrection } from '#src/tickets/remember-correction.ts'
import { routeFor } from '#src/tickets/route-for.ts'
import { changesBetween } from '#src/tickets/routing/changes.ts'
import { editedRules, ROUTING_RULE, rulesIn } from '#src/tickets/routing/edited.ts'
import { anOfficial } from '../contract/build.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'

const MINH = anOfficial({ role: 'dieu-phoi', department: null })
const LAN = anOfficial({ role: 'chuyen-vien', department: 'so-y-te' })
const question = 'Xin hỗ trợ tiền thuê phòng trọ cho công nhân mất việc ở đâu?'

let at: TestDesk
beforeEach(async () => {
  at = await openTestDesk()
})
afterEach(() => at.close())

const to = async (asked: string, place: 'hn' | 'hcm' | null = null) =>
  (await routeFor(at.desk, { question: asked, place })).department
const transfer = (department: Parameters<typeof rememberCorrection>[2]['department'], asked = question) =>
  rememberCorrection(at.desk, MINH, { question: asked, place: null, department })
const add = (phrase: string, seen = 0, official = MINH) =>
  editRouting(at.desk, official, { department: 'so-du-lich', seen, add: { kind: 'words', phrase } })

describe('what an official sent elsewhere', () => {
  test('is sent there at once the next time, with the reason', async () => {
    expect(await to(question)).not.toBe('ubnd-cap-xa')
    await transfer('ubnd-cap-xa')
    const { department, because } = await routeFor(at.desk, { question, place: 'hn' })
    expect(department).toBe('ubnd-cap-xa')
    expect(because).toEqual([{ kind: 'example', question }])
  })

  test('is sent where the latest official sent it, however it was typed', async () => {
    await transfer('ubnd-cap-xa')
    at.pass(1000)
    await transfer('so-y-te', question.toUpperCase())
    expect(await to(question)).toBe('so-y-te')
    expect(await at.store.routingExamples(undefined)).toMatchObject({ examples: [{ department: 'so-y-te' }] })
  })

  test('to the coordinators teaches nothing', async () => {
    const before = await to(question)
    await transfer('dieu-phoi')
    expect(await to(question)).toBe(before)
  })

  test('goes by its words again once the example is taken away, which not everybody may', async () => {
    const before = await to(question)
    await transfer('ubnd-cap-xa')
    const lessons = await at.store.routingExamples(undefined)
    const [{ id } = { id: '' }] = lessons === 'same' ? [] : lessons.examples
    expect(await forgetCorrection(at.desk, LAN, id)).toBe('forbidden')
    expect(await to(question)).toBe('ubnd-cap-xa')
    expect(await forgetCorrection(at.desk, MINH, id)).toBe('forgotten')
    expect(await forgetCorrection(at.desk, MINH, id)).toBe('unknown')
    expect(await to(question)).toBe(before)
  })
})

describe('phrases that an administrator edits', () => {
  const asked = 'vé vòng quay mặt trời'

  test('count for the next question, and no more once they are taken away', async () => {
    expect(await to(asked)).not.toBe('so-du-lich')
    expect(await add('Vòng quay  mặt trời')).toBe('kept')
    expect(await to(asked)).toBe('so-du-lich')
    const remove = [{ kind: 'words', phrase: 'vòng quay mặt trời' }] as const
    expect(await editRouting(at.desk, MINH, { department: 'so-du-lich', seen: 1, remove })).toBe('kept')
    expect(await to(asked)).not.toBe('so-du-lich')
  })

  test('one that we ship can be taken away and comes back', async () => {
    const edit = { department: 'so-van-hoa-the-thao' } as const
    const karaoke = { kind: 'words', phrase: 'karaoke' } as const
    expect(await editRouting(at.desk, MINH, { ...edit, seen: 0, remove: [karaoke] })).toBe('kept')
    expect(await to('karaoke')).toBe('dieu-phoi')
    expect(await editRouting(at.desk, MINH, { ...edit, seen: 1, add: karaoke })).toBe('kept')
    expect(await to('karaoke')).toBe('so-van-hoa-the-thao')
    expect((await editedRules(at.store)).rules.departments['so-van-hoa-the-thao']?.words).toEqual([])
  })

  test('an official of a department changes nothing', async () => {
    expect(await add('vòng quay mặt trời', 0, LAN)).toBe('forbidden')
    expect((await editedRules(at.store)).revision).toBe(0)
  })

  test('of two who edit at once one is told that the other was quicker', async () => {
    const both = await Promise.all([add('vòng quay mặt trời'), add('tàu lượn')])
    expect(both.toSorted()).toEqual(['kept', 'moved_on'])
  })

  test('what says nothing, what is there already and what is too long is refused', async () => {
    expect(await add(' ?! ')).toBe('empty')
    expect(await add('Khách  Sạn')).toBe('known')
    expect(await add('a'.repeat(81))).toBe('too_many')
  })

  test('the history tells which phrases began and ceased to count', async () => {
    await add('tàu lượn')
    await editRouting(at.desk, MINH, {
      department: 'so-du-lich',
      seen: 1,
      remove: [
        { kind: 'words', phrase: 'tàu lượn' },
        { kind: 'words', phrase: 'khách sạn' },
      ],
    })
    const [second, first] = await at.store.ruleHistory(ROUTING_RULE, 2)
    const department = 'so-du-lich'
    expect(changesBetween(rulesIn(undefined), rulesIn(first))).toEqual([
      { department, phrase: 'tàu lượn', counts: true },
    ])
    expect(changesBetween(rulesIn(first), rulesIn(second))).toEqual([
      { department, phrase: 'tàu lượn', counts: false },
      { department, phrase: 'khách sạn', counts: false },
    ])
  })

  test('a value that nobody can read counts as nothing edited', async () => {
    await at.store.keepRule(ROUTING_RULE, 'hỏng', { expected: 0, by: 'shell', at: at.desk.clock() })
    expect(await to('làm hộ chiếu')).toBe('cong-an')
  })
})

test('while the store is away questions are routed by what was last read of it', async () => {
  await transfer('ubnd-cap-xa')
  let isAway = false
  const away = (): Promise<never> => Promise.reject(new StoreUnavailable(undefined, 'away'))
  const store: Store = new Proxy(at.store, {
    get: (real, name) =>
      isAway && (name === 'rule' || name === 'routingExamples') ? away : Reflect.get(real, name),
  })
  const before = await routeFor({ store }, { question, place: null })
  isAway = true
  expect(await routeFor({ store }, { question, place: null })).toEqual(before)
})
