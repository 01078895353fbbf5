import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { effectOf, needsRulingAfter } from '#knowledge/effect.ts'
import { actsOn, relationId, RelationShape } from '#knowledge/relation.ts'
import type { Relation } from '#knowledge/relation.ts'
import { applyRuling, Ruling } from '#knowledge/ruling.ts'
import { inForce } from '#knowledge/validity.ts'
import type { Validity } from '#knowledge/validity.ts'
import { library } from '../fixtures/library.ts'

const LABEL = 'điểm b khoản 3 Điều 52 Luật Tổ chức chính quyền địa phương số 72/2025/QH15'
const acting = { label: LABEL, from: '2025-06-16' }
const since2023: Validity = { from: '2023-08-01' }
const does = (kind: Relation['kind'], validity: Validity, more: Partial<Relation> = {}) =>
  effectOf({ kind, ...more }, acting, { validity })
const state = (validity: Validity, day: string) => inForce({ validity, territory: 'vn' }, day, null)

describe('a relation', () => {
  const relation: Relation = {
    kind: 'repeals',
    by: 'luat-72-2025-qh15/dieu-52/khoan-3/diem-b',
    target: 'nq-98-2023-qh15/dieu-10',
    words: 'Bãi bỏ Điều 10.',
  }

  test('keeps its name when found again in other words', () => {
    expect(relationId({ ...relation, words: 'khác', from: '2025-06-16' } as Relation)).toBe(
      relationId(relation),
    )
    expect(relationId({ ...relation, kind: 'amends' })).not.toBe(relationId(relation))
  })

  test('is read back from storage as it was, and refused when it is something else', () => {
    const whole = {
      ...relation,
      from: '2025-06-16',
      until: '2026-01-01',
      except: ['nq-98-2023-qh15/dieu-10/khoan-1'],
    }
    expect(RelationShape.parse(JSON.parse(JSON.stringify(whole)))).toEqual(whole)
    expect(RelationShape.parse(relation)).toEqual(relation)
    expect(RelationShape.safeParse({ ...relation, kind: 'mentions' }).success).toBe(false)
  })

  test('acts on what is named and all within it, but for what is left out', () => {
    const whole = { target: 'nd-01-2010-nd-cp', except: ['nd-01-2010-nd-cp/dieu-5'] }
    expect(
      ['', '/dieu-4', '/dieu-5', '/dieu-5/khoan-1', '/dieu-50'].map((at) =>
        actsOn(whole, `nd-01-2010-nd-cp${at}`),
      ),
    ).toEqual([true, true, false, false, true])
  })
})

describe('accepting a repeal', () => {
  test('ends the provision on the day, by the words of the clause', () => {
    expect(does('repeals', since2023)).toEqual({
      kind: 'changes',
      validity: { ...since2023, to: '2025-06-16', endedBy: LABEL },
    })
    expect(does('replaces', since2023, { from: '2025-08-01' })).toMatchObject({
      validity: { to: '2025-08-01' },
    })
  })

  test('changes nothing that the library says already', () => {
    const { shelf } = library
    const ended = [
      'nq-131-2020-qh14',
      'nq-98-2023-qh15/dieu-10',
      'nq-98-2023-qh15/dieu-9/khoan-2',
      'luat-39-2024-qh15/dieu-8',
    ]
    for (const id of ended) {
      const target = shelf.documents.get(id) ?? shelf.provisions.get(id)
      expect(target?.validity.to).toBe('2025-06-16')
      const effect = target && does('repeals', target.validity)
      // What names no cause yet is given one.
      expect(effect?.kind).toBe(target?.validity.endedBy === undefined ? 'changes' : 'already')
    }
  })

  test('contradicts another end, and one before the beginning', () => {
    expect(does('repeals', { ...since2023, to: '2025-01-01' })).toEqual({
      kind: 'contradicts',
      reason: 'hồ sơ ghi hết hiệu lực từ ngày 01/01/2025, sớm hơn ngày 16/06/2025 mà câu này nêu',
    })
    expect(does('repeals', { ...since2023, to: '2026-01-01' })).toMatchObject({ kind: 'contradicts' })
    expect(does('repeals', { from: '2026-01-01' })).toMatchObject({ kind: 'contradicts' })
  })

  test('settles what needed a ruling from then on, not what needed one before', () => {
    const asked = (from: string): Validity => ({ ...since2023, needsRuling: { from, reason: 'chưa rõ' } })
    expect(does('repeals', asked('2025-06-16'))).toMatchObject({ validity: { to: '2025-06-16' } })
    const later = does('repeals', asked('2025-06-16'))
    expect(later.kind === 'changes' && later.validity.needsRuling).toBe(undefined)
    const before = does('repeals', asked('2025-01-01'))
    expect(before.kind === 'changes' && state(before.validity, '2025-03-01').state).toBe('needs_ruling')
    expect(before.kind === 'changes' && state(before.validity, '2025-07-01').state).toBe('no')
  })

  test('waits for a day that nobody has said', () => {
    expect(effectOf({ kind: 'repeals' }, { label: LABEL }, { validity: since2023 })).toEqual({
      kind: 'day-unknown',
    })
  })
})

