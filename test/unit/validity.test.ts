import { describe, expect, test } from 'vitest'
import type { Place } from '#knowledge/place.ts'
import { dayInVietnam, inForce } from '#knowledge/validity.ts'
import type { InForce } from '#knowledge/validity.ts'
import { library } from '../fixtures/library.ts'

const { shelf } = library

/** Provision or document, day, place → state; from the closing articles of the documents themselves. */
const TRUTH: ReadonlyArray<readonly [id: string, day: string, place: Place | null, state: InForce]> = [
  ['nq-97-2019-qh14', '2020-12-31', 'hn', 'not_yet'],
  ['nq-97-2019-qh14', '2021-01-01', 'hn', 'yes'],
  ['nq-97-2019-qh14/dieu-4/khoan-1', '2024-12-31', 'hn', 'yes'],
  ['nq-97-2019-qh14/dieu-4/khoan-1', '2025-01-01', 'hn', 'no'],
  ['nq-97-2019-qh14/dieu-4/khoan-1', '2022-06-01', 'hcm', 'no'],
  ['nd-32-2021-nd-cp/dieu-18/khoan-1', '2021-03-28', 'hn', 'not_yet'],
  ['nd-32-2021-nd-cp/dieu-18/khoan-1', '2021-03-29', 'hn', 'yes'],
  ['nd-32-2021-nd-cp/dieu-18/khoan-1', '2025-01-01', 'hn', 'needs_ruling'],
  ['nq-160-2021-qh14/dieu-1', '2021-04-08', 'hn', 'yes'],
  ['nq-160-2021-qh14/dieu-1', '2025-01-01', 'hn', 'no'],
  ['nq-131-2020-qh14/dieu-1', '2025-06-15', 'hcm', 'yes'],
  ['nq-131-2020-qh14/dieu-1', '2025-06-16', 'hcm', 'no'],
  ['nd-33-2021-nd-cp/dieu-29', '2025-06-16', 'hcm', 'needs_ruling'],
  ['nq-98-2023-qh15/dieu-2', '2023-07-31', 'hcm', 'not_yet'],
  ['nq-98-2023-qh15/dieu-2', '2023-08-01', 'hcm', 'yes'],
  ['nq-98-2023-qh15/dieu-2', '2025-12-11', 'hcm', 'yes'],
  ['nq-98-2023-qh15/dieu-2', '2025-12-12', 'hcm', 'amended'],
  ['nq-98-2023-qh15/dieu-2', '2026-09-30', 'hcm', 'amended'],
  ['nq-98-2023-qh15/dieu-2', '2026-10-01', 'hcm', 'needs_ruling'],
  ['nq-98-2023-qh15/dieu-10', '2025-06-15', 'hcm', 'yes'],
  ['nq-98-2023-qh15/dieu-10', '2025-06-16', 'hcm', 'no'],
  ['nq-98-2023-qh15/dieu-9/khoan-2', '2026-11-22', 'hcm', 'no'],
  ['nd-11-2024-nd-cp/dieu-13', '2026-09-30', 'hcm', 'yes'],
  ['nd-11-2024-nd-cp/dieu-13', '2026-10-01', 'hcm', 'needs_ruling'],
  ['luat-39-2024-qh15/dieu-6', '2026-06-30', 'hn', 'yes'],
  ['luat-39-2024-qh15/dieu-6', '2026-07-01', 'hn', 'no'],
  ['luat-39-2024-qh15/dieu-8', '2025-06-16', 'hn', 'no'],
  ['luat-02-2026-qh16/dieu-6/khoan-1', '2026-06-30', 'hn', 'not_yet'],
  ['luat-02-2026-qh16/dieu-6/khoan-1', '2026-07-01', 'hn', 'yes'],
  ['luat-02-2026-qh16/dieu-6/khoan-1', '2026-07-01', 'hcm', 'no'],
  ['luat-02-2026-qh16/dieu-8/khoan-4', '2026-04-23', 'hn', 'yes'],
  ['luat-02-2026-qh16/dieu-36/khoan-6', '2026-04-22', 'hn', 'not_yet'],
  ['luat-72-2025-qh15/dieu-51/khoan-3', '2025-06-15', null, 'not_yet'],
  ['luat-72-2025-qh15/dieu-51/khoan-3', '2025-06-16', 'hn', 'yes'],
  ['luat-72-2025-qh15/dieu-51/khoan-3', '2026-11-22', 'hcm', 'yes'],
]

describe('law has time and place', () => {
  test.each(TRUTH)('%s on %s in %s: %s', (id, day, place, state) => {
    const dated = shelf.provisions.get(id) ?? shelf.documents.get(id)
    expect(dated && inForce(dated, day, place).state).toBe(state)
  })

  test('the reason is given in words a citizen can read', () => {
    const provision = shelf.provisions.get('nq-97-2019-qh14/dieu-4/khoan-1')
    expect(provision && inForce(provision, '2026-11-22', 'hn').reason).toBe(
      'hết hiệu lực từ ngày 01/01/2025 theo Điều 53 Luật Thủ đô số 39/2024/QH15',
    )
  })

  test('a day begins at midnight in Vietnam, wherever the server stands', () => {
    expect(dayInVietnam(new Date('2024-12-31T16:59:59Z'))).toBe('2024-12-31')
    expect(dayInVietnam(new Date('2024-12-31T17:00:00Z'))).toBe('2025-01-01')
  })
})
