import { readFileSync } from 'node:fs'
import { expect, test as base } from 'vitest'
import { writeLibraryFile } from '#knowledge/import/write-library.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Store } from '#src/domain/store.ts'
import { applyProposal, dismissProposal, proposals, rule } from '#src/publishing/decide.ts'
import { editionBefore } from '#src/publishing/change.ts'
import { publishWaiting } from '#src/publishing/publish.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'
import { act, keep, publishUnasked, shelve, upload } from '../fixtures/law-desk.ts'
import { shipped } from '../fixtures/library.ts'

const test = base.extend<{ at: TestDesk; store: Store }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures this one needs
  at: async ({}, use) => {
    const opened = await openTestDesk()
    await shelve(opened.store)
    await use(opened)
    await opened.close()
  },
  store: async ({ at }, use) => {
    await use(at.store)
  },
})

const REPEALING = `QUỐC HỘI
Nghị quyết số: 999/2026/QH16

NGHỊ QUYẾT
VỀ BÃI BỎ MỘT SỐ QUY ĐỊNH

Điều 1. Bãi bỏ
Bãi bỏ Điều 2 của Nghị quyết số 98/2023/QH15 ngày 24 tháng 6 năm 2023 của Quốc hội.
Điều 2. Hiệu lực
Nghị quyết này có hiệu lực từ ngày 01 tháng 9 năm 2026.
`
const REPEAL = 'nq-999-2026-qh16/dieu-1:repeals:nq-98-2023-qh15/dieu-2'
const ARTICLE = 'nq-98-2023-qh15/dieu-2'

test('a repeal that a text speaks of is proposed with its words, and changes nothing by itself', async ({
  store,
}) => {
  const result = await upload(store, 'nq-999.txt', REPEALING)
  expect(result).toMatchObject({ kind: 'waiting' })
  expect(await proposals(store)).toMatchObject([
    {
      decision: { id: REPEAL, state: 'proposed', about: { relation: { from: '2026-09-01' } } },
      acting: { label: 'Điều 1 Nghị quyết số 999/2026/QH16' },
      effect: { kind: 'changes' },
    },
  ])
  expect(await store.waitingFor('nq-98-2023-qh15')).toBeUndefined()
})

test('an accepted repeal ends the article and its clauses from its day, with what ended it, once published', async ({
  store,
}) => {
  const keeper = await keep(store)
  await upload(store, 'nq-999.txt', REPEALING)
  expect(await applyProposal(store, REPEAL, act('đã đối chiếu'))).toEqual({
    kind: 'decided',
    document: 'nq-98-2023-qh15',
  })
  expect(await publishWaiting({ store, act: act() })).toMatchObject({ kind: 'published' })
  await keeper.catchUp()
  const { provisions } = keeper.current().shelf
  for (const id of [ARTICLE, `${ARTICLE}/khoan-1`]) {
    const provision = provisions.get(id)
    if (provision === undefined) throw new Error(`${id} is gone`)
    expect(inForce(provision, '2026-08-31', 'hcm').state).toBe('amended')
    expect(inForce(provision, '2026-09-01', 'hcm')).toEqual({
      state: 'no',
      reason: 'hết hiệu lực từ ngày 01/09/2026 theo Điều 1 Nghị quyết số 999/2026/QH16',
    })
  }
  expect(provisions.get('nq-98-2023-qh15/dieu-1')?.validity.to).toBeUndefined()
  expect(await proposals(store)).toEqual([])
  await keeper.stop()
})

test('a later import of the text does not bring back what people ended', async ({ store }) => {
  await upload(store, 'nq-999.txt', REPEALING)
  await applyProposal(store, REPEAL, act())
  await publishUnasked(store)
  await upload(store, 'nq-98.txt', RESOLUTION_98)
  const again = (await editionBefore(store, 'nq-98-2023-qh15'))?.edition
  expect(again?.provisions.find(({ id }) => id === `${ARTICLE}/khoan-1`)).toMatchObject({
    text: 'Cơ quan nhà nước.',
    validity: { to: '2026-09-01' },
  })
})