describe('accepting an amendment', () => {
  test('is one more change, in the order of time', () => {
    const before = [{ on: '2025-12-12', by: 'Nghị quyết số 260/2025/QH15' }]
    expect(does('amends', { ...since2023, amended: before })).toEqual({
      kind: 'changes',
      validity: { ...since2023, amended: [{ on: '2025-06-16', by: LABEL }, ...before] },
    })
  })

  test('is said once, as exactly as it is known', () => {
    const law = { on: '2025-06-16', by: 'Luật Tổ chức chính quyền địa phương số 72/2025/QH15' }
    expect(does('amends', { ...since2023, amended: [{ on: '2025-06-16', by: LABEL }] })).toEqual({
      kind: 'already',
    })
    expect(does('amends', { ...since2023, amended: [law] })).toMatchObject({
      validity: { amended: [{ on: '2025-06-16', by: LABEL }] },
    })
    const whole = { label: law.by, from: law.on }
    const validity = { ...since2023, amended: [{ on: '2025-06-16', by: LABEL }] }
    expect(effectOf({ kind: 'amends' }, whole, { validity })).toEqual({ kind: 'already' })
    const { shelf } = library
    const target = shelf.documents.get('nq-98-2023-qh15')
    const by260 = { label: 'Nghị quyết số 260/2025/QH15', from: '2025-12-12' }
    expect(target && effectOf({ kind: 'amends' }, by260, target)).toEqual({ kind: 'already' })
  })

  test('contradicts an end before it, and the same change on another day', () => {
    expect(does('amends', { ...since2023, to: '2025-01-01' })).toMatchObject({ kind: 'contradicts' })
    expect(does('amends', { ...since2023, amended: [{ on: '2025-07-01', by: LABEL }] })).toMatchObject({
      kind: 'contradicts',
    })
  })
})

describe('accepting an extension', () => {
  const until = '2029-01-01'
  test('moves the end, and answers whether it still held', () => {
    expect(does('extends', { ...since2023, to: '2028-08-01' }, { until })).toMatchObject({
      validity: { to: until },
    })
    const asked: Validity = {
      ...since2023,
      needsRuling: { from: '2028-08-01', reason: 'hết thời hạn thí điểm' },
    }
    const effect = does('extends', asked, { until })
    expect(effect.kind === 'changes' && state(effect.validity, '2028-12-31')).toEqual({ state: 'yes' })
    expect(effect.kind === 'changes' && state(effect.validity, until).reason).toBe(
      `hết hiệu lực từ ngày 01/01/2029 theo thời hạn tại ${LABEL}`,
    )
  })

  test('contradicts a later end and one that has come; without a last day a person must say', () => {
    expect(does('extends', { ...since2023, to: '2030-01-01' }, { until })).toMatchObject({
      kind: 'contradicts',
    })
    expect(does('extends', { ...since2023, to: '2024-01-01' }, { until })).toMatchObject({
      kind: 'contradicts',
    })
    expect(does('extends', since2023)).toEqual({ kind: 'day-unknown' })
  })
})

test('detailing and consolidating change nobody’s validity', () => {
  expect([does('details', since2023), does('consolidates', since2023)]).toEqual([
    { kind: 'none' },
    { kind: 'none' },
  ])
})

test('what has been accepted once changes nothing when accepted again', () => {
  const day = fc.integer({ min: 2020, max: 2030 }).map((year) => `${year}-07-01`)
  const label = fc.constantFrom(LABEL, 'Điều 3 Nghị định số 10/2020/NĐ-CP', 'Nghị định số 10/2020/NĐ-CP')
  const change = fc.record({ on: day, by: label })
  const validity: fc.Arbitrary<Validity> = fc
    .record({ from: day, to: fc.option(day), amended: fc.array(change, { maxLength: 3 }) })
    .map(({ from, to, amended }) => ({
      from,
      ...(to !== null && { to }),
      amended: amended.toSorted((one, other) => one.on.localeCompare(other.on)),
    }))
  const kind = fc.constantFrom('repeals', 'replaces', 'amends', 'extends')
  fc.assert(
    fc.property(kind, day, day, label, validity, (kind, from, until, label, validity) => {
      const first = effectOf({ kind, from, until }, { label }, { validity })
      if (first.kind !== 'changes') return
      expect(effectOf({ kind, from, until }, { label }, first)).toEqual({ kind: 'already' })
      const days = first.validity.amended?.map(({ on }) => on) ?? []
      expect(days).toEqual(days.toSorted())
    }),
    { numRuns: 500 },
  )
})

