import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findRelations } from '#knowledge/import/find-relations.ts'
import { split } from '#knowledge/import/split.ts'
import type { Relation } from '#knowledge/relation.ts'
import { linesOf, treeOf } from '../fixtures/law-tree.ts'

const ACTING = 'nd-01-2025-nd-cp'
const FIRST_DAY = '2025-07-01'

const found = (text: string, known: readonly string[] = []) =>
  findRelations(treeOf(text), ACTING, FIRST_DAY, known)
/** `repeals nd-10-2020-nd-cp` */
const deeds = (text: string, known?: readonly string[]) => found(text, known).map(inShort)
const inShort = ({ kind, target }: Relation) => `${kind} ${target}`
/** As the only clause of an article on entry into force. */
const clause = (words: string) => deeds(`Điều 9. Hiệu lực thi hành\n1. ${words}`)

describe('a sentence acts on law where it', () => {
  test.each([
    [
      'Bãi bỏ Nghị định số 10/2020/NĐ-CP ngày 17 tháng 01 năm 2020 của Chính phủ.',
      ['repeals nd-10-2020-nd-cp'],
    ],
    [
      'Bãi bỏ khoản 2, khoản 3 Điều 9 và Điều 10 của Nghị quyết số 98/2023/QH15.',
      [
        'repeals nq-98-2023-qh15/dieu-9/khoan-2',
        'repeals nq-98-2023-qh15/dieu-9/khoan-3',
        'repeals nq-98-2023-qh15/dieu-10',
      ],
    ],
    ['Nghị định này thay thế Nghị định số 10/2020/NĐ-CP.', ['replaces nd-10-2020-nd-cp']],
    [
      'Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 7 năm 2025 và thay thế Nghị định số 10/2020/NĐ-CP ngày 17 tháng 01 năm 2020 của Chính phủ quy định về kinh doanh vận tải, Nghị định số 11/2021/NĐ-CP.',
      ['replaces nd-10-2020-nd-cp', 'replaces nd-11-2021-nd-cp'],
    ],
    ['Huỷ bỏ Quyết định số 5/2020/QĐ-TTg.', ['repeals qd-05-2020-qd-ttg']],
    [
      'Luật Thủ đô số 39/2024/QH15 được sửa đổi, bổ sung một số điều theo Luật số 47/2024/QH15 và Luật số 95/2025/QH15 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.',
      ['repeals luat-39-2024-qh15'],
    ],
    [
      'Nghị định số 1/2010/NĐ-CP ngày 04 tháng 01 năm 2010; Nghị định số 2/2011/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.',
      ['repeals nd-01-2010-nd-cp', 'repeals nd-02-2011-nd-cp'],
    ],
    [
      'Quy định tại Điều 5 của Luật số 1/2010/QH12 hết hiệu lực từ ngày 01/01/2026.',
      ['repeals luat-01-2010-qh12/dieu-5'],
    ],
    [
      'Sửa đổi, bổ sung khoản 2 Điều 5 của Luật số 1/2010/QH12 như sau:',
      ['amends luat-01-2010-qh12/dieu-5/khoan-2'],
    ],
    ['Điều 5 của Luật số 1/2010/QH12 được sửa đổi, bổ sung như sau:', ['amends luat-01-2010-qh12/dieu-5']],
    [
      'Bổ sung khoản 3 vào sau khoản 2 Điều 7 của Luật Biển Việt Nam số 18/2012/QH13 như sau:',
      ['amends luat-18-2012-qh13/dieu-7'],
    ],
    ['Bổ sung Điều 5a vào sau Điều 5 của Luật số 1/2010/QH12 như sau:', ['amends luat-01-2010-qh12']],
    [
      'Bổ sung cụm từ “và xã” vào sau cụm từ “phường” tại khoản 2 Điều 5 Luật số 1/2010/QH12.',
      ['amends luat-01-2010-qh12/dieu-5/khoan-2'],
    ],
    [
      'Thay thế cụm từ “Luật số 9/2009/QH12” bằng cụm từ “khu công nghệ số” tại điểm d khoản 1 Điều 8 Nghị quyết số 98/2023/QH15.',
      ['amends nq-98-2023-qh15/dieu-8/khoan-1/diem-d'],
    ],
    ['Bỏ cụm từ “quận” tại Điều 3 Nghị định số 10/2020/NĐ-CP.', ['amends nd-10-2020-nd-cp/dieu-3']],
    [
      'Sửa đổi khoản 1, bãi bỏ khoản 2 Điều 5 của Luật số 1/2010/QH12.',
      ['amends luat-01-2010-qh12/dieu-5/khoan-1', 'repeals luat-01-2010-qh12/dieu-5/khoan-2'],
    ],
    [
      'Nghị định này thay thế Nghị định số 1/2010/NĐ-CP và bãi bỏ Quyết định số 80/2014/QĐ-TTg.',
      ['replaces nd-01-2010-nd-cp', 'repeals qd-80-2014-qd-ttg'],
    ],
    [
      'Kể từ ngày Nghị định này có hiệu lực thi hành, bãi bỏ Điều 5 Nghị định số 1/2010/NĐ-CP.',
      ['repeals nd-01-2010-nd-cp/dieu-5'],
    ],
    [
      'Nghị định này quy định chi tiết khoản 2 Điều 5, Điều 7 của Luật Đất đai số 31/2024/QH15.',
      ['details luat-31-2024-qh15/dieu-5/khoan-2', 'details luat-31-2024-qh15/dieu-7'],
    ],
    [
      'Kéo dài thời gian thực hiện Nghị quyết số 54/2017/QH14 đến hết ngày 31 tháng 12 năm 2023.',
      ['extends nq-54-2017-qh14'],
    ],
    [
      'Thời hạn thực hiện Nghị quyết số 54/2017/QH14 được gia hạn đến hết năm 2023.',
      ['extends nq-54-2017-qh14'],
    ],
    [
      'Bãi bỏ từ Điều 5 đến Điều 7 của Nghị định số 10/2020/NĐ-CP.',
      [5, 6, 7].map((n) => `repeals nd-10-2020-nd-cp/dieu-${n}`),
    ],
  ])('says: %s', (words, expected) => {
    expect(clause(words)).toEqual(expected)
    expect(clause(words.normalize('NFD'))).toEqual(expected)
  })

  test('repeals less than the whole, which amends the whole', () => {
    expect(clause('Bãi bỏ một số điều của Nghị định số 10/2020/NĐ-CP.')).toEqual(['amends nd-10-2020-nd-cp'])
    expect(clause('Bãi bỏ cụm từ “xã” quy định tại khoản 1 Điều 7 Nghị định số 10/2020/NĐ-CP.')).toEqual([
      'amends nd-10-2020-nd-cp/dieu-7/khoan-1',
    ])
    expect(
      clause(
        'Quy định tại Điều 7 Nghị định số 10/2020/NĐ-CP có ghi “2016” được thay thế bằng thời điểm “2018”.',
      ),
    ).toEqual(['amends nd-10-2020-nd-cp/dieu-7'])
    expect(clause('Nghị định này bãi bỏ:\na) Chương IV Nghị định số 10/2020/NĐ-CP.')).toEqual([
      'amends nd-10-2020-nd-cp',
    ])
    expect(clause('Bãi bỏ Chương III Nghị định số 10/2020/NĐ-CP.')).toEqual(['amends nd-10-2020-nd-cp'])
    expect(clause('Bãi bỏ Phụ lục I ban hành kèm theo Nghị định số 10/2020/NĐ-CP.')).toEqual([
      'amends nd-10-2020-nd-cp',
    ])
    expect(clause('Bãi bỏ quy định về lệ phí tại khoản 3 Điều 27 Luật số 65/2006/QH11.')).toEqual([
      'amends luat-65-2006-qh11/dieu-27/khoan-3',
    ])
    expect(
      clause('Bãi bỏ khoản 5 Điều 1 và cụm từ “Khoản 5” tại khoản 2 Điều 3 Nghị định số 33/2011/NĐ-CP.'),
    ).toEqual(['repeals nd-33-2011-nd-cp/dieu-1/khoan-5', 'amends nd-33-2011-nd-cp/dieu-3/khoan-2'])
    expect(
      clause('Bãi bỏ Điều 35 và quy định khác về nuôi con nuôi tại Nghị định số 68/2002/NĐ-CP.'),
    ).toEqual(['repeals nd-68-2002-nd-cp/dieu-35'])
  })
})