test('nor does a library file that does not know of it', async ({ store }) => {
  await upload(store, 'nq-999.txt', REPEALING)
  await applyProposal(store, REPEAL, act())
  expect(await upload(store, 'nq-98.md', libraryFile({ note: 'đã đối chiếu' }))).toMatchObject({
    waitsFor: [],
  })
  const again = (await editionBefore(store, 'nq-98-2023-qh15'))?.edition
  expect(again?.document.note).toBe('đã đối chiếu')
  for (const id of [ARTICLE, `${ARTICLE}/khoan-1`]) {
    expect(again?.provisions.find((one) => one.id === id)?.validity.to).toBe('2026-09-01')
  }
})

test('a library file that says otherwise than an applied repeal waits for a person', async ({ store }) => {
  await upload(store, 'nq-999.txt', REPEALING)
  await applyProposal(store, REPEAL, act())
  const later = libraryFile({}, (id) => (id === ARTICLE ? { to: '2027-01-01' } : {}))
  expect(await upload(store, 'nq-98.md', later)).toMatchObject({ kind: 'waiting', waitsFor: ['decided'] })
})

test('what was applied is not dismissed, because the law would go on being ended by it', async ({
  store,
}) => {
  await upload(store, 'nq-999.txt', REPEALING)
  await applyProposal(store, REPEAL, act())
  expect(await dismissProposal(store, REPEAL, act('nhầm'))).toEqual({
    kind: 'refused',
    effect: { kind: 'applied' },
  })
  expect(await proposals(store, true)).toMatchObject([{ decision: { state: 'applied' } }])
  // Before it is published, throwing the changed text away takes it back.
  await store.discardWaiting('nq-98-2023-qh15', act('nhầm'))
  expect(await dismissProposal(store, REPEAL, act('nhầm'))).toMatchObject({ kind: 'decided' })
  await upload(store, 'nq-98.md', libraryFile({ note: 'đã đối chiếu' }))
  const again = (await editionBefore(store, 'nq-98-2023-qh15'))?.edition
  expect(again?.provisions.find(({ id }) => id === ARTICLE)?.validity).not.toHaveProperty('to')
})

test('a text that was discarded and imported with another day is proposed with that day', async ({
  store,
}) => {
  const undated = REPEALING.replace(
    /\nNghị quyết này có hiệu lực.*\n/,
    '\nChính phủ thi hành Nghị quyết này.\n',
  )
  await upload(store, 'nq-999.txt', undated, { place: 'vn', from: '2026-07-01' })
  await store.discardWaiting('nq-999-2026-qh16', act())
  expect(await proposals(store)).toEqual([])
  await upload(store, 'nq-999.txt', undated, { place: 'vn', from: '2026-09-01' })
  expect(await proposals(store)).toMatchObject([
    { decision: { about: { relation: { from: '2026-09-01' } } }, acting: { from: '2026-09-01' } },
  ])
})

test('a dismissed proposal is not proposed again by the next import of the same text', async ({ store }) => {
  await upload(store, 'nq-999.txt', REPEALING)
  await dismissProposal(store, REPEAL, act('nhầm văn bản'))
  await upload(store, 'nq-999.txt', REPEALING.replace('MỘT SỐ', 'CÁC'))
  expect(await proposals(store)).toEqual([])
  expect(await proposals(store, true)).toMatchObject([
    { decision: { state: 'dismissed', act: { note: 'nhầm văn bản' } } },
  ])
})

test('what contradicts the shelf is refused and says why', async ({ store }) => {
  const late = REPEALING.replace('Điều 2 của Nghị quyết số 98', 'Điều 10 của Nghị quyết số 98')
  await upload(store, 'nq-999.txt', late)
  const id = 'nq-999-2026-qh16/dieu-1:repeals:nq-98-2023-qh15/dieu-10'
  expect(await applyProposal(store, id, act())).toMatchObject({
    kind: 'refused',
    effect: { kind: 'contradicts' },
  })
  expect(await applyProposal(store, 'khong-co', act())).toEqual({ kind: 'unknown' })
})

