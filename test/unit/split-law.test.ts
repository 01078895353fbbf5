import { describe, expect, test } from 'vitest'
import type { Line } from '#knowledge/import/reading.ts'
import { split } from '#knowledge/import/split.ts'
import { addresses, linesOf, piece, treeOf } from '../fixtures/law-tree.ts'

describe('the tree of a document', () => {
  test('has parts, chapters, sections, articles, clauses and points, each with its own words', () => {
    const tree = treeOf(`
PHẦN THỨ NHẤT
QUY ĐỊNH CHUNG
Chương I
PHẠM VI
VÀ ĐỐI TƯỢNG
Mục 1. PHẠM VI
Tiểu mục 1. Phạm vi hẹp
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định:
1. Việc thứ nhất:
a) Điểm a;
b) Điểm b.
2. Việc thứ hai.
CHƯƠNG II: ĐIỀU KHOẢN THI HÀNH
Điều 2. Hiệu lực
Nghị định này có hiệu lực từ ngày 01 tháng 7 năm 2025.`)
    expect(tree.unplaced).toEqual([])
    expect(tree.nodes.map(({ level, heading }) => [level, heading])).toEqual([
      ['part', 'QUY ĐỊNH CHUNG'],
      ['chapter', 'PHẠM VI VÀ ĐỐI TƯỢNG'],
      ['section', 'PHẠM VI'],
      ['subsection', 'Phạm vi hẹp'],
      ['article', 'Phạm vi điều chỉnh'],
      ['clause', undefined],
      ['point', undefined],
      ['point', undefined],
      ['clause', undefined],
      ['chapter', 'ĐIỀU KHOẢN THI HÀNH'],
      ['article', 'Hiệu lực'],
    ])
    expect(piece(tree, 'dieu-1')).toMatchObject({
      text: 'Nghị định này quy định:',
      parent: 'nd-01-2025-nd-cp/phan-thu-nhat/chuong-i/muc-1/tieu-muc-1',
      children: ['nd-01-2025-nd-cp/dieu-1/khoan-1', 'nd-01-2025-nd-cp/dieu-1/khoan-2'],
    })
    expect(piece(tree, 'dieu-1/khoan-1/diem-b')).toMatchObject({ text: 'Điểm b.', lines: [{ number: 13 }] })
  })

  test('puts point đ after d and e after đ', () => {
    const tree = treeOf('Điều 1. A\n1. Gồm:\na) a;\nb) b;\nc) c;\nd) d;\nđ) đ;\ne) e;\ng) g.')
    expect(addresses(tree).slice(2)).toEqual(
      ['a', 'b', 'c', 'd', 'dd', 'e', 'g'].map((one) => `dieu-1/khoan-1/diem-${one}`),
    )
    expect([tree.unplaced, tree.gaps]).toEqual([[], []])
  })

  test('gives points to an article without clauses', () => {
    expect(addresses(treeOf('Điều 1. A\nGồm:\na) một;\nb) hai.'))).toEqual([
      'dieu-1',
      'dieu-1/diem-a',
      'dieu-1/diem-b',
    ])
  })

  test('keeps the letter of what was inserted', () => {
    const tree = treeOf('Điều 7. A\n1. x\n1a. y\na) p\na1) q\nb) r\nĐiều 7a. B\nC.\nĐiều 8. D')
    // An excerpt may begin anywhere; that is said, not refused.
    expect(addresses(tree)).toEqual([
      'dieu-7',
      'dieu-7/khoan-1',
      'dieu-7/khoan-1a',
      'dieu-7/khoan-1a/diem-a',
      'dieu-7/khoan-1a/diem-a1',
      'dieu-7/khoan-1a/diem-b',
      'dieu-7a',
      'dieu-8',
    ])
    expect(tree.gaps).toEqual([{ kind: 'skipped', line: 1, text: 'Điều 1–6' }])
  })

  test('takes an unnumbered paragraph to the clause or point above it', () => {
    const tree = treeOf(
      'Điều 1. A\n1. Khoản một.\nĐoạn hai của khoản một.\n2. Gồm:\na) Điểm a.\nĐoạn hai của điểm a;\nb) Điểm b.',
    )
    expect(piece(tree, 'dieu-1/khoan-1').text).toBe('Khoản một.\nĐoạn hai của khoản một.')
    expect(piece(tree, 'dieu-1/khoan-2/diem-a').text).toBe('Điểm a.\nĐoạn hai của điểm a;')
  })

  test('gives the paragraph after the last point back to the clause when it speaks of the whole clause', () => {
    const text = (last: string) => `Điều 1. A\n1. Gồm:\na) Điểm a;\nb) Điểm b.\n${last}`
    const ofClause = treeOf(text('Việc quy định tại khoản này do Chính phủ hướng dẫn.'))
    expect(piece(ofClause, 'dieu-1/khoan-1').text).toBe(
      'Gồm:\nViệc quy định tại khoản này do Chính phủ hướng dẫn.',
    )
    const ofPoint = treeOf(text('Việc quy định tại điểm a khoản này do Chính phủ hướng dẫn.'))
    expect(piece(ofPoint, 'dieu-1/khoan-1/diem-b').text).toContain('Việc quy định')
  })

  test('gives it back too when it calls the clause by its number, and not when it calls another', () => {
    const tree = treeOf(`
Điều 1. A
1. Một:
a) Điểm a;
b) Điểm b.
Căn cứ khoản 1 Điều này, Ủy ban nhân dân hướng dẫn.
2. Hai:
a) Điểm a.
Việc quy định tại khoản 1 Điều này tính vào điểm này.`)
    expect(piece(tree, 'dieu-1/khoan-1').text).toContain('Căn cứ khoản 1 Điều này')
    expect(piece(tree, 'dieu-1/khoan-2/diem-a').text).toContain('Việc quy định')
  })

  test.each([
    [
      'without a heading',
      'Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.',
      undefined,
      'Ban hành kèm theo Quyết định này Quy chế làm việc.',
    ],
    [
      'with its heading below',
      'Điều 1\nPhạm vi điều chỉnh\nVăn bản này quy định việc A.',
      'Phạm vi điều chỉnh',
      'Văn bản này quy định việc A.',
    ],
    ['in capitals', 'ĐIỀU 1: PHẠM VI\nVăn bản này quy định.', 'PHẠM VI', 'Văn bản này quy định.'],
    ['torn by a PDF', 'Đ iều 1. Phạm vi\nVăn bản này quy định.', 'Phạm vi', 'Văn bản này quy định.'],
  ])('reads an article %s', (_, text, heading, words) => {
    const article = piece(treeOf(text), 'dieu-1')
    expect([article.heading, article.text]).toEqual([heading, words])
  })

  test('is the same in NFD, and with either place of the tone', () => {
    const text =
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nNGHỊ ĐỊNH\nVỀ HÒA GIẢI\nĐiều 1. Hòa giải\n1. Việc hòa giải ở xã.\nđ) Khoản này không có điểm a.'
    const tree = treeOf(text)
    expect(
      treeOf(text.normalize('NFD')).nodes.map(({ id, text: words, heading }) => [id, words, heading]),
    ).toEqual(tree.nodes.map(({ id, text: words, heading }) => [id, words, heading]))
    const newer = treeOf(text.replaceAll('òa', 'oà').replaceAll('ÒA', 'OÀ'))
    expect(newer.nodes.map(({ id, level }) => [id, level])).toEqual(
      tree.nodes.map(({ id, level }) => [id, level]),
    )
    // The wording itself stays as the document writes it.
    expect(piece(newer, 'dieu-1').heading).toBe('Hoà giải')
  })
})

