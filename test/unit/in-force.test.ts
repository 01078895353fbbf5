import { describe, expect, test } from 'vitest'
import type { Place } from '#knowledge/place.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Day, InForce } from '#knowledge/validity.ts'
import { library } from '../fixtures/library.ts'

const { shelf } = library

type Row = readonly [id: string, place: Place | null, state: InForce, reason: string | undefined]

const ENDED_2025 = 'hết hiệu lực từ ngày 01/01/2025 theo Điều 53 Luật Thủ đô số 39/2024/QH15'
const REPEALED = 'hết hiệu lực từ ngày 16/06/2025 theo điểm a khoản 3 Điều 52'
const ENDED_2026 = 'hết hiệu lực từ ngày 01/07/2026 theo khoản 3 Điều 35 Luật Thủ đô số 02/2026/QH16'
const DECREE_32 = 'Nghị quyết số 97/2019/QH14 mà nghị định này hướng dẫn đã hết hiệu lực'
const DECREE_33 = 'Nghị quyết số 131/2020/QH14 mà nghị định này hướng dẫn đã bị bãi bỏ'
const DECREE_11 = 'Nghị quyết số 98/2023/QH15 mà từ ngày 01/10/2026 chưa rõ còn hiệu lực hay không'
const URBAN_LAW = 'từ ngày 01/10/2026 có Luật Phát triển đô thị'
const BY_260 = 'Nghị quyết số 260/2025/QH15'
const NOT_HERE = 'không áp dụng cho địa bàn này'
const FROM = (day: string) => `có hiệu lực từ ngày ${day}`

/**
 * What was law when and where: from the closing articles of the texts and, where those are not at hand, from what is known
 * of the documents' life (NQ 97, NQ 160 ended by Điều 53 Luật 39/2024; NQ 98 unclear since Luật Phát triển đô thị).
 */
