import { describe, expect, test } from 'vitest'
import { asksToPassOn, readCommand, readConsent, readNumber } from '#src/questions/commands.ts'
import { readErasure } from '#src/questions/erasure.ts'

describe('a yes or a no', () => {
  test.each([
    'có',
    'Có ạ',
    'vâng',
    'dạ',
    'ok',
    'đồng ý',
    'đồng ý chuyển',
    'có, chuyển giúp tôi',
    'chuyen di',
    'nhờ chuyển giùm',
    'ừ chuyển đi',
    'dạ được, chuyển giúp em với ạ',
    'có chứ',
    'ok luôn',
    'vâng chuyển cho cán bộ giúp em',
  ])('%s is a yes', (text) => expect(readConsent(text)).toBe('yes'))
  test.each(['không', 'ko', 'thôi', 'không cần đâu', 'khong chuyen', 'Thôi không cần nữa'])(
    '%s is a no',
    (text) => expect(readConsent(text)).toBe('no'),
  )
  test.each([
    'Có chuyện này tôi muốn hỏi: phường có hội đồng không?',
    'không cần Hội đồng nhân dân phường thông qua à?',
    'chuyển hộ khẩu thì làm ở đâu',
    'có phải nộp phí không',
    'có được chuyển không',
    'ừ chuyện đó ai lo',
    'cơ',
  ])('%s is neither', (text) => expect(readConsent(text)).toBeUndefined())
})

describe('a wish to pass on what is offered no more', () => {
  test.each(['à thôi chuyển giúp tôi', 'thôi chuyển đi', 'chuyển cho cán bộ giúp tôi'])('%s', (text) =>
    expect(asksToPassOn(text)).toBe(true),
  )
  test.each(['thôi', 'có', 'chuyển hộ khẩu', 'thôi không chuyển', 'có chuyện'])('%s is none', (text) =>
    expect(asksToPassOn(text)).toBe(false),
  )
})

describe('a wish to have everything deleted, once asked', () => {
  test.each(['ok xóa đi', 'ừ, xoá hết đi', 'dạ xóa giúp em', 'đồng ý xóa'])('%s is a yes', (text) =>
    expect(readErasure(text)).toBe('yes'),
  )
  test.each(['xóa gì cơ', 'xóa hộ khẩu ở đâu', 'có xóa không'])('%s is none', (text) =>
    expect(readErasure(text)).toBeUndefined(),
  )
})

describe('a command', () => {
  test.each([
    ['/start', 'start'],
    ['bắt đầu', 'start'],
    ['trợ giúp', 'help'],
    ['/cauhoimoi', 'new_question'],
    ['gặp cán bộ', 'official'],
    ['tôi muốn gặp cán bộ', 'official'],
    ['tra cuu', 'ticket'],
    ['/tracuu', 'ticket'],
    ['tôi muốn rút lại câu hỏi', 'withdraw'],
    ['cho em rút phiếu', 'withdraw'],
    ['bổ sung phiếu', 'how_to_add'],
    ['bổ sung vào phiếu của tôi', 'how_to_add'],
  ])('%s', (text, kind) => expect(readCommand(text)?.kind).toBe(kind))

  test.each([
    'Tra cứu quy hoạch đất ở đâu?',
    'bắt đầu thí điểm từ ngày nào',
    'gặp cán bộ phường thứ bảy được không',
    'muốn rút hồ sơ đã nộp ở phường thì làm sao',
    'bổ sung',
  ])('%s is a question', (text) => expect(readCommand(text)).toBeUndefined())
})

describe('a number of a choice', () => {
  test.each(['2', '2.', ' 2) ', 'số 2', 'mục 2 nhé', 'chọn số 2 ạ', 'y 2'])('%s', (text) =>
    expect(readNumber(text)).toBe(2),
  )
  test.each(['12', 'điều 2', 'khoản 2 điều 4', '2 phó chủ tịch', '2022', ''])('%s is none', (text) =>
    expect(readNumber(text)).toBeUndefined(),
  )
})