test('law that needs a ruling holds without a warning once a person has ruled so, with the reason shown', async ({
  store,
}) => {
  const keeper = await keep(store)
  const state = () => {
    const document = keeper.current().shelf.documents.get('nq-98-2023-qh15')
    if (document === undefined) throw new Error('nq-98-2023-qh15 is gone')
    return inForce(document, '2026-11-22', 'hcm')
  }
  expect(state().state).toBe('needs_ruling')
  const ruling = {
    target: 'nq-98-2023-qh15',
    state: 'in_force',
    from: '2026-10-01',
    reason: 'khoản 2 Điều 60 Luật Phát triển đô thị giữ nguyên nghị quyết này',
    by: 'shell',
  } as const
  expect(await rule(store, ruling, act(ruling.reason))).toMatchObject({ kind: 'decided' })
  await publishUnasked(store)
  await keeper.catchUp()
  expect(state()).toMatchObject({
    state: 'amended',
    reason: expect.stringContaining('Luật Phát triển đô thị'),
  })
  await keeper.stop()
})

test('an end ruled by mistake is taken back by a later ruling, with the end it had put aside', async ({
  store,
}) => {
  await upload(
    store,
    'nq-98.md',
    libraryFile({}, (id) => (id === ARTICLE ? { to: '2030-01-01' } : {})),
  )
  const ruling = { target: 'nq-98-2023-qh15', from: '2026-10-01', by: 'shell' } as const
  const validities = async () => {
    const edition = (await editionBefore(store, 'nq-98-2023-qh15'))?.edition
    return [edition?.document, edition?.provisions.find(({ id }) => id === ARTICLE)].map(
      (one) => one?.validity,
    )
  }
  await rule(store, { ...ruling, state: 'ended', reason: 'nhầm' }, act('nhầm'))
  expect(await validities()).toMatchObject([{ to: '2026-10-01' }, { to: '2026-10-01' }])
  // A second ruling in between does not lose what the first one put aside.
  await rule(store, { ...ruling, state: 'ended', from: '2026-11-01', reason: 'nhầm nữa' }, act('nhầm nữa'))
  expect(
    await rule(store, { ...ruling, state: 'in_force', reason: 'Điều 60' }, act('Điều 60')),
  ).toMatchObject({
    kind: 'decided',
  })
  const [whole, article] = await validities()
  expect(whole).not.toHaveProperty('to')
  expect(whole).toMatchObject({ ruled: { from: '2026-10-01', reason: 'Điều 60' } })
  expect(article).toMatchObject({ to: '2030-01-01' })
})

test('a ruling from before the first day, or one that changes nothing, is refused and says why', async ({
  store,
}) => {
  const ruling = { target: 'nq-98-2023-qh15', state: 'ended', reason: 'Điều 60', by: 'shell' } as const
  expect(await rule(store, { ...ruling, from: '2016-10-01' }, act())).toEqual({
    kind: 'refused',
    effect: { kind: 'too-early', from: '2023-08-01' },
  })
  const ended = { ...ruling, target: 'nq-160-2021-qh14', state: 'in_force', from: '2026-10-01' } as const
  expect(await rule(store, ended, act())).toEqual({
    kind: 'refused',
    effect: { kind: 'unmoved', to: '2025-01-01' },
  })
  expect(await store.decisions()).toEqual([])
  expect(await store.waiting()).toEqual([])
})

test('of two people who rule at once on two articles of one law, neither undoes the other', async ({
  at,
  store,
}) => {
  const elsewhere = openSqliteStore(at.folder)
  const ruled = (article: number) => `luat-72-2025-qh15/dieu-${article}`
  const ruling = (article: number) =>
    ({ target: ruled(article), state: 'ended', from: '2026-10-01', reason: 'Điều 60', by: 'shell' }) as const
  const results = await Promise.all([
    rule(store, ruling(11), act('Điều 60')),
    rule(elsewhere, ruling(12), act('Điều 60')),
  ])
  await elsewhere.close()
  expect(results).toMatchObject([{ kind: 'decided' }, { kind: 'decided' }])
  const waits = (await editionBefore(store, 'luat-72-2025-qh15'))?.edition.provisions
  for (const id of [ruled(11), ruled(12)]) {
    expect(waits?.find((one) => one.id === id)?.validity.to).toBe('2026-10-01')
  }
})