describe('nothing is acted upon by', () => {
  test.each([
    'Việc cấp phép thực hiện theo quy định tại Điều 5 Nghị định số 10/2020/NĐ-CP.',
    'Không bãi bỏ Nghị định số 10/2020/NĐ-CP.',
    'Nghị định số 10/2020/NĐ-CP không hết hiệu lực khi Nghị định này có hiệu lực.',
    'Trường hợp Nghị quyết số 98/2023/QH15 hết hiệu lực thi hành thì hợp đồng đã ký được tiếp tục thực hiện.',
    'Sau khi Nghị quyết số 98/2023/QH15 hết hiệu lực thi hành, thời gian miễn thuế chưa kết thúc.',
    'Chính phủ rà soát, sửa đổi, bổ sung Nghị định số 10/2020/NĐ-CP cho phù hợp.',
    'Bộ Nội vụ kiến nghị cấp có thẩm quyền bãi bỏ Nghị định số 10/2020/NĐ-CP.',
    'Nghị định số 108/2020/NĐ-CP ngày 14 tháng 9 năm 2020 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 37/2014/NĐ-CP.',
    'Luật số 1/2010/QH12 đã được sửa đổi, bổ sung một số điều theo Luật số 2/2015/QH13.',
    'Bãi bỏ khoản 2 Điều này và khoản 1 Điều 5 của Nghị định này.',
    'Luật này có hiệu lực từ ngày 01 tháng 7 năm 2026, trừ trường hợp quy định tại khoản 2 Điều này.',
    'Văn bản quy định tại các điểm a, b và c khoản này hết hiệu lực thi hành kể từ ngày 01 tháng 3 năm 2027.',
    'Giấy phép cấp theo Nghị định số 10/2020/NĐ-CP hết hiệu lực kể từ ngày 01 tháng 01 năm 2026.',
    'Hướng dẫn thực hiện Nghị quyết số 97/2019/QH14 trên địa bàn.',
    'Bãi bỏ Nghị định số 10.',
  ])('%s', (words) => {
    expect(clause(words)).toEqual([])
  })

  test('what is somebody’s duty', () => {
    expect(
      deeds(
        'Điều 8. Trách nhiệm của Bộ Nội vụ\nBộ Nội vụ có trách nhiệm:\na) Sửa đổi Nghị định số 1/2010/NĐ-CP;\nb) Bãi bỏ Nghị định số 2/2010/NĐ-CP.',
      ),
    ).toEqual([])
  })

  test('wording that is put into another law', () => {
    expect(
      deeds(
        'Điều 1. Sửa đổi một số luật\n1. Sửa đổi, bổ sung Điều 5 của Luật số 1/2010/QH12 như sau:\n“Điều 5. Hiệu lực\nNghị định số 9/2009/NĐ-CP hết hiệu lực kể từ ngày Luật này có hiệu lực.”.',
      ),
    ).toEqual(['amends luat-01-2010-qh12/dieu-5'])
  })
})

