import { describe, expect, test } from 'vitest'
import { publishWaiting } from '#src/publishing/publish.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import { act, keep, shelve, upload } from '../fixtures/law-desk.ts'
import { legalText, NO_LEGAL_TEXTS } from '../fixtures/legal-text.ts'

const TEXTS =
  `nq-97-2019-qh14 nd-32-2021-nd-cp luat-02-2026-qh16 luat-72-2025-qh15 nq-131-2020-qh14 nd-33-2021-nd-cp
  nq-160-2021-qh14 nd-11-2024-nd-cp nq-98-2023-qh15 nq-260-2025-qh15 luat-39-2024-qh15`.split(/\s+/)

describe.skipIf(NO_LEGAL_TEXTS)('the official texts on top of the library we ship', () => {
  test('are published without a doubt or a golden question broken, and are quoted', async () => {
    const at = await openTestDesk()
    await shelve(at.store)
    for (const id of TEXTS) {
      const result = await upload(at.store, `${id}.txt`, legalText(id))
      expect(result.kind === 'waiting' ? [result.document, result.waitsFor] : result).toEqual([id, []])
    }
    expect(await publishWaiting({ store: at.store, act: act() })).toMatchObject({
      kind: 'published',
      impact: { broken: [] },
    })
    const keeper = await keep(at.store)
    const { citations } = answerQuestion(keeper.current(), {
      question: 'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?',
      earlier: [],
      place: 'hn',
      today: '2026-11-22',
    })
    expect(citations.map(({ quoteKind }) => quoteKind)).toEqual(citations.map(() => 'official'))
    expect(citations[0]?.quote).toContain(
      'Điều 4. Nhiệm vụ, quyền hạn của Chủ tịch Ủy ban nhân dân quận, thị xã',
    )
    await keeper.stop()
    await at.close()
  })
})