describe('wording for another document', () => {
  test('is not an article of the amending one', () => {
    const tree = treeOf(`
Điều 1. Sửa đổi, bổ sung một số điều
1. Sửa đổi, bổ sung Điều 5 như sau:
“Điều 5. Nguyên tắc
1. Công khai.
a) Trên trang thông tin;
2. Minh bạch.”.
2. Bổ sung Điều 5a vào sau Điều 5 như sau: “Điều 5a. Tên
1. Nội dung”.
3. Bãi bỏ Điều 6.
Điều 2. Hiệu lực`)
    expect(addresses(tree)).toEqual([
      'dieu-1',
      'dieu-1/khoan-1',
      'dieu-1/khoan-2',
      'dieu-1/khoan-3',
      'dieu-2',
    ])
    expect(piece(tree, 'dieu-1/khoan-1')).toMatchObject({ quoted: [4, 5, 6, 7] })
    expect(piece(tree, 'dieu-1/khoan-1').text).toContain('“Điều 5. Nguyên tắc\n1. Công khai.')
    expect(tree.unplaced).toEqual([])
  })

  test('may stand between straight marks, and hold marks of its own', () => {
    const tree = treeOf(
      'Điều 1. A\n1. Sửa đổi khoản 2 Điều 3 như sau:\n"2. Cụm từ "xã" gồm\n3. cả "phường".".\n2. Thay cụm từ “huyện” bằng “xã”.',
    )
    expect(addresses(tree)).toEqual(['dieu-1', 'dieu-1/khoan-1', 'dieu-1/khoan-2'])
  })

  test('that is never closed is named, and does not swallow the rest', () => {
    const tree = treeOf(
      'Điều 1. A\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n2. Sửa đổi Điều 6 như sau:\n“Điều 6. Tên”.\nĐiều 2. B',
    )
    expect(tree.unplaced).toEqual([{ line: 3, text: '“Điều 5. Tên', reason: 'quote-not-closed' }])
    expect(addresses(tree)).toEqual(['dieu-1', 'dieu-1/khoan-1', 'dieu-1/khoan-2', 'dieu-2'])
  })
})