test('no ruling takes the place of an import that has become stale', async ({ store }) => {
  await upload(store, 'nq-98.md', libraryFile({ note: 'một' }))
  await publishUnasked(store)
  await upload(store, 'nq-98.md', libraryFile({ note: 'hai' }))
  await store.putToUse(1, act('sai'))
  const before = await store.waitingFor('nq-98-2023-qh15')
  const ruling = {
    target: ARTICLE,
    state: 'ended',
    from: '2026-10-01',
    reason: 'Điều 60',
    by: 'shell',
  } as const
  expect(await rule(store, ruling, act())).toEqual({
    kind: 'refused',
    effect: { kind: 'stale', document: 'nq-98-2023-qh15' },
  })
  expect(await store.waitingFor('nq-98-2023-qh15')).toEqual(before)
})

test('a decree whose law a ruling ends comes into doubt itself', async ({ store }) => {
  await upload(store, 'nd-999.txt', DECREE)
  await rule(
    store,
    { target: 'nq-98-2023-qh15', state: 'ended', from: '2026-10-01', reason: 'Điều 60', by: 'shell' },
    act('Điều 60'),
  )
  const decree = (await editionBefore(store, 'nd-999-2026-nd-cp'))?.edition
  expect(decree?.document.validity.needsRuling).toMatchObject({ from: '2026-10-01', presumed: 'ended' })
  expect(decree?.provisions[0]?.validity.needsRuling).toBeDefined()
})

test('so does one whose file alone says what it details', async ({ store }) => {
  await upload(store, 'nd-998.md', DECREE_FILE)
  await publishUnasked(store)
  await rule(
    store,
    { target: 'nq-98-2023-qh15', state: 'ended', from: '2026-10-01', reason: 'Điều 60', by: 'shell' },
    act('Điều 60'),
  )
  const decree = (await editionBefore(store, 'nd-998-2026-nd-cp'))?.edition
  expect(decree?.document.validity.needsRuling).toMatchObject({ from: '2026-10-01' })
})

test('a decree that was in doubt by its law alone is told of as its law is, once a person has ruled on that', async ({
  store,
}) => {
  const decree = async () => (await editionBefore(store, 'nd-11-2024-nd-cp'))?.edition
  const asked = (edition: Awaited<ReturnType<typeof decree>>) =>
    [edition?.document, ...(edition?.provisions ?? [])].map((one) => one?.validity.needsRuling?.presumed)
  const ruling = { target: 'nq-98-2023-qh15', from: '2026-10-01', reason: 'Điều 60', by: 'shell' } as const
  expect(new Set(asked(await decree()))).toEqual(new Set([undefined]))

  await rule(store, { ...ruling, state: 'ended' }, act('Điều 60'))
  const ended = await decree()
  expect(new Set(asked(ended))).toEqual(new Set(['ended']))
  expect(ended?.document.validity.needsRuling?.reason).toContain(
    'Nghị quyết số 98/2023/QH15 mà nghị định này hướng dẫn đã hết hiệu lực',
  )

  // It was a mistake: the law holds, and so does what details it.
  await rule(store, { ...ruling, state: 'in_force' }, act('Điều 61'))
  const held = await decree()
  expect(held?.document.validity.needsRuling).toBeUndefined()
  expect(held?.provisions.filter(({ validity }) => validity.needsRuling !== undefined)).toEqual([])
})

test('a decree imported again brings no doubt back that was settled with its law', async ({ store }) => {
  const ruling = { target: 'nq-98-2023-qh15', from: '2026-10-01', by: 'shell' } as const
  await rule(store, { ...ruling, state: 'in_force', reason: 'Điều 60' }, act('Điều 60'))
  await publishUnasked(store)
  const file = readFileSync('knowledge/library/nd-11-2024-nd-cp.md', 'utf8')
  expect(file).toContain('chưa rõ còn hiệu lực')

  expect(await upload(store, 'nd-11-2024-nd-cp.md', file)).toMatchObject({ kind: 'unchanged' })
  await upload(store, 'nd-11-2024-nd-cp.md', file.replace('articles: 23', 'articles: 24'))
  const again = (await editionBefore(store, 'nd-11-2024-nd-cp'))?.edition
  expect(again?.document).toMatchObject({ articles: 24 })
  const all = [again?.document, ...(again?.provisions ?? [])]
  expect(all.filter((one) => one?.validity.needsRuling !== undefined)).toEqual([])
})