const TRUTH: Readonly<Record<Day, readonly Row[]>> = {
  // The last day of the people's councils of wards; both resolutions are in force since 1/1/2021.
  '2021-06-30': [
    ['nq-97-2019-qh14', 'hn', 'yes', undefined],
    ['nq-97-2019-qh14/dieu-9/khoan-2', 'hn', 'yes', undefined],
    ['nq-97-2019-qh14/dieu-9/khoan-2', 'hcm', 'no', NOT_HERE],
    ['nd-32-2021-nd-cp/dieu-29', 'hn', 'yes', undefined],
    ['nq-160-2021-qh14/dieu-1/khoan-1', 'hn', 'yes', undefined],
    ['nq-131-2020-qh14/dieu-11/khoan-1', 'hcm', 'yes', undefined],
    ['nd-33-2021-nd-cp', 'hcm', 'yes', undefined],
    ['nq-98-2023-qh15', 'hcm', 'not_yet', FROM('01/08/2023')],
    ['luat-39-2024-qh15', 'hn', 'not_yet', FROM('01/01/2025')],
    ['luat-72-2025-qh15', null, 'not_yet', FROM('16/06/2025')],
  ],
  '2021-07-01': [
    ['nq-97-2019-qh14/dieu-1/khoan-2', 'hn', 'yes', undefined],
    ['nq-97-2019-qh14/dieu-4/khoan-1', 'hn', 'yes', undefined],
    ['nd-32-2021-nd-cp/dieu-30/khoan-2', 'hn', 'yes', undefined],
    ['nq-131-2020-qh14/dieu-10/khoan-2', 'hcm', 'yes', undefined],
    ['nq-131-2020-qh14/dieu-10/khoan-2', 'hn', 'no', NOT_HERE],
    ['nd-33-2021-nd-cp/dieu-29/khoan-1', 'hcm', 'yes', undefined],
    ['nd-11-2024-nd-cp', 'hcm', 'not_yet', FROM('02/02/2024')],
  ],
  '2024-12-31': [
    ['nq-97-2019-qh14/dieu-6/khoan-1', 'hn', 'yes', undefined],
    ['nd-32-2021-nd-cp/dieu-18/khoan-1', 'hn', 'yes', undefined],
    ['nq-160-2021-qh14', 'hn', 'yes', undefined],
    ['luat-39-2024-qh15/dieu-1', 'hn', 'not_yet', FROM('01/01/2025')],
    ['nq-131-2020-qh14', 'hcm', 'yes', undefined],
    ['nq-98-2023-qh15/dieu-8/khoan-1/diem-a', 'hcm', 'yes', undefined],
    ['nd-11-2024-nd-cp/dieu-8/khoan-1', 'hcm', 'yes', undefined],
  ],
  '2025-01-01': [
    ['nq-97-2019-qh14', 'hn', 'no', ENDED_2025],
    ['nq-97-2019-qh14/dieu-6/khoan-1', 'hn', 'no', ENDED_2025],
    ['nq-160-2021-qh14/dieu-1/khoan-2', 'hn', 'no', ENDED_2025],
    ['nd-32-2021-nd-cp', 'hn', 'needs_ruling', DECREE_32],
    ['nd-32-2021-nd-cp/dieu-12/khoan-1', 'hn', 'needs_ruling', DECREE_32],
    ['nd-32-2021-nd-cp/dieu-12/khoan-1', 'hcm', 'no', NOT_HERE],
    ['luat-39-2024-qh15/dieu-6', 'hn', 'yes', undefined],
    ['luat-39-2024-qh15/dieu-8/khoan-1', 'hn', 'yes', undefined],
    ['luat-39-2024-qh15/dieu-6', 'hcm', 'no', NOT_HERE],
    ['nq-131-2020-qh14/dieu-3/khoan-2/diem-a', 'hcm', 'yes', undefined],
  ],
  // The new law holds since 16/6/2025, districts work for one more day.
  '2025-06-30': [
    ['luat-72-2025-qh15', null, 'yes', undefined],
    ['luat-72-2025-qh15/dieu-51/khoan-3', 'hn', 'yes', undefined],
    ['nq-131-2020-qh14', 'hcm', 'no', REPEALED],
    ['nq-131-2020-qh14/dieu-1/khoan-2', 'hcm', 'no', REPEALED],
    ['nd-33-2021-nd-cp/dieu-10/khoan-1', 'hcm', 'needs_ruling', DECREE_33],
    ['nq-98-2023-qh15/dieu-10', 'hcm', 'no', 'hết hiệu lực từ ngày 16/06/2025'],
    ['nq-98-2023-qh15/dieu-9/khoan-3', 'hcm', 'no', 'hết hiệu lực từ ngày 16/06/2025'],
    ['nq-98-2023-qh15/dieu-5/khoan-11', 'hcm', 'yes', undefined],
    ['luat-39-2024-qh15/dieu-8', 'hn', 'no', 'hết hiệu lực từ ngày 16/06/2025'],
    ['luat-39-2024-qh15/dieu-7/khoan-1', 'hn', 'yes', undefined],
  ],
  '2025-07-01': [
    ['luat-72-2025-qh15/dieu-53/khoan-1', 'hn', 'yes', undefined],
    ['luat-72-2025-qh15/dieu-53/khoan-1', 'hcm', 'yes', undefined],
    ['luat-72-2025-qh15/dieu-54/khoan-8', 'hcm', 'yes', undefined],
    ['nd-33-2021-nd-cp', 'hcm', 'needs_ruling', DECREE_33],
    ['nq-97-2019-qh14/dieu-1/khoan-1/diem-b', 'hn', 'no', ENDED_2025],
    ['nq-260-2025-qh15', 'hcm', 'not_yet', FROM('12/12/2025')],
  ],
  '2025-12-12': [
    ['nq-260-2025-qh15', 'hcm', 'yes', undefined],
    ['nq-260-2025-qh15', 'hn', 'no', NOT_HERE],
    ['nq-98-2023-qh15', 'hcm', 'amended', BY_260],
    ['nq-98-2023-qh15/dieu-1', 'hcm', 'amended', BY_260],
    ['nq-98-2023-qh15/dieu-9/khoan-2', 'hcm', 'no', 'hết hiệu lực từ ngày 16/06/2025'],
    ['nd-11-2024-nd-cp/dieu-14/khoan-1', 'hcm', 'yes', undefined],
  ],
  '2026-06-30': [
    ['luat-39-2024-qh15', 'hn', 'amended', 'khoản 2 Điều 52 Luật Tổ chức chính quyền địa phương'],
    ['luat-02-2026-qh16', 'hn', 'not_yet', FROM('01/07/2026')],
    ['luat-02-2026-qh16/dieu-7/khoan-1/diem-e', 'hn', 'not_yet', FROM('01/07/2026')],
    // Two clauses hold since the law was passed on 23/4/2026.
    ['luat-02-2026-qh16/dieu-8/khoan-4', 'hn', 'yes', undefined],
    ['luat-02-2026-qh16/dieu-36/khoan-6', 'hn', 'yes', undefined],
    ['luat-02-2026-qh16/dieu-8/khoan-4', 'hcm', 'no', NOT_HERE],
    ['nq-98-2023-qh15/dieu-8/khoan-1/diem-b', 'hcm', 'amended', BY_260],
  ],
  '2026-07-01': [
    ['luat-39-2024-qh15/dieu-6', 'hn', 'no', ENDED_2026],
    ['luat-39-2024-qh15', 'hn', 'no', ENDED_2026],
    ['luat-02-2026-qh16/dieu-6/khoan-1', 'hn', 'yes', undefined],
    ['luat-02-2026-qh16/dieu-14/khoan-1/diem-b', 'hn', 'yes', undefined],
    ['luat-02-2026-qh16/dieu-14/khoan-1/diem-b', 'hcm', 'no', NOT_HERE],
    ['luat-72-2025-qh15/dieu-30/khoan-1/diem-c', 'hn', 'yes', undefined],
  ],
  '2026-10-01': [
    ['nq-98-2023-qh15', 'hcm', 'needs_ruling', URBAN_LAW],
    ['nq-98-2023-qh15/dieu-8/khoan-1/diem-a', 'hcm', 'needs_ruling', URBAN_LAW],
    // What had ended before stays ended, whatever the new law says.
    ['nq-98-2023-qh15/dieu-10', 'hcm', 'no', 'hết hiệu lực từ ngày 16/06/2025'],
    ['nq-260-2025-qh15', 'hcm', 'needs_ruling', URBAN_LAW],
    ['nd-11-2024-nd-cp/dieu-8/khoan-1', 'hcm', 'needs_ruling', DECREE_11],
    ['nd-11-2024-nd-cp/dieu-8/khoan-1', 'hn', 'no', NOT_HERE],
  ],
  '2026-11-22': [
    ['nq-97-2019-qh14/dieu-4/khoan-1', 'hn', 'no', ENDED_2025],
    ['nd-32-2021-nd-cp/dieu-18/khoan-1', 'hn', 'needs_ruling', DECREE_32],
    ['nq-131-2020-qh14/dieu-6', 'hcm', 'no', REPEALED],
    ['nd-33-2021-nd-cp/dieu-32/khoan-2', 'hcm', 'needs_ruling', DECREE_33],
    ['nq-98-2023-qh15/dieu-5/khoan-11', 'hcm', 'needs_ruling', URBAN_LAW],
    ['luat-02-2026-qh16/dieu-35/khoan-3', 'hn', 'yes', undefined],
    ['luat-72-2025-qh15', 'hn', 'yes', undefined],
    ['luat-72-2025-qh15', 'hcm', 'yes', undefined],
    ['luat-72-2025-qh15/dieu-54/khoan-1', null, 'yes', undefined],
  ],
}

