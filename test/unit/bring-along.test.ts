import { describe, expect, test } from 'vitest'
import type { Provision } from '#knowledge/provision.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import { belongingTo } from '#src/questions/bring-along.ts'
import { library } from '../fixtures/library.ts'

const TODAY = '2026-11-22'

function provision(id: string): Provision {
  const found = library.shelf.provisions.get(id)
  if (found === undefined) throw new RangeError(id)
  return found
}
const ids = (provisions: readonly Provision[]): readonly string[] => provisions.map(({ id }) => id)

describe('what belongs to a rule', () => {
  test('is the clause that makes an exception of it', () => {
    const { exceptions } = belongingTo(library, provision('luat-02-2026-qh16/dieu-35/khoan-2'), TODAY)
    expect(ids(exceptions)).toEqual(['luat-02-2026-qh16/dieu-35/khoan-1'])
  })

  test('is what it points at, one step', () => {
    const { pointedAt } = belongingTo(library, provision('luat-72-2025-qh15/dieu-44/khoan-3'), TODAY)
    expect(ids(pointedAt)).toEqual(['luat-72-2025-qh15/dieu-44/khoan-1', 'luat-72-2025-qh15/dieu-36'])
  })

  test('is not told before it where nothing asks for the exception', () => {
    const first = (question: string) =>
      answerQuestion(library, { question, earlier: [], place: 'hcm', today: TODAY }).citations[0]?.id
    expect(first('đặc khu Côn Đảo có hội đồng nhân dân không')).toBe('luat-72-2025-qh15/dieu-2/khoan-1')
    expect(first('đặc khu ít dân có hội đồng nhân dân không')).toBe('luat-72-2025-qh15/dieu-28/khoan-1')
  })

  test('is nothing that does not hold on the day', () => {
    const { pointedAt } = belongingTo(library, provision('nq-97-2019-qh14/dieu-3/khoan-1'), TODAY)
    expect(pointedAt).toEqual([])
  })
})