describe('what stands above goes on below:', () => {
  test('the law in the introduction, its provisions in the points', () => {
    const text = `Điều 52. Sửa đổi một số luật
2. Sửa đổi, bổ sung, bãi bỏ một số điều của Luật Thủ đô số 39/2024/QH15 đã được sửa đổi theo Luật số 47/2024/QH15 như sau:
a) Sửa đổi, bổ sung điểm a khoản 4 Điều 9 như sau:
“a) Quyết định số lượng đại biểu;”.
d) Bãi bỏ các điều 8, 11, các khoản 2 và 3 Điều 14.`
    const relations = findRelations(
      split(linesOf(text), 'luat-72-2025-qh15'),
      'luat-72-2025-qh15',
      '2025-06-16',
      [],
    )
    expect(relations.map(inShort)).toEqual([
      'amends luat-39-2024-qh15',
      'amends luat-39-2024-qh15/dieu-9/khoan-4/diem-a',
      ...['dieu-8', 'dieu-11', 'dieu-14/khoan-2', 'dieu-14/khoan-3'].map(
        (one) => `repeals luat-39-2024-qh15/${one}`,
      ),
    ])
    expect(relations.at(-1)).toMatchObject({
      by: 'luat-72-2025-qh15/dieu-52/khoan-2/diem-d',
      from: '2025-06-16',
      words:
        'Sửa đổi, bổ sung, bãi bỏ một số điều của Luật Thủ đô số 39/2024/QH15 đã được sửa đổi theo Luật số 47/2024/QH15 như sau:\nBãi bỏ các điều 8, 11, các khoản 2 và 3 Điều 14.',
    })
  })

  test('the article in the clause, its clauses in the points', () => {
    expect(
      deeds(`Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 10/2020/NĐ-CP
1. Sửa đổi, bổ sung Điều 5 như sau:
a) Sửa đổi khoản 1 như sau:
“1. Mới.”;
b) Bãi bỏ khoản 2 và điểm c khoản 3.
2. Bổ sung Điều 6a vào sau Điều 6 như sau:
“Điều 6a. Mới”.`),
    ).toEqual([
      'amends nd-10-2020-nd-cp',
      'amends nd-10-2020-nd-cp/dieu-5',
      'amends nd-10-2020-nd-cp/dieu-5/khoan-1',
      'repeals nd-10-2020-nd-cp/dieu-5/khoan-2',
      'repeals nd-10-2020-nd-cp/dieu-5/khoan-3/diem-c',
      // Điều 6a is new; the decree is what changes.
      'amends nd-10-2020-nd-cp',
    ])
  })

  test.each([
    ['Các văn bản sau đây hết hiệu lực kể từ ngày Nghị định này có hiệu lực:', 'repeals'],
    ['Bãi bỏ các văn bản sau đây:', 'repeals'],
    ['Nghị định này thay thế các Nghị định sau:', 'replaces'],
  ])('%s and a list of documents', (introduction, kind) => {
    const list = [
      'a) Nghị định số 1/2010/NĐ-CP ngày 04 tháng 01 năm 2010 của Chính phủ hướng dẫn thi hành Luật số 9/2009/QH12;',
      'b) Điều 3 và khoản 2 Điều 4 Nghị định số 2/2011/NĐ-CP.',
    ]
    const expected = ['', '/dieu-3', '/dieu-4/khoan-2'].map(
      (at, index) => `${kind} ${index === 0 ? 'nd-01-2010' : 'nd-02-2011'}-nd-cp${at}`,
    )
    expect(clause(`${introduction}\n${list.join('\n')}`)).toEqual(expected)
    expect(clause(`${introduction}\n${list.map((one) => one.replace(/^\w\)/, '-')).join('\n')}`)).toEqual(
      expected,
    )
  })

  test('the law a decree details, and the provisions each point details', () => {
    expect(
      deeds(`Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định chi tiết một số điều của Nghị quyết số 98/2023/QH15 (sau đây gọi là Nghị quyết số 98/2023/QH15) gồm:
a) Lãi vay theo quy định tại điểm d khoản 5 Điều 4 Nghị quyết số 98/2023/QH15;
b) Miễn thuế theo Điều 8 Nghị quyết số 98/2023/QH15 và Luật số 1/2010/QH12.`),
    ).toEqual([
      'details nq-98-2023-qh15',
      'details nq-98-2023-qh15/dieu-4/khoan-5/diem-d',
      'details nq-98-2023-qh15/dieu-8',
    ])
  })
})

