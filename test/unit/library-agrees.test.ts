import { describe, expect, test } from 'vitest'
import { split } from '#knowledge/import/split.ts'
import type { Node, Tree } from '#knowledge/import/tree.ts'
import { exceptionsIn, figuresIn } from '../fixtures/figures.ts'
import { linesOf } from '../fixtures/law-tree.ts'
import { legalText, NO_LEGAL_TEXTS } from '../fixtures/legal-text.ts'
import { library } from '../fixtures/library.ts'

const { shelf } = library
const WHOLE = [...shelf.documents.values()].filter(({ complete }) => complete).map(({ id }) => id)
const IN_PART = ['nq-98-2023-qh15', 'luat-39-2024-qh15']

describe('what is counted in a text', () => {
  test.each([
    ['chậm nhất là 05 ngày làm việc, kể từ ngày 01 tháng 7 năm 2021', ['5 ngày làm việc', '1/7/2021']],
    ['ít nhất hai lần; không quá 02 lần', ['2 lần', '2 lần']],
    ['từ 01/7/2025', ['1/7/2025']],
    ['Nghị quyết số 98/2023/QH15, Hướng dẫn số 27-HD/BTCTW', ['98/2023/QH15', '27-HD/BTCTW']],
    ['trên 10% tổng số; tối đa 25 %', ['10%', '25%']],
    ['từ hai phần ba, quá nửa, một phần ba', ['hai phần ba', 'quá nửa', 'một phần ba']],
    ['cứ thêm 70.000 dân được bầu thêm 01 đại biểu', ['70000 dân', '1 đại biểu']],
    ['điểm a khoản 2 Điều 14', ['2', '14']],
    ['một số việc, một Phó Chủ tịch', []],
  ])('%s', (text, figures) => {
    expect(figuresIn(text).toSorted()).toEqual(figures.toSorted())
  })

  test('an exception is no deduction', () => {
    expect(exceptionsIn('trừ trường hợp khác (trừ điểm c); Trừ khi; ngoại trừ')).toBe(4)
    expect(exceptionsIn('loại trừ, khấu trừ, được trừ vào thu nhập, phòng trừ, bù trừ')).toBe(0)
  })
})

describe.skipIf(NO_LEGAL_TEXTS)('our summaries of', () => {
  test.each(WHOLE)('%s keep every figure and every exception of the law, and add none', (id) => {
    const tree = split(linesOf(legalText(id)))
    const provisions = tree.nodes.filter(({ address }) => address !== undefined)
    expect(provisions.map((node) => node.id).toSorted()).toEqual(
      [...shelf.provisions.values()].flatMap((one) => (one.document === id ? [one.id] : [])).toSorted(),
    )
    expect(provisions.flatMap((node) => disagreement(tree, node) ?? [])).toEqual([])
  })

  test.each(IN_PART)('%s, as far as it is at hand, lose none', (id) => {
    const tree = split(linesOf(legalText(id)))
    const lost = tree.nodes
      .filter(({ address, text }) => address !== undefined && text !== '')
      .flatMap((node) => disagreement(tree, node) ?? [])
      .filter(({ lost, exceptions: [law, ours] }) => lost.length > 0 || law !== ours)
    expect(lost).toEqual([])
  })

  test('nq-97-2019-qh14 would not pass with a figure changed, left out or put in, or without its exception', () => {
    const tree = split(linesOf(legalText('nq-97-2019-qh14')))
    const node = (address: string) => tree.nodes.find((one) => one.id === `nq-97-2019-qh14/${address}`)
    const summary = (address: string) => shelf.provisions.get(`nq-97-2019-qh14/${address}`)?.summary ?? ''
    const judge = (address: string, change: (text: string) => string) => {
      const found = node(address)
      return found && disagreement(tree, found, change(summary(address)))
    }
    const vice = 'dieu-6/khoan-1'
    expect(judge(vice, (text) => text)).toBeUndefined()
    expect(judge(vice, (text) => text.replace('02 Phó', '03 Phó'))).toMatchObject({
      lost: ['2 phó chủ tịch'],
      added: ['3 phó chủ tịch'],
    })
    expect(judge(vice, (text) => text.replace('01 Phó', 'Phó'))).toMatchObject({ lost: ['1 phó chủ tịch'] })
    expect(judge(vice, (text) => `${text} Thời hạn là 07 ngày.`)).toMatchObject({ added: ['7 ngày'] })
    const excepted = 'dieu-5/khoan-1/diem-e'
    expect(judge(excepted, (text) => text.replace(/(?<!\p{L})trừ(?!\p{L})/gu, 'và'))).toMatchObject({
      exceptions: [1, 0],
    })
  })
})

interface Disagreement {
  readonly id: string
  /** Figures of the law that our summary has not. */
  readonly lost: readonly string[]
  /** Figures of our summary that neither the provision nor what stands above or below it has. */
  readonly added: readonly string[]
  /** How many exceptions the law makes, and how many we tell. */
  readonly exceptions: readonly [law: number, ours: number]
}

/** `undefined` when our summary of a provision and its official wording agree. */
function disagreement(
  { nodes }: Tree,
  node: Node,
  summary = shelf.provisions.get(node.id)?.summary ?? '',
): Disagreement | undefined {
  const ours = figuresIn(summary)
  const around = nodes.filter(({ id }) => id.startsWith(`${node.id}/`) || node.id.startsWith(`${id}/`))
  const known = new Set([
    ...[node, ...around].flatMap(({ heading = '', text }) => figuresIn(`${heading}\n${text}`)),
    // "Điều này" is told by its number.
    node.address?.article,
    node.address?.clause,
  ])
  const lost = figuresIn(node.text).filter((figure) => !ours.includes(figure))
  const added = ours.filter((figure) => !known.has(figure))
  const exceptions = [exceptionsIn(node.text), exceptionsIn(summary)] as const
  const agrees = lost.length === 0 && added.length === 0 && exceptions[0] === exceptions[1]
  return agrees ? undefined : { id: node.id, lost, added, exceptions }
}
