import { describe, expect, test } from 'vitest'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import { publish } from '#knowledge/published.ts'
import { ProvisionRetriever } from '#knowledge/retriever.ts'
import { searchShelf } from '#knowledge/search-shelf.ts'
import type { ShelfSearch } from '#knowledge/search-shelf.ts'
import { Shelf } from '#knowledge/shelf.ts'

const hanoi = aDocument({ id: 'nq-97-2019-qh14', number: '97/2019/QH14', territory: 'hn' })
const saigon = aDocument({ id: 'nq-131-2020-qh14', number: '131/2020/QH14', territory: 'hcm' })
const country = aDocument({ id: 'luat-72-2025-qh15', number: '72/2025/QH15', territory: 'vn' })

const published = publish(
  new Shelf(
    [hanoi, saigon, country],
    [
      aProvision(hanoi, 'dieu-1', {
        summary: 'Chủ tịch phường do Chủ tịch quận bổ nhiệm.',
        validity: { from: '2021-01-01', to: '2025-01-01', endedBy: 'Luật số 39/2024/QH15' },
      }),
      aProvision(saigon, 'dieu-1', { summary: 'Chủ tịch phường do Chủ tịch quận bổ nhiệm.' }),
      aProvision(country, 'dieu-1', {
        heading: 'Chủ tịch phường',
        children: ['luat-72-2025-qh15/dieu-1/khoan-1'],
      }),
      aProvision(country, 'dieu-1/khoan-1', {
        parent: 'luat-72-2025-qh15/dieu-1',
        level: 'clause',
        summary: 'Có quyền sau đây:',
        text: 'Người này có nhiệm vụ, quyền hạn sau đây:',
        words: ['ông trùm khu phố'],
        children: ['luat-72-2025-qh15/dieu-1/khoan-1/diem-a'],
      }),
      aProvision(country, 'dieu-1/khoan-1/diem-a', {
        parent: 'luat-72-2025-qh15/dieu-1/khoan-1',
        level: 'point',
        summary: 'Trực tiếp đốc thúc thu gom rác.',
      }),
      aProvision(country, 'dieu-2', { heading: 'Quốc tang', missing: 'chưa có nguyên văn trên hồ sơ' }),
      aProvision(country, 'dieu-3', { missing: 'chưa có nguyên văn trên hồ sơ', words: ['hẻm cụt'] }),
    ],
  ),
  '2026-11-22.1',
)

const now: ShelfSearch = { day: '2026-11-22', place: 'hn', limit: 10 }

function found(question: string, asked: Partial<ShelfSearch> = {}): readonly string[] {
  return searchShelf(published, question, { ...now, ...asked }).map(({ provision }) => provision.id)
}

describe('only what was asked for is found', () => {
  const question = 'ai bổ nhiệm chủ tịch phường'

  test('law of the day, not what has ended', () => {
    expect(found(question)).not.toContain('nq-97-2019-qh14/dieu-1')
    expect(found(question, { day: '2022-06-01' })[0]).toBe('nq-97-2019-qh14/dieu-1')
  })

  test('what has ended when ended law is wished for, and never the other city’s', () => {
    const [hit, ...others] = searchShelf(published, question, { ...now, states: new Set(['no']) })
    expect(hit?.provision.id).toBe('nq-97-2019-qh14/dieu-1')
    expect(hit?.state).toBe('no')
    expect(others).toEqual([])
  })

  test('law of one city never answers for the other', () => {
    expect(found(question, { place: 'hcm' })[0]).toBe('nq-131-2020-qh14/dieu-1')
    expect(found(question, { place: 'hn', day: '2022-06-01' })).not.toContain('nq-131-2020-qh14/dieu-1')
  })

  test('without a place only the country’s law, unless any place will do', () => {
    expect(found(question, { place: null })).not.toContain('nq-131-2020-qh14/dieu-1')
    expect(found(question, { place: null, anyPlace: true })[0]).toBe('nq-131-2020-qh14/dieu-1')
  })

  test('a hundred different days do not mix up one another’s law', () => {
    for (let year = 2000; year < 2100; year += 1) found(question, { day: `${year}-01-01` })
    expect(found(question, { day: '2022-06-01' })).toContain('nq-97-2019-qh14/dieu-1')
    expect(found(question)).not.toContain('nq-97-2019-qh14/dieu-1')
  })
})

describe('a piece of an article stands alone', () => {
  test('a point is found under its article’s heading and the sentence it finishes', () => {
    expect(found('chủ tịch phường đốc thúc thu gom rác')[0]).toBe('luat-72-2025-qh15/dieu-1/khoan-1/diem-a')
    expect(found('nhiệm vụ thu gom rác')[0]).toBe('luat-72-2025-qh15/dieu-1/khoan-1/diem-a')
  })

  test('an article does not take the words of its points', () => {
    expect(found('đốc thúc')).toEqual(['luat-72-2025-qh15/dieu-1/khoan-1/diem-a'])
  })

  test('what citizens call it, its official wording and its document’s number find it', () => {
    expect(found('ông trùm')[0]).toBe('luat-72-2025-qh15/dieu-1/khoan-1')
    expect(found('quyền hạn')[0]).toBe('luat-72-2025-qh15/dieu-1/khoan-1')
    expect(found('131/2020/QH14', { place: 'hcm' })[0]).toBe('nq-131-2020-qh14/dieu-1')
  })
})

test('where the wording is missing the heading finds it; where that is missing too nothing does', () => {
  expect(found('quốc tang')).toEqual(['luat-72-2025-qh15/dieu-2'])
  expect(found('hẻm cụt')).toEqual([])
})

test('a LangChain chain gets the wording and where it stands, how sure and how long it holds', async () => {
  const retriever = new ProvisionRetriever({ published, ...now, day: '2022-06-01', limit: 1 })
  const [document, ...others] = await retriever.invoke('bo nhiem chu tich phuong')
  expect(others).toEqual([])
  expect(document?.pageContent).toBe('Chủ tịch phường do Chủ tịch quận bổ nhiệm.')
  expect(document?.metadata).toMatchObject({
    id: 'nq-97-2019-qh14/dieu-1',
    label: 'Điều 1 Nghị quyết số 97/2019/QH14',
    inForce: 'yes',
    from: '2021-01-01',
    to: '2025-01-01',
    knowledgeVersion: '2026-11-22.1',
  })
  expect(document?.metadata.coverage).toBeGreaterThan(0.8)
})

function aDocument(known: Pick<LegalDocument, 'id' | 'number' | 'territory'>): LegalDocument {
  return {
    kind: 'Nghị quyết',
    name: '',
    issuer: 'Quốc hội',
    validity: { from: '2021-01-01' },
    url: 'https://example.vn/',
    articles: 3,
    aliases: [],
    complete: true,
    ...known,
  }
}

function aProvision(document: LegalDocument, address: string, known: Partial<Provision>): Provision {
  return {
    id: `${document.id}/${address}`,
    document: document.id,
    children: [],
    level: 'article',
    words: [],
    territory: document.territory,
    validity: document.validity,
    today: [],
    ...known,
  }
}