describe('a relation says', () => {
  test('from which day, where the words name one, and else the first day of the text', () => {
    const days = (words: string) =>
      found(`Điều 9. Hiệu lực\n1. ${words}`).map(({ from, until }) => [from, until])
    expect(days('Nghị định số 1/2010/NĐ-CP hết hiệu lực từ ngày 15 tháng 8 năm 2026.')).toEqual([
      ['2026-08-15', undefined],
    ])
    expect(days('Nghị định số 1/2010/NĐ-CP hết hiệu lực kể từ ngày Nghị định này có hiệu lực.')).toEqual([
      [FIRST_DAY, undefined],
    ])
    expect(days('Nghị định số 1/2010/NĐ-CP hết hiệu lực kể từ ngày Luật Đất đai có hiệu lực.')).toEqual([
      [undefined, undefined],
    ])
    expect(
      days(
        'Nghị định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo và thay thế Nghị định số 1/2010/NĐ-CP.',
      ),
    ).toEqual([[FIRST_DAY, undefined]])
    expect(days('Kể từ ngày 01/9/2025, bãi bỏ Nghị định số 1/2010/NĐ-CP ngày 04/01/2010.')).toEqual([
      ['2025-09-01', undefined],
    ])
    expect(
      days('Kéo dài thời gian thực hiện Nghị quyết số 54/2017/QH14 đến hết ngày 31 tháng 12 năm 2023.'),
    ).toEqual([[FIRST_DAY, '2024-01-01']])
  })

  test('the day of its own clause, where the text gives that clause one', () => {
    const text = `Luật số: 1/2026/QH16
LUẬT
THỦ ĐÔ
Điều 35. Hiệu lực
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2026, trừ trường hợp quy định tại khoản 2 Điều này.
2. Quy định tại khoản 4 Điều 36 và khoản 1 Điều 37 của Luật này có hiệu lực thi hành từ ngày Luật này được thông qua.
Điều 36. Bãi bỏ
4. Bãi bỏ Điều 3 Nghị quyết số 98/2023/QH15.
5. Bãi bỏ Điều 4 Nghị quyết số 98/2023/QH15.
Luật này được Quốc hội khóa XVI thông qua ngày 23 tháng 4 năm 2026.`
    const tree = split(linesOf(text))
    expect(findRelations(tree, 'luat-01-2026-qh16', undefined, []).map(({ from }) => from)).toEqual([
      '2026-04-23',
      '2026-07-01',
    ])
  })

  test('what is left out of it', () => {
    const except = (words: string) =>
      found(`Điều 9. Hiệu lực\n1. ${words}`).map((one) => [inShort(one), one.except])
    expect(
      except('Nghị định số 1/2010/NĐ-CP hết hiệu lực kể từ ngày 01/01/2026, trừ khoản 3 Điều 5.'),
    ).toEqual([['repeals nd-01-2010-nd-cp', ['nd-01-2010-nd-cp/dieu-5/khoan-3']]])
    expect(
      except(
        'Nghị định số 1/2010/NĐ-CP hết hiệu lực từ ngày 01/01/2026 trừ các quy định tại Điều 3 Nghị định số 1/2010/NĐ-CP được tiếp tục áp dụng cho đến khi có quy định mới.',
      ),
    ).toEqual([['repeals nd-01-2010-nd-cp', ['nd-01-2010-nd-cp/dieu-3']]])
    expect(
      except('Bãi bỏ Nghị định số 1/2010/NĐ-CP, trừ Điều 5 và Điều 6; Nghị định số 2/2010/NĐ-CP.'),
    ).toEqual([
      ['repeals nd-01-2010-nd-cp', ['nd-01-2010-nd-cp/dieu-5', 'nd-01-2010-nd-cp/dieu-6']],
      ['repeals nd-02-2010-nd-cp', undefined],
    ])
  })

  test('nothing of a document that several could be', () => {
    const known = ['nd-10-2020-nd-cp', 'nd-10-2021-nd-cp']
    const text = 'Điều 9. Hiệu lực\n1. Bãi bỏ Nghị định số 10.'
    expect(deeds(text, known)).toEqual([])
    expect(deeds(text, known.slice(1))).toEqual(['repeals nd-10-2021-nd-cp'])
  })
})

