import { describe, expect, test } from 'vitest'
import { carriedOver } from '#knowledge/carried-over.ts'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import { Shelf } from '#knowledge/shelf.ts'
import { library } from '../fixtures/library.ts'

const { shelf } = library
const LAW = 'luat-72-2025-qh15'

function over(id: string, on = shelf): readonly string[] {
  const provision = on.provisions.get(id)
  if (provision === undefined) throw new RangeError(id)
  return carriedOver(on, provision).map(
    ({ by, from, to }) => `${from} > ${to} by ${by.id.replace(`${LAW}/`, '')}`,
  )
}

describe('a rule given for one unit', () => {
  test('holds for another by what carries it over', () => {
    expect(over(`${LAW}/dieu-22/khoan-3`)).toContain('commune > ward by dieu-25')
    expect(over(`${LAW}/dieu-15/khoan-4`)).toEqual(['province > city by dieu-18'])
    expect(over(`${LAW}/dieu-23/khoan-13`)).toContain('commune > ward by dieu-26')
  })

  test('does not hold in what the reference leaves out, nor as the whole that contains it', () => {
    const toWard = (id: string) => over(`${LAW}/${id}`).filter((one) => one.includes('> ward'))
    expect(toWard('dieu-21/khoan-2/diem-dd')).toEqual(['commune > ward by dieu-24'])
    for (const id of ['dieu-21/khoan-2/diem-d', 'dieu-21/khoan-2', 'dieu-21', 'dieu-23/khoan-14', 'dieu-23'])
      expect(toWard(id)).toEqual([])
  })

  test('holds for special zones where the law does not say otherwise, which must then be told', () => {
    const provision = shelf.provisions.get(`${LAW}/dieu-22/khoan-8`)
    const zone = provision && carriedOver(shelf, provision).find(({ to }) => to === 'special-zone')
    expect(zone).toMatchObject({ from: 'commune', isDivided: true, by: { id: `${LAW}/dieu-27/khoan-1` } })
  })

  test('is no rule of another body because that one carries it out', () => {
    expect(over(`${LAW}/dieu-18/khoan-2`)).toEqual([])
    expect(over(`${LAW}/dieu-24/khoan-1`)).toEqual([])
  })
})

describe('the official wording', () => {
  test('of a reference is read like our account of it', () => {
    const law = lawOf([
      ['dieu-1', 'Nhiệm vụ, quyền hạn của Ủy ban nhân dân quận', ''],
      ['dieu-2', 'Nhiệm vụ, quyền hạn của Ủy ban nhân dân thị xã', OFFICIAL],
    ])
    expect(over('luat-1-2030-qh17/dieu-1/khoan-1', law)).toEqual([FROM_DISTRICT])
    expect(over('luat-1-2030-qh17/dieu-1/khoan-2', law)).toEqual([])
    expect(over('luat-1-2030-qh17/dieu-1/khoan-3', law)).toEqual([FROM_DISTRICT])
  })

  test('of an exception is read too', () => {
    const law = lawOf([
      ['dieu-1', 'Nhiệm vụ, quyền hạn của Ủy ban nhân dân quận', ''],
      [
        'dieu-2',
        'Nhiệm vụ, quyền hạn của Ủy ban nhân dân thị xã',
        'Ủy ban nhân dân thị xã thực hiện các nhiệm vụ, quyền hạn quy định tại Điều 1 của Luật này, trừ khoản 3 Điều 1.',
      ],
    ])
    expect(over('luat-1-2030-qh17/dieu-1/khoan-2', law)).toEqual([FROM_DISTRICT])
    expect(over('luat-1-2030-qh17/dieu-1/khoan-3', law)).toEqual([])
    expect(over('luat-1-2030-qh17/dieu-1', law)).toEqual([])
  })
})

const FROM_DISTRICT = 'urban-district > town by luat-1-2030-qh17/dieu-2'
const OFFICIAL =
  'Ủy ban nhân dân thị xã thực hiện nhiệm vụ, quyền hạn quy định tại các khoản 1 và 3 Điều 1 của Luật này và các nhiệm vụ, quyền hạn sau đây:'

/** A law whose first article has three clauses. */
function lawOf(articles: ReadonlyArray<readonly [id: string, heading: string, text: string]>): Shelf {
  const id = 'luat-1-2030-qh17'
  const document: LegalDocument = {
    id,
    number: '1/2030/QH17',
    kind: 'Luật',
    name: 'Thử',
    issuer: 'Quốc hội',
    territory: 'vn',
    validity: { from: '2030-01-01' },
    url: 'https://vbpl.vn/',
    articles: articles.length,
    aliases: [],
    complete: true,
  }
  const bare = { document: id, words: [], territory: 'vn', validity: document.validity, today: [] } as const
  const clauses = ['1', '2', '3'].map((number): Provision => ({
    ...bare,
    id: `${id}/dieu-1/khoan-${number}`,
    parent: `${id}/dieu-1`,
    children: [],
    level: 'clause',
    text: 'Quyết định việc của mình.',
  }))
  const whole = articles.map(([at, heading, text]): Provision => ({
    ...bare,
    id: `${id}/${at}`,
    children: at === 'dieu-1' ? clauses.map((clause) => clause.id) : [],
    level: 'article',
    heading,
    text,
  }))
  return new Shelf([document], [...whole, ...clauses])
}