test('a straight mark that is never closed does not take the next quotation for its end', () => {
  const tree = treeOf(
    'Điều 1. A\n1. Sửa đổi Điều 5 như sau:\n"Điều 5. Tên\n2. Sửa đổi Điều 6 như sau:\n"Điều 6. Tên\n3. Bãi bỏ Điều 7.',
  )
  expect(tree.unplaced).toContainEqual({ line: 3, text: '"Điều 5. Tên', reason: 'quote-not-closed' })
  expect(addresses(tree)).toContain('dieu-1/khoan-2')
})

describe('what is no provision', () => {
  test('before the first article and after the last has its own place', () => {
    const tree = treeOf(`
CHÍNH PHỦ
Số: 01/2025/NĐ-CP
NGHỊ ĐỊNH
VỀ VIỆC A
Căn cứ Luật B;
Điều 1. A
1. Một.
2. Hai.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Nguyễn Văn A
PHỤ LỤC I
DANH MỤC
(Kèm theo Nghị định số 01/2025/NĐ-CP)
1. Mục một
Mẫu số 01
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HỢP ĐỒNG
Điều 1. Bên A
Điều 2. Bên B`)
    expect(tree.nodes.map(({ level, lines }) => [level, lines.length])).toEqual([
      ['front', 5],
      ['article', 1],
      ['clause', 1],
      ['clause', 1],
      ['closing', 3],
      ['appendix', 4],
      ['appendix', 5],
    ])
    expect(tree.unplaced).toEqual([])
  })

  test('below a ruled line is the end, also where nobody signs', () => {
    const tree = treeOf('Điều 1. A\n1. Một.\n__________\nNguyễn Văn A')
    expect(piece(tree, 'phan-cuoi').lines).toHaveLength(2)
    expect(piece(tree, 'dieu-1/khoan-1').text).toBe('Một.')
  })

  test('such as a regulation issued with a decision keeps its own articles to itself', () => {
    const tree = treeOf(
      'Điều 1. Ban hành kèm theo Quyết định này Quy chế.\nĐiều 2. Hiệu lực.\nQUY CHẾ\nLÀM VIỆC\n(Ban hành kèm theo Quyết định số 5/QĐ-UBND)\nĐiều 1. Phạm vi\nĐiều 2. Đối tượng',
    )
    expect(addresses(tree)).toEqual(['dieu-1', 'dieu-2'])
    expect(piece(tree, 'quy-che')).toMatchObject({ level: 'appendix', heading: 'QUY CHẾ' })
    expect(piece(tree, 'quy-che').lines).toHaveLength(5)
  })

  test('is the footnotes of a consolidated text, however many articles they quote', () => {
    const tree = treeOf(`
Điều 1.[1] Phạm vi
1. Khoản một[2] và m[9].
2. Khoản hai.
XÁC THỰC VĂN BẢN HỢP NHẤT
CHỦ NHIỆM
[1] Điều này được sửa đổi theo Điều 2 Luật số 01/2025/QH15.
[2] Luật số 01/2025/QH15 quy định như sau:
“Điều 2. Hiệu lực
1. Luật này có hiệu lực.”.`)
    expect(addresses(tree)).toEqual(['dieu-1', 'dieu-1/khoan-1', 'dieu-1/khoan-2'])
    expect(piece(tree, 'dieu-1')).toMatchObject({ heading: 'Phạm vi', notes: ['1'] })
    // [9] is no footnote of this text: a bracket that is the law's own stays.
    expect(piece(tree, 'dieu-1/khoan-1')).toMatchObject({ text: 'Khoản một và m[9].', notes: ['2'] })
    expect(piece(tree, 'chu-thich-2').lines).toHaveLength(3)
  })

  test('is a footnote printed between two halves of an article', () => {
    const lines: readonly Line[] = [
      { number: 1, text: 'Điều 1. A' },
      { number: 2, text: '1. Một.' },
      { number: 3, text: '[1] Điều 5. Chú thích', role: 'footnote' },
      { number: 4, text: '2. Chú thích tiếp', role: 'footnote' },
      { number: 5, text: '2. Hai.' },
    ]
    const tree = split(lines)
    expect(addresses(tree)).toEqual(['dieu-1', 'dieu-1/khoan-1', 'dieu-1/khoan-2'])
    expect(piece(tree, 'chu-thich-1').text).toBe('Điều 5. Chú thích\n2. Chú thích tiếp')
  })

  test('is the numbers in a table', () => {
    const tree = split([
      { number: 1, text: 'Điều 1. A' },
      { number: 2, text: '1. Theo bảng:' },
      { number: 3, text: '2. | Phường | 15', role: 'table' },
      { number: 4, text: '2. Hai.' },
    ])
    expect(addresses(tree)).toEqual(['dieu-1', 'dieu-1/khoan-1', 'dieu-1/khoan-2'])
    expect(piece(tree, 'dieu-1/khoan-1').text).toBe('Theo bảng:\n2. | Phường | 15')
  })
})