test('a decree imported again comes into the doubt that a ruling on its law has brought meanwhile', async ({
  store,
}) => {
  const ruling = { target: 'nq-98-2023-qh15', from: '2026-10-01', by: 'shell' } as const
  await rule(store, { ...ruling, state: 'ended', reason: 'Điều 60' }, act('Điều 60'))
  await publishUnasked(store)
  await upload(store, 'nd-998.md', DECREE_FILE)
  const decree = (await editionBefore(store, 'nd-998-2026-nd-cp'))?.edition
  expect(decree?.document.validity.needsRuling).toMatchObject({ presumed: 'ended' })
})

test('a decree on which a person has ruled stays as they ruled, whatever becomes of its law', async ({
  store,
}) => {
  const ruling = { from: '2026-10-01', reason: 'Điều 60', by: 'shell' } as const
  await rule(store, { ...ruling, target: 'nd-11-2024-nd-cp', state: 'in_force' }, act('Điều 60'))
  const before = (await editionBefore(store, 'nd-11-2024-nd-cp'))?.digest
  await rule(store, { ...ruling, target: 'nq-98-2023-qh15', state: 'ended' }, act('Điều 60'))
  expect((await editionBefore(store, 'nd-11-2024-nd-cp'))?.digest).toBe(before)
})

test('a decision over an import that waits for a person leaves it waiting, with its report', async ({
  store,
}) => {
  await upload(store, 'nq-98.txt', RESOLUTION_98)
  const before = await store.waitingFor('nq-98-2023-qh15')
  expect(before?.waitsFor).toContain('ended')
  await rule(
    store,
    { target: 'nq-98-2023-qh15', state: 'ended', from: '2026-10-01', reason: 'Điều 60', by: 'shell' },
    act('Điều 60'),
  )
  const after = await store.waitingFor('nq-98-2023-qh15')
  expect(after).toMatchObject({ waitsFor: before?.waitsFor, report: before?.report, file: 'nq-98.txt' })
  expect(after?.digest).not.toBe(before?.digest)
})

/** The library's file of NQ 98, with other facts of the document and other days of its provisions. */
function libraryFile(
  facts: { readonly note?: string },
  days: (id: string) => { readonly to?: string } = () => ({}),
) {
  const edition = shipped.editions.find(({ document }) => document.id === 'nq-98-2023-qh15')
  if (edition === undefined) throw new Error('nq-98-2023-qh15 is not in the library')
  return writeLibraryFile({
    ...edition,
    document: { ...edition.document, ...facts },
    provisions: edition.provisions.map((one) => ({ ...one, validity: { ...one.validity, ...days(one.id) } })),
  })
}

const RESOLUTION_98 = `QUỐC HỘI
Nghị quyết số: 98/2023/QH15

NGHỊ QUYẾT
VỀ THÍ ĐIỂM MỘT SỐ CƠ CHẾ

Điều 1. Phạm vi
Nghị quyết này quy định thí điểm.
Điều 2. Đối tượng áp dụng
1. Cơ quan nhà nước.
2. Tổ chức xã hội.
3. Tổ chức, cá nhân khác.
`
const DECREE = `CHÍNH PHỦ
Số: 999/2026/NĐ-CP
Hà Nội, ngày 05 tháng 01 năm 2026

NGHỊ ĐỊNH
QUY ĐỊNH CHI TIẾT NGHỊ QUYẾT SỐ 98/2023/QH15 VỀ THÀNH PHỐ HỒ CHÍ MINH

Điều 1. Phạm vi điều chỉnh
Nghị định này quy định chi tiết Nghị quyết số 98/2023/QH15 ngày 24 tháng 6 năm 2023 của Quốc hội.
Điều 2. Hiệu lực
Nghị định này có hiệu lực từ ngày 01 tháng 02 năm 2026.
`
const DECREE_FILE = `---
id: nd-998-2026-nd-cp
number: 998/2026/NĐ-CP
kind: Nghị định
name: hướng dẫn thi hành
issuer: Chính phủ
place: hcm
from: 2026-02-01
articles: 1
complete: true
url: https://example.vn/
relations:
  - kind: details
    by: nd-998-2026-nd-cp/dieu-1
    target: nq-98-2023-qh15
---

## Điều 1. Phạm vi
Nghị định này hướng dẫn.
`
