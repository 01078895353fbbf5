import { describe, expect, test } from 'vitest'
import { findRelations } from '#knowledge/import/find-relations.ts'
import { split } from '#knowledge/import/split.ts'
import { linesOf } from '../fixtures/law-tree.ts'
import { legalText, NO_LEGAL_TEXTS } from '../fixtures/legal-text.ts'

/** What each text does to others, read by hand: kind, provision that says so, what is acted upon, from which day. */
const TRUE: Readonly<
  Record<string, ReadonlyArray<readonly [kind: string, by: string, targets: string, from?: string]>>
> = {
  'luat-72-2025-qh15': [
    ['repeals', 'dieu-51/khoan-2', 'luat-65-2025-qh15', '2025-06-16'],
    ['amends', 'dieu-52/khoan-1', 'luat-18-2012-qh13/dieu-7', '2025-06-16'],
    ['amends', 'dieu-52/khoan-2', 'luat-39-2024-qh15', '2025-06-16'],
    ['amends', 'dieu-52/khoan-2/diem-a', 'luat-39-2024-qh15/dieu-9/khoan-4/diem-a', '2025-06-16'],
    ['amends', 'dieu-52/khoan-2/diem-b', 'luat-39-2024-qh15/dieu-14/khoan-1/diem-a', '2025-06-16'],
    ['amends', 'dieu-52/khoan-2/diem-b', 'luat-39-2024-qh15/dieu-14/khoan-1/diem-b', '2025-06-16'],
    ['amends', 'dieu-52/khoan-2/diem-c', 'luat-39-2024-qh15/dieu-15/khoan-2', '2025-06-16'],
    ...[8, 11, 12, 13].map(
      (article) =>
        ['repeals', 'dieu-52/khoan-2/diem-d', `luat-39-2024-qh15/dieu-${article}`, '2025-06-16'] as const,
    ),
    ['repeals', 'dieu-52/khoan-2/diem-d', 'luat-39-2024-qh15/dieu-9/khoan-4/diem-d', '2025-06-16'],
    ...[2, 3, 4, 5, 6].map(
      (clause) =>
        [
          'repeals',
          'dieu-52/khoan-2/diem-d',
          `luat-39-2024-qh15/dieu-14/khoan-${clause}`,
          '2025-06-16',
        ] as const,
    ),
    ['repeals', 'dieu-52/khoan-3/diem-a', 'nq-131-2020-qh14', '2025-06-16'],
    ['repeals', 'dieu-52/khoan-3/diem-b', 'nq-98-2023-qh15/dieu-9/khoan-2', '2025-06-16'],
    ['repeals', 'dieu-52/khoan-3/diem-b', 'nq-98-2023-qh15/dieu-9/khoan-3', '2025-06-16'],
    ['repeals', 'dieu-52/khoan-3/diem-b', 'nq-98-2023-qh15/dieu-10', '2025-06-16'],
    ['repeals', 'dieu-52/khoan-3/diem-c', 'nq-136-2024-qh15/dieu-7', '2025-06-16'],
    ['repeals', 'dieu-52/khoan-3/diem-c', 'nq-136-2024-qh15/dieu-8', '2025-06-16'],
    ['repeals', 'dieu-52/khoan-3/diem-d', 'nq-137-2024-qh15/dieu-6/khoan-2', '2025-06-16'],
    ['repeals', 'dieu-52/khoan-3/diem-dd', 'nq-169-2024-qh15', '2025-06-16'],
  ],
  'luat-02-2026-qh16': [['repeals', 'dieu-35/khoan-3', 'luat-39-2024-qh15', '2026-07-01']],
  'nq-97-2019-qh14': [],
  'nq-131-2020-qh14': [],
  'nq-160-2021-qh14': [],
  'nd-32-2021-nd-cp': [['details', 'dieu-1', 'nq-97-2019-qh14', '2021-03-29']],
  'nd-33-2021-nd-cp': [['details', 'dieu-1', 'nq-131-2020-qh14', '2021-03-29']],
  'nd-11-2024-nd-cp': [
    ['details', 'dieu-1/khoan-1', 'nq-98-2023-qh15', '2024-02-02'],
    ['details', 'dieu-1/khoan-1/diem-a', 'nq-98-2023-qh15/dieu-4/khoan-5/diem-d', '2024-02-02'],
    ['details', 'dieu-1/khoan-1/diem-b', 'nq-98-2023-qh15/dieu-8/khoan-1/diem-a', '2024-02-02'],
    ['details', 'dieu-1/khoan-1/diem-b', 'nq-98-2023-qh15/dieu-8/khoan-1/diem-b', '2024-02-02'],
  ],
  // The head of the consolidated text names the laws that amended it.
  'nq-98-2023-qh15': [
    ['amends', '/luat-71-2025-qh15', 'nq-98-2023-qh15', '2026-01-01'],
    ['amends', '/luat-72-2025-qh15', 'nq-98-2023-qh15', '2025-06-16'],
  ],
  // Its text is not on file: the title is all there is, and says no day.
  'nq-260-2025-qh15': [['amends', '', 'nq-98-2023-qh15']],
  'luat-39-2024-qh15': [],
}

describe.skipIf(NO_LEGAL_TEXTS)('the official texts name what they act upon:', () => {
  const counts = { right: 0, found: 0, all: 0 }

  test.each(Object.entries(TRUE))('%s, all of it and nothing else', (id, expected) => {
    const found = findRelations(split(linesOf(legalText(id))), id, undefined, Object.keys(TRUE))
    const lines = found.map(({ kind, by, target, from }) => [kind, by, target, from].join(' '))
    const truth = expected.map(([kind, by, target, from]) => {
      const acting = by.startsWith('/') ? by.slice(1) : [id, by].filter((part) => part !== '').join('/')
      return [kind, acting, target, from].join(' ')
    })
    counts.right += lines.filter((line) => truth.includes(line)).length
    counts.found += lines.length
    counts.all += truth.length
    expect(lines.toSorted()).toEqual(truth.toSorted())
  })

  test('precision and recall over all of them are 1', () => {
    const { right, found, all } = counts
    console.log(`relations: ${right} right of ${found} found, ${all} in the texts`)
    expect([right / found, right / all]).toEqual([1, 1])
  })

  test('each shows the words that create it', () => {
    const id = 'luat-72-2025-qh15'
    const found = findRelations(split(linesOf(legalText(id))), id, undefined, [])
    const repeal = found.find(({ target }) => target === 'nq-98-2023-qh15/dieu-10')
    expect(repeal?.words).toContain(
      'Bãi bỏ khoản 2, khoản 3 Điều 9 và Điều 10 của Nghị quyết số 98/2023/QH15',
    )
    expect(found.every(({ words }) => words.length > 20 && words.length <= 600)).toBe(true)
  })
})