describe('what is missing or out of place', () => {
  test('is kept as a gap where the file says so, and is no part of the wording', () => {
    const tree = treeOf(
      'Điều 1. A\n1. Một.\n[THIẾU: các khoản còn lại của Điều 1]\nĐiều 2. [THIẾU]\n[THIẾU: Điều 3, Điều 4]\nĐiều 5. [THIẾU, trừ khoản 11]\n11. [THIẾU: tên] Nội dung.\n[Ghi chú của người nhập]\n[THIẾU: từ Điều 6 đến Điều 9]',
    )
    expect(
      tree.gaps.map(({ kind, line, within }) => [kind, line, within?.replace('nd-01-2025-nd-cp/', '')]),
    ).toEqual([
      ['marked', 3, 'dieu-1'],
      ['marked', 4, 'dieu-2'],
      ['marked', 5, undefined],
      ['marked', 6, 'dieu-5'],
      ['marked', 7, 'dieu-5/khoan-11'],
      ['marked', 9, undefined],
    ])
    expect(piece(tree, 'dieu-5/khoan-11').text).toBe('Nội dung.')
    expect(tree.remarks.map(({ number }) => number)).toEqual([8])
    expect(tree.unplaced).toEqual([])
  })

  test('is said where the count jumps without a word', () => {
    const tree = treeOf('Điều 1. [THIẾU: tên]\n1. Một.\n3. [THIẾU: câu đầu] Ba.\na) a;\nc) c.\nĐiều 4. B')
    const skipped = tree.gaps.filter(({ kind }) => kind === 'skipped')
    expect(skipped.map(({ kind, line, text }) => [kind, line, text])).toEqual([
      ['skipped', 3, 'khoản 2'],
      ['skipped', 5, 'điểm b'],
      ['skipped', 6, 'Điều 2–3'],
    ])
  })

  test('waits for a person when it does not count on', () => {
    const tree = treeOf(
      'Dòng lạ trên đầu trang\nNGHỊ ĐỊNH\nĐiều 1. A\n1. Một.\n2. Hai.\n1. Lại một.\nĐiều 148. Nhắc lại\nĐiều 2. B',
    )
    expect(tree.unplaced.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'before-heading'],
      [6, 'out-of-order'],
      [7, 'out-of-order'],
    ])
    expect(addresses(tree)).toEqual(['dieu-1', 'dieu-1/khoan-1', 'dieu-1/khoan-2', 'dieu-2'])
  })

  test('is what counts on behind a line that looked like the end', () => {
    const tree = treeOf('Điều 1. A\n1. Một.\n______\n2. Hai.\nĐiều 2. B\nNơi nhận:\n- Lưu: VT.\n3. Ba.')
    expect(addresses(tree)).toEqual(['dieu-1', 'dieu-1/khoan-1', 'dieu-1/khoan-2', 'dieu-2'])
    expect(tree.unplaced.map(({ line, reason }) => [line, reason])).toEqual([[8, 'out-of-order']])
  })

  test('is all of a text without articles but its heading', () => {
    const tree = treeOf('ỦY BAN NHÂN DÂN\nSố: 12/KH-UBND\nKẾ HOẠCH\nI. Mục đích\nLàm việc này.')
    expect(tree.unplaced.map(({ line }) => line)).toEqual([4, 5])
  })

  test('is not the roman numbers of a list within a point, nor a year, a sum or a citation at the head of a line', () => {
    const tree = treeOf(
      'Điều 1. A\n1. Gồm:\na) Như sau:\ni) một;\nii) hai;\n2025. Năm nay.\n1.000 đồng\nĐiều 5 của Nghị định này.\nMục 2 Chương I của Luật này.\nb) Hai.',
    )
    expect(addresses(tree)).toEqual([
      'dieu-1',
      'dieu-1/khoan-1',
      'dieu-1/khoan-1/diem-a',
      'dieu-1/khoan-1/diem-b',
    ])
    expect(tree.unplaced).toEqual([])
    expect(piece(tree, 'diem-a').lines).toHaveLength(7)
  })
})

