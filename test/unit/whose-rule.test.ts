import { describe, expect, test } from 'vitest'
import type { Place } from '#knowledge/place.ts'
import { answerQuestion } from '#src/questions/answer.ts'
import type { Answer } from '#src/domain/answer.ts'
import { library as published } from '../fixtures/library.ts'

const ask = (question: string, place: Place | null, asOf = '2026-11-27'): Answer =>
  answerQuestion(published, { question, earlier: [], place, today: '2026-11-27', asOf })
const first = (answer: Answer): string | undefined => answer.citations[0]?.id

describe('a rule is told of the body that is asked about', () => {
  test.each([
    // The council's deputies stand in a rule of the city that matches as well.
    ['quận có mấy phó chủ tịch', 'hcm', '2022-03-03', 'nq-131-2020-qh14/dieu-4/khoan-4'],
    // The district says where the ward is.
    [
      'chủ tịch phường ở quận 3 phải đối thoại với dân mỗi năm mấy lần',
      'hcm',
      '2023-05-05',
      'nd-33-2021-nd-cp/dieu-20/khoan-1',
    ],
    ['p loại 3 ở q3 có mấy phó chủ tịch', 'hcm', '2022-04-04', 'nq-131-2020-qh14/dieu-8/khoan-4'],
    // Not who stands in for the chair of the council.
    ['chủ tịch xã nghỉ thì ai thay', null, '2026-11-27', 'luat-72-2025-qh15/dieu-42'],
    ['khuyết chủ tịch hđnd xã thì ai điều hành', null, '2026-11-27', 'luat-72-2025-qh15/dieu-32/khoan-4'],
    // What the council rules comes after what the chair may do.
    [
      'chủ tịch phường ở hà nội có quyền cắt điện nước công trình sai phép ko',
      'hn',
      '2026-11-27',
      'luat-02-2026-qh16/dieu-14/khoan-5',
    ],
    // Not what the body asked about does with its kind elsewhere.
    ['ai được giao quyền chủ tịch tỉnh', null, '2026-11-27', 'luat-72-2025-qh15/dieu-42'],
    [
      'hội đồng nhân dân cấp tỉnh thì cơ quan nào giải tán',
      null,
      '2026-11-27',
      'luat-72-2025-qh15/dieu-50/khoan-2/diem-a',
    ],
    [
      'nghị quyết của hội đồng Hà Nội trái luật thì ai hủy bỏ',
      'hn',
      '2026-11-27',
      'luat-02-2026-qh16/dieu-31/khoan-2/diem-b',
    ],
    // Whoever holds an office that a council fills is not the council.
    [
      'chủ tịch phường về hưu thì có phải miễn nhiệm',
      'hcm',
      '2026-11-27',
      'luat-72-2025-qh15/dieu-37/khoan-6',
    ],
    // The units that a rule lists, not the one the city's name stands for.
    ['quận hoàn kiếm có hđnd không', 'hn', '2022-05-05', 'nq-97-2019-qh14/dieu-1/khoan-1/diem-a'],
    // What the district may, though its rule names the ward.
    [
      'phường ở tphcm có được ban hành văn bản quy phạm pháp luật k',
      'hcm',
      '2022-05-05',
      'nq-131-2020-qh14/dieu-9/khoan-7',
    ],
  ] as const)('%s', (question, place, asOf, provision) => {
    expect(first(ask(question, place, asOf))).toBe(provision)
  })

  test('who stands in for the chair of a ward is told by whoever appoints them', () => {
    const answer = ask(
      'Chủ tịch phường bị khuyết ở quận Tân Bình thì ai giao quyền cho phó?',
      'hcm',
      '2023-06-06',
    )
    expect(first(answer)).toBe('nd-33-2021-nd-cp/dieu-18/khoan-5')
  })

  test('what followed a clause followed each of its points', () => {
    const { citations } = ask('hội đồng nhân dân tp.hcm có ban đô thị hông', 'hcm')
    expect(citations.map(({ id }) => id)).toContain('luat-72-2025-qh15/dieu-29/khoan-3/diem-a')
  })

  test('and what a district’s chair may do is none of what a city within the city leaves to its own', () => {
    const { citations } = ask(
      'theo nghị quyết 131 chủ tịch quận bãi bỏ văn bản của phường được không',
      'hcm',
      '2023-01-01',
    )
    expect(citations.map(({ id }) => id)).not.toContain('nq-131-2020-qh14/dieu-7/khoan-2/diem-c')
  })

  test.each([
    ['hội đồng nhân dân tỉnh ra nghị quyết sai thì ai bãi bỏ', null],
    ['nghi quyet hdnd tphcm trai luat co quan nao huy', 'hcm'],
  ] as const)('whose document it is, is told by none about another’s: %s', (question, place) => {
    const lead = first(ask(question, place))
    expect(lead === undefined || lead === 'luat-72-2025-qh15/dieu-15/khoan-1/diem-d').toBe(true)
  })

  test('how many serve in a unit that is no more is answered by its end, not by who serves in another', () => {
    const answer = ask('tp thu duc co may pho chu tich', 'hcm')
    expect(answer).toMatchObject({ outcome: 'partial', reason: 'body_ended' })
    expect(first(answer)).toBe('luat-72-2025-qh15/dieu-51/khoan-3')
  })
})
