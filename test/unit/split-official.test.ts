import { describe, expect, test } from 'vitest'
import { split } from '#knowledge/import/split.ts'
import type { Level, Tree } from '#knowledge/import/tree.ts'
import { everyLine, linesOf } from '../fixtures/law-tree.ts'
import { legalText, NO_LEGAL_TEXTS } from '../fixtures/legal-text.ts'

/** The official texts that are whole, with the number of articles they are known to have. */
const WHOLE = [
  ['nq-97-2019-qh14', 9],
  ['nd-32-2021-nd-cp', 33],
  ['luat-02-2026-qh16', 36],
  ['luat-72-2025-qh15', 54],
  ['nq-131-2020-qh14', 11],
  ['nd-33-2021-nd-cp', 45],
  ['nq-160-2021-qh14', 2],
  ['nd-11-2024-nd-cp', 23],
] as const
const IN_PART = ['nq-98-2023-qh15', 'nq-260-2025-qh15', 'luat-39-2024-qh15'] as const
const ALL = [...WHOLE.map(([id]) => id), ...IN_PART]

describe.skipIf(NO_LEGAL_TEXTS)('the official text of', () => {
  test.each(WHOLE)('%s has %i articles, and the clauses and points a reader counts', (id, articles) => {
    const raw = legalText(id)
    const tree = split(linesOf(raw))
    expect(count(tree, 'article')).toBe(articles)
    expect({ clauses: count(tree, 'clause'), points: count(tree, 'point') }).toEqual(countedByHand(raw))
    expect(tree.unplaced).toEqual([])
    expect(tree.document).toMatchObject({ id })
    expect(tree.gaps.filter(({ kind }) => kind === 'skipped')).toEqual([])
  })

  test.each(ALL)('%s is kept to the letter, each piece under one id', (id) => {
    const lines = linesOf(legalText(id))
    const tree = split(lines)
    expect(everyLine(tree)).toEqual(lines.map(({ number, text }) => [number, text]))
    expect(new Set(tree.nodes.map((node) => node.id)).size).toBe(tree.nodes.length)
    expect(tree.nodes.every((node) => node.id.startsWith(`${id}/`))).toBe(true)
  })

  test.each(ALL)('%s keeps every [THIẾU] as a gap and shows none as wording', (id) => {
    const raw = legalText(id)
    const tree = split(linesOf(raw))
    expect(tree.gaps.map(({ text }) => text)).toEqual(raw.match(/\[THIẾU[^[\]]*\]/g) ?? [])
    expect(
      tree.nodes.filter(({ text, heading }) => /\[(?:THIẾU|CHƯA|Theo)/.test(`${heading} ${text}`)),
    ).toEqual([])
  })

  test('luat-72-2025-qh15 puts other laws right within its own article 52', () => {
    const tree = split(linesOf(legalText('luat-72-2025-qh15')))
    const quoting = tree.nodes
      .filter(({ quoted }) => quoted.length > 0)
      .map(({ id, quoted }) => [id.replace(/^[^/]+\//, ''), quoted.length])
    expect(quoting).toEqual([
      ['dieu-52/khoan-1', 1],
      ['dieu-52/khoan-2/diem-a', 1],
      ['dieu-52/khoan-2/diem-b', 2],
      ['dieu-52/khoan-2/diem-c', 1],
    ])
  })

  test('nq-98-2023-qh15 has twelve articles, most of them gaps, and of article 5 only clause 11', () => {
    const tree = split(linesOf(legalText('nq-98-2023-qh15')))
    expect([count(tree, 'article'), count(tree, 'clause'), count(tree, 'point')]).toEqual([12, 5, 2])
    expect(tree.nodes.filter(({ id }) => id.includes('dieu-5/')).map(({ id }) => id)).toEqual([
      'nq-98-2023-qh15/dieu-5/khoan-11',
    ])
    expect(tree.unplaced).toEqual([])
  })

  test.each([
    ['nq-97-2019-qh14', { issuedOn: '2019-11-27', from: '2021-01-01', issuer: 'Quốc hội' }],
    ['nd-32-2021-nd-cp', { issuedOn: '2021-03-29', from: '2021-03-29', issuer: 'Chính phủ' }],
    ['nd-33-2021-nd-cp', { issuedOn: undefined, from: '2021-03-29', issuer: 'Chính phủ' }],
    ['luat-02-2026-qh16', { issuedOn: '2026-04-23', from: '2026-07-01', issuer: 'Quốc hội' }],
    ['luat-72-2025-qh15', { issuedOn: undefined, from: '2025-06-16', issuer: 'Quốc hội' }],
    ['nq-98-2023-qh15', { issuedOn: '2023-06-24', from: '2023-08-01', issuer: 'Quốc hội' }],
  ])('%s says when it was issued and from when it holds', (id, said) => {
    const { document } = split(linesOf(legalText(id)))
    expect({ issuedOn: document?.issuedOn, from: document?.inForce?.from, issuer: document?.issuer }).toEqual(
      said,
    )
  })
})

function count(tree: Tree, level: Level): number {
  return tree.nodes.filter((node) => node.level === level).length
}

/** Counts as a reader would with a pencil: numbered lines below the first article that are not between “ and ”. */
function countedByHand(raw: string): { clauses: number; points: number } {
  let clauses = 0
  let points = 0
  let open = 0
  let begun = false
  for (const line of raw.split('\n')) {
    if (line.startsWith('Điều 1.')) begun = true
    if (begun && open === 0 && /^\d+\. /.test(line)) clauses += 1
    if (begun && open === 0 && /^[a-zđ]\) /.test(line)) points += 1
    open += line.split('“').length - line.split('”').length
  }
  return { clauses, points }
}