describe('the document itself', () => {
  test('is known by what its heading says', () => {
    const tree = split(
      linesOf(`QUỐC HỘI
Luật số: 72/2025/QH15
CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
LUẬT
TỔ CHỨC CHÍNH QUYỀN
ĐỊA PHƯƠNG
Căn cứ Hiến pháp;
Quốc hội ban hành Luật Tổ chức chính quyền địa phương.
Điều 1. Hiệu lực
Luật này có hiệu lực thi hành từ ngày được thông qua.
Luật này được Quốc hội khóa XV thông qua ngày 16 tháng 6 năm 2025.`),
    )
    expect(tree.document).toEqual({
      id: 'luat-72-2025-qh15',
      kind: 'Luật',
      number: '72/2025/QH15',
      name: 'Tổ chức chính quyền địa phương',
      issuer: 'Quốc hội',
      passedOn: '2025-06-16',
      inForce: { words: 'Luật này có hiệu lực thi hành từ ngày được thông qua', from: '2025-06-16' },
    })
  })

  test('is the one consolidated, not the consolidation', () => {
    const tree = split(
      linesOf(`VĂN PHÒNG QUỐC HỘI
Số: 105/VBHN-VPQH
NGHỊ QUYẾT
VỀ THÍ ĐIỂM MỘT SỐ CƠ CHẾ
Nghị quyết số 98/2023/QH15 ngày 24 tháng 6 năm 2023 của Quốc hội về thí điểm một số cơ chế, có hiệu lực từ ngày 01 tháng 8 năm 2023, được sửa đổi, bổ sung bởi:
1. Luật Tổ chức chính quyền địa phương số 72/2025/QH15 ngày 16 tháng 6 năm 2025 của Quốc hội.
Điều 1. Phạm vi`),
    )
    expect(tree.document).toMatchObject({
      id: 'nq-98-2023-qh15',
      issuedOn: '2023-06-24',
      inForce: { from: '2023-08-01' },
      consolidation: '105/VBHN-VPQH',
    })
    expect(tree.nodes.map(({ level }) => level)).toEqual(['front', 'article'])
  })

  test('holds from the day it names for itself, not for one of its clauses or in words it quotes', () => {
    const held = (...lines: string[]) =>
      split(linesOf(['Nghị định số 01/2025/NĐ-CP về A', 'Điều 1. Hiệu lực', ...lines].join('\n'))).document
        ?.inForce?.from
    expect(
      held(
        '1. Khoản 4 Điều 8 của Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2025.',
        '2. Sửa đổi như sau:',
        '“3. Nghị định này có hiệu lực từ ngày 02 tháng 02 năm 2025.”.',
        '3. Nghị định này có hiệu lực thi hành kể từ ngày 15 tháng 3 năm 2025.',
      ),
    ).toBe('2025-03-15')
    expect(held('Nghị định này có hiệu lực từ ngày 31 tháng 02 năm 2025.')).toBeUndefined()
  })

  test('has no number where the text says none', () => {
    expect(split(linesOf('Điều 1. A'))).toMatchObject({ nodes: [{ id: 'chua-ro-so-hieu/dieu-1' }] })
    expect(split([])).toEqual({ nodes: [], unplaced: [], gaps: [], remarks: [] })
  })
})