test('the title speaks for the document where no article does', () => {
  const text = (
    scope: string,
  ) => `Nghị định số 01/2025/NĐ-CP Quy định chi tiết và biện pháp thi hành Nghị quyết số 97/2019/QH14 ngày 27 tháng 11 năm 2019 của Quốc hội ngày 29/03/2025 của Chính phủ
Điều 1. Phạm vi điều chỉnh
${scope}`
  expect(found(text('Nghị định này quy định về phường.'))).toMatchObject([
    { kind: 'details', by: ACTING, target: 'nq-97-2019-qh14' },
  ])
  expect(found(text('Nghị định này quy định chi tiết Nghị quyết số 97/2019/QH14.'))).toMatchObject([
    { kind: 'details', by: `${ACTING}/dieu-1`, target: 'nq-97-2019-qh14' },
  ])
})

test('the footnotes of a consolidated text name who amended it, and when', () => {
  const text = `VĂN PHÒNG QUỐC HỘI
Số: 15/VBHN-VPQH
NGHỊ ĐỊNH
VỀ PHƯỜNG
Nghị định số 1/2025/NĐ-CP ngày 02 tháng 01 năm 2025 của Chính phủ về phường, được sửa đổi, bổ sung bởi:
1. Nghị định số 3/2025/NĐ-CP ngày 03 tháng 3 năm 2025 của Chính phủ, có hiệu lực kể từ ngày 01 tháng 5 năm 2025.
Điều 1. Phạm vi
1. Một.
2.[1] Hai.
Điều 2.[2] (được bãi bỏ)
Điều 3. Ba có cụm từ[3] mới.
[1] Khoản này được sửa đổi, bổ sung theo quy định tại khoản 3 Điều 1 của Nghị định số 3/2025/NĐ-CP, có hiệu lực kể từ ngày 01 tháng 5 năm 2025.
[2] Điều này được bãi bỏ theo quy định tại Điều 2 của Nghị định số 3/2025/NĐ-CP, có hiệu lực kể từ ngày 01 tháng 5 năm 2025.
[3] Cụm từ “cũ” được thay thế bằng cụm từ “mới” theo quy định tại điểm a khoản 4 Điều 1 của Nghị định số 3/2025/NĐ-CP.`
  const all = findRelations(split(linesOf(text), ACTING), ACTING, FIRST_DAY, [])
  expect(all.map(({ kind, by, target, from }) => [kind, by, target, from])).toEqual([
    ['consolidates', 'vbhn-15-vbhn-vpqh', ACTING, undefined],
    ['amends', 'nd-03-2025-nd-cp', ACTING, '2025-05-01'],
    ['amends', 'nd-03-2025-nd-cp/dieu-1/khoan-3', `${ACTING}/dieu-1/khoan-2`, '2025-05-01'],
    ['repeals', 'nd-03-2025-nd-cp/dieu-2', `${ACTING}/dieu-2`, '2025-05-01'],
    ['amends', 'nd-03-2025-nd-cp/dieu-1/khoan-4/diem-a', `${ACTING}/dieu-3`, undefined],
  ])
})

