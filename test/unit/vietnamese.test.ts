import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, settle, syllables } from '#knowledge/vietnamese.ts'
import { cpuMs } from '../fixtures/cpu-ms.ts'

describe('one form for what phones write in many', () => {
  test.each([
    ['hoà', 'hòa'],
    ['Hoà Bình', 'Hòa Bình'],
    ['UỶ BAN', 'ỦY BAN'],
    ['uỷ', 'ủy'],
    ['thuý', 'thúy'],
    ['khoẻ', 'khỏe'],
    ['tuỳ', 'tùy'],
    ['hòan toàn', 'hoàn toàn'],
    ['qúy', 'quý'],
    ['qủa', 'quả'],
    ['gìa', 'già'],
  ])('%s and %s become one', (written, settled) => {
    expect(settle(written)).toBe(settled)
    expect(settle(settled)).toBe(settled)
  })

  test.each([
    ['quý', 'giá', 'quà', 'già', 'gì', 'gìn', 'giữ', 'giếng', 'quốc', 'quỳnh', 'quyết'],
    ['khuỷu', 'ngoèo', 'xoáy', 'loại', 'hoạch', 'huỳnh', 'thuở', 'Huế', 'Nguyễn', 'nghiêng'],
    ['mía', 'của', 'mùa', 'người', 'được', 'yếu', 'tài', 'hỏi', 'cứu', 'khuya'],
    ['résumé', 'Müller', 'café', 'Señor'],
  ])('what stands right, or is not Vietnamese, stays: %s, %s, %s …', (...words) => {
    expect(words.map(settle)).toEqual(words)
  })

  test('marks typed after their letter become one letter with it', () => {
    expect(settle('u\u0309y ban, tie\u0302\u0301ng Vie\u0323\u0302t')).toBe('ủy ban, tiếng Việt')
  })

  test('what nobody sees is dropped, and words stay whole', () => {
    expect(settle('ủy\u200b ban\u{e0041} nhân\u00ad dân\u0000\ufeff')).toBe('ủy ban nhân dân')
  })

  test('lines stay lines, however they end', () => {
    expect(settle('một\r\nhai\rba\nbốn\tnăm')).toBe('một\nhai\nba\nbốn\tnăm')
  })

  test('half a character becomes the sign for one that was lost', () => {
    expect(settle('đất\ud83d nhà')).toBe('đất\ufffd nhà')
  })
})

describe('folding', () => {
  test('takes every mark and every capital', () => {
    expect(fold('Ủy ban nhân dân quận ĐỐNG ĐA, phường Ô Chợ Dừa')).toBe(
      'uy ban nhan dan quan dong da, phuong o cho dua',
    )
  })
})

describe('syllables', () => {
  test('are lower-case, in order, without signs', () => {
    expect(syllables('Điều 4. Uỷ ban nhân dân – phường?')).toEqual([
      'điều',
      '4',
      'ủy',
      'ban',
      'nhân',
      'dân',
      'phường',
    ])
  })

  test('a legal number gives its pieces, however it is typed', () => {
    expect(syllables('98/2023/QH15')).toEqual(['98', '2023', 'qh', '15'])
    expect(syllables('98-2023 qh 15')).toEqual(syllables('98/2023/QH15'))
    expect(syllables('32/2021/nđ-cp')).toEqual(['32', '2021', 'nđ', 'cp'])
    expect(syllables('nq97')).toEqual(['nq', '97'])
  })
})

const vietnamese = fc.string({
  unit: fc.constantFrom(
    ...Array.from('aăâeêioôơuưybcdđghklmnpqrstvx AOUYĐ\u0300\u0301\u0303\u0309\u0323\u0302\u200d\n'),
    'á',
    'ò',
    'ỷ',
    'ệ',
    'Ữ',
    'ẵ',
    'gi',
    'qu',
    'ng',
    'oà',
    '\ud800',
    '\u{1f600}',
  ),
  maxLength: 60,
})
const anything = fc.oneof(vietnamese, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

describe('for every text', () => {
  test('settling twice is settling once', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(settle(settle(text))).toBe(settle(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('folding twice is folding once', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('settling changes neither letters nor which tones there are', () => {
    fc.assert(
      fc.property(vietnamese, (text) => {
        const tones = (of: string): string[] =>
          (of.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? []).toSorted()
        // Up to two marks on a letter; piles of them are decoration and are cut.
        fc.pre(!/[\p{M}\u200d]{2}/u.test(text) && text.isWellFormed())
        expect(fold(settle(text))).toBe(fold(text))
        expect(tones(settle(text))).toEqual(tones(text))
      }),
      { numRuns: 2000 },
    )
  })

  test('a text and its settled form have the same syllables', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(syllables(settle(text))).toEqual(syllables(text))
      }),
      { numRuns: 2000 },
    )
  })
})

test.each([
  ['misplaced tones', 'hoà '],
  ['piles of marks', 'a\u0301\u0323\u0302'],
  ['marks alone', '\u0301\u0323'],
  ['one endless word', 'nghiêng'],
  ['zero-width characters', '\u200b'],
  ['half characters', '\ud800'],
  ['digits and letters in turn', '1a'],
])('a hundred thousand characters of %s take no longer in a row than in pieces', (_, piece) => {
  const long = piece.repeat(Math.ceil(100_000 / piece.length))
  const short = long.slice(0, 10_000)
  const work = (text: string): void => {
    settle(text)
    fold(text)
    syllables(text)
  }
  const pieces = fastest(() => {
    for (let turn = 0; turn < 10; turn += 1) work(short)
  })
  // Square growth would make it ten times as long; the rest is for a busy machine.
  expect(fastest(() => work(long))).toBeLessThan(Math.max(4 * pieces, 150))
})

test('a hundred thousand characters are settled in under 50 ms', () => {
  const question = 'Uỷ ban nhân dân phường ở Hoà Bình có thẩm quyền gì về đất đai? '.repeat(1600)
  expect(fastest(() => settle(question))).toBeLessThan(50)
})

/** The fastest of five, in milliseconds: what else the machine does can only make a run slower. */
function fastest(work: () => void): number {
  return Math.min(...Array.from({ length: 5 }, () => cpuMs(work)))
}