const rows = Object.entries(TRUTH).flatMap(([day, all]) => all.map((row) => [day, ...row] as const))

describe('whether a rule was law', () => {
  test.each(rows)('on %s: %s in %s is %s', (day, id, place, state, reason) => {
    const dated = shelf.provisions.get(id) ?? shelf.documents.get(id)
    const told = dated && inForce(dated, day, place)
    const said = told?.reason
    // Reasons are long sentences; a piece of each tells which it is.
    expect([told?.state, reason !== undefined && said?.includes(reason) === true ? reason : said]).toEqual([
      state,
      reason,
    ])
  })
})

test('a text of one city never answers for the other, on any day', () => {
  const days = ['2020-01-01', ...Object.keys(TRUTH), '2030-01-01']
  const others = [...shelf.documents.values(), ...shelf.provisions.values()].filter(
    ({ territory }) => territory !== 'vn',
  )
  expect(others.length).toBeGreaterThan(900)
  for (const dated of others) {
    const elsewhere = dated.territory === 'hn' ? 'hcm' : 'hn'
    for (const day of days) {
      expect([dated.id, inForce(dated, day, elsewhere)]).toEqual([
        dated.id,
        { state: 'no', reason: NOT_HERE },
      ])
    }
  }
})

test('a rule that is not law on a day says why', () => {
  for (const day of Object.keys(TRUTH)) {
    for (const dated of [...shelf.documents.values(), ...shelf.provisions.values()]) {
      const { state, reason } = inForce(dated, day, null)
      expect([dated.id, day, state, reason === undefined]).toEqual([dated.id, day, state, state === 'yes'])
    }
  }
})