describe('whatever text comes', () => {
  const piece = fc.constantFrom(
    'Bãi bỏ ',
    'sửa đổi, bổ sung ',
    'thay thế ',
    ' hết hiệu lực ',
    'Nghị định số 1/2010/NĐ-CP',
    'khoản 2 ',
    'Điều 5 ',
    'Nghị định này ',
    'trừ ',
    '; ',
    ', ',
    'và ',
    ': ',
    '.\n',
    '\n1. ',
    '\na) ',
    '\nĐiều 2. X\n',
    '“',
    '”',
    '(',
    ')',
    'kể từ ngày ',
    '01/01/2026',
    'quy định chi tiết ',
    'được kéo dài đến ',
    'vào sau ',
    'theo quy định tại ',
    '\n[1] ',
  )
  test('finding relations ends without a fault, in sound ids and words that the text has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, piece, fc.string({ maxLength: 8 })), { maxLength: 60 }),
        (pieces) => {
          const text = `Điều 1. A\n${pieces.join('')}`
          for (const { by, target, words, except = [] } of findRelations(
            treeOf(text),
            ACTING,
            undefined,
            [],
          )) {
            for (const id of [by, target, ...except]) expect(id).toMatch(/^[a-z0-9-]+(?:\/[a-z0-9.-]+)*$/)
            expect(words.length).toBeLessThanOrEqual(600)
            expect(target.startsWith(`${ACTING}/`) && !by.startsWith('nd-01-2010')).toBe(false)
          }
        },
      ),
      { numRuns: 400 },
    )
  })

  test.each([
    'Bãi bỏ Điều 5; ',
    'hết hiệu lực; ',
    'Nghị định số 1/2010/NĐ-CP; ',
    'Nghị định số 1/2010/NĐ-CP hết hiệu lực; ',
    'sửa đổi, ',
    'bãi bỏ khoản 2 và ',
    'được sửa đổi theo ',
    'được sửa đổi theo Luật số 1/2010/QH12, ',
    'từ ngày ',
    '(',
    '“',
    'cụm từ ',
    'Bãi bỏ:\n',
  ])('a hundred thousand characters of “%s” are read in two seconds', (words) => {
    const tree = treeOf(`Điều 1. A\n1. ${words.repeat(Math.ceil(100_000 / words.length))}`)
    // Time of this process alone: others may be using the machine.
    const started = process.cpuUsage()
    findRelations(tree, ACTING, FIRST_DAY, [])
    const { user, system } = process.cpuUsage(started)
    expect((user + system) / 1000).toBeLessThan(2000)
  })
})