describe('a text that details another', () => {
  const decree = { kind: 'Nghị định', validity: { from: '2021-03-29' } }
  const law = { label: 'Nghị quyết số 97/2019/QH14', validity: { from: '2021-01-01', to: '2025-01-01' } }

  test('needs a ruling from the day the other ends, and is not given as law meanwhile', () => {
    expect(needsRulingAfter(decree, law)).toEqual({
      from: '2025-01-01',
      presumed: 'ended',
      reason:
        'không còn được áp dụng từ ngày 01/01/2025, vì Nghị quyết số 97/2019/QH14 mà nghị định này hướng dẫn đã hết hiệu lực; chưa tìm thấy văn bản bãi bỏ đích danh nên cần xác minh',
    })
  })

  test('says the same as the library does of Nghị định 32 and 11', () => {
    const { shelf } = library
    const pairs = [
      ['nd-32-2021-nd-cp', 'nq-97-2019-qh14', 'Nghị quyết số 97/2019/QH14'],
      ['nd-11-2024-nd-cp', 'nq-98-2023-qh15', 'Nghị quyết số 98/2023/QH15'],
    ] as const
    for (const [id, of, label] of pairs) {
      const [own, whole] = [shelf.documents.get(id), shelf.documents.get(of)]
      if (own === undefined || whole === undefined) throw new Error(`${id} or ${of} is not in the library`)
      const { needsRuling, ...validity } = own.validity
      expect(needsRulingAfter({ kind: own.kind, validity }, { label, validity: whole.validity })).toEqual(
        needsRuling,
      )
    }
  })

  test('needs none where it has ended, is asked about already, was ruled on, or the other holds', () => {
    const asked = { from: '2024-01-01', reason: 'chưa rõ' }
    expect(needsRulingAfter({ ...decree, validity: { ...decree.validity, to: '2024-01-01' } }, law)).toBe(
      undefined,
    )
    expect(needsRulingAfter({ ...decree, validity: { ...decree.validity, needsRuling: asked } }, law)).toBe(
      undefined,
    )
    expect(needsRulingAfter(decree, law, true)).toBe(undefined)
    expect(needsRulingAfter(decree, { ...law, validity: { from: '2021-01-01' } })).toBe(undefined)
  })
})

describe('an administrator’s ruling', () => {
  const asked: Validity = { ...since2023, needsRuling: { from: '2026-10-01', reason: 'cần xác minh' } }
  const ruling = (state: Ruling['state'], from = '2026-10-01') =>
    Ruling.parse({
      target: 'nq-98-2023-qh15',
      state,
      from,
      reason: 'Điều 60 Luật Phát triển đô thị.',
      by: 'lan',
    })

  test('that it holds lets it be given as law, with the reason', () => {
    expect(state(applyRuling(asked, ruling('in_force')), '2026-11-22')).toEqual({
      state: 'yes',
      reason:
        'được xác định còn hiệu lực từ ngày 01/10/2026 theo kết luận rà soát văn bản: Điều 60 Luật Phát triển đô thị',
    })
    expect(state(applyRuling(asked, ruling('in_force')), '2026-09-30')).toEqual({ state: 'yes' })
  })

  test('that it ended ends it, with the reason', () => {
    expect(state(applyRuling(asked, ruling('ended')), '2026-11-22')).toEqual({
      state: 'no',
      reason: 'hết hiệu lực từ ngày 01/10/2026 theo kết luận rà soát văn bản: Điều 60 Luật Phát triển đô thị',
    })
  })

  test('leaves the days before it open', () => {
    for (const decided of ['in_force', 'ended'] as const) {
      const validity = applyRuling(asked, ruling(decided, '2026-11-01'))
      expect(['2026-09-30', '2026-10-15'].map((day) => state(validity, day).state)).toEqual([
        'yes',
        'needs_ruling',
      ])
    }
  })

  test('gives way to a later one, and brings back nothing that has ended', () => {
    const held = applyRuling(asked, ruling('in_force'))
    expect(state(applyRuling(held, ruling('ended', '2027-01-01')), '2026-12-31').state).toBe('yes')
    expect(state(applyRuling(held, ruling('ended', '2027-01-01')), '2027-01-01').state).toBe('no')
    const ended: Validity = { ...since2023, to: '2025-01-01', endedBy: LABEL }
    expect(applyRuling(ended, ruling('in_force'))).toEqual(ended)
  })

  test('needs a reason', () => {
    expect(Ruling.safeParse({ ...ruling('ended'), reason: ' ' }).success).toBe(false)
  })
})
