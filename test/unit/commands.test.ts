import { describe, expect, test } from 'vitest'
import { asksToPassOn, readCommand, readConsent, readNumber } from '#src/questions/commands.ts'
import { numberPicked, picked } from '#src/questions/pick.ts'
import { readErasure } from '#src/questions/erasure.ts'
import { OFFERED_COMMANDS } from '#src/questions/phrases-commands.ts'

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
    'ừ đúng rồi',
    'đúng',
    'đúng vậy ạ',
    'phải',
    'okie',
    'uk em',
    'gửi đi',
    'ừ gửi cho cán bộ giúp em',
    'ừ thôi chuyển đi',
    '👍',
    '👍🏽👍🏽',
    '✅',
  ])('%s is a yes', (text) => expect(readConsent(text)).toBe('yes'))
  test.each([
    'đừng chuyển',
    'đừng gửi',
    'để sau nhé',
    'thôi khỏi cảm ơn',
    'không cảm ơn',
    'không',
    'ko',
    'thôi',
    'không cần đâu',
    'khong chuyen',
    'Thôi không cần nữa',
    '👎',
    '❌',
  ])('%s is a no', (text) => expect(readConsent(text)).toBe('no'))
  test.each([
    'Có chuyện này tôi muốn hỏi: phường có hội đồng không?',
    'không cần Hội đồng nhân dân phường thông qua à?',
    'chuyển hộ khẩu thì làm ở đâu',
    'có phải nộp phí không',
    'có được chuyển không',
    'ừ chuyện đó ai lo',
    // Without marks it may be "đừng" as well.
    'dung',
    'đừng',
    'đúng là phường có hội đồng không',
    'phải nộp phí không',
    'thôi chuyển',
    'gửi xe ở đâu',
    'cơ',
    '🙏',
    ' ',
    '👍 phường có hội đồng không',
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
  test.each(['giữ lại', 'giữ nguyên nhé', 'thôi không xóa nữa'])('%s is a no', (text) =>
    expect(readErasure(text)).toBe('no'),
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
    ['/phieucuatoi', 'own_tickets'],
    ['/phieu_cua_toi', 'own_tickets'],
    ['/PhieuCuaToi', 'own_tickets'],
    ['/rutphieu', 'withdraw'],
    ['/rutphieu 1111-2222-3336', 'withdraw'],
    ['/bosungphieu', 'how_to_add'],
    ['/nguyenvan', 'verbatim'],
    // Telegram puts behind it what a link to the bot carries.
    ['/start tu_trang_web', 'start'],
    ['/xoadulieu của tôi nhé', 'forget'],
    ['xóa', 'forget'],
    ['xoá hết đi', 'forget'],
    ['/gapcanbo tôi muốn hỏi về đất', 'official_about'],
    ['/cauhoimoi lệ phí kết hôn', 'new_question_about'],
  ])('%s', (text, kind) => expect(readCommand(text)?.kind).toBe(kind))

  test.each([
    'Tra cứu quy hoạch đất ở đâu?',
    'bắt đầu thí điểm từ ngày nào',
    'gặp cán bộ phường thứ bảy được không',
    'muốn rút hồ sơ đã nộp ở phường thì làm sao',
    'bổ sung',
    '/hoi lệ phí đăng ký kết hôn',
    '/tracuu Nghị quyết 98',
    'tra cứu 98',
    'xóa hộ khẩu',
    'phiếu bầu có mấy loại',
    '/hà nội',
    '/98',
    'và/hoặc',
  ])('%s is a question', (text) => expect(readCommand(text)).toBeUndefined())
})

describe('a command with a slip of the finger', () => {
  test.each([
    ['/phieucuatio', 'own_tickets'],
    ['/phieucuato', 'own_tickets'],
    ['/rutphieuu', 'withdraw'],
    ['/rutphei', 'withdraw'],
    ['/tracu', 'ticket'],
    ['/tragiup', 'help'],
    ['/gapcanboo', 'official'],
    ['/strat', 'start'],
    ['/bosunphieu', 'how_to_add'],
    ['/xoadulieuu', 'forget'],
  ])('%s', (text, kind) => expect(readCommand(text)?.kind).toBe(kind))

  test('with the code of a ticket looks that one up', () => {
    expect(readCommand('/tracuuu 1111-2222-3336')).toEqual(readCommand('tra cứu 1111-2222-3336'))
  })

  test.each(['/foo', '/now', '/thoitiet', '/menus_2', '/dangky', '/hi'])('%s is none of ours', (text) =>
    expect(readCommand(text)).toEqual({ kind: 'unknown' }),
  )
})

test.each(['tra cứu 1234 5678 901', 'mã phiếu: 1234-5678-90123', 'phiếu của em 12345', '/tracu 1234'])(
  '%s is the code of a ticket with a digit too few or too many',
  (text) => expect(readCommand(text)).toEqual({ kind: 'ticket', code: 'incomplete' }),
)

test.each(OFFERED_COMMANDS.map(({ command }) => command))('/%s is offered and understood', (command) => {
  expect(readCommand(`/${command}`)?.kind).not.toBe('unknown')
  expect(readCommand(`/${command}`)).toBeDefined()
})

describe('a number of a choice', () => {
  test.each(['2', '2.', ' 2) ', 'số 2', 'mục 2 nhé', 'chọn số 2 ạ', 'y 2'])('%s', (text) =>
    expect(readNumber(text)).toBe(2),
  )
  test.each(['12', 'điều 2', 'khoản 2 điều 4', '2 phó chủ tịch', '2022', ''])('%s is none', (text) =>
    expect(readNumber(text)).toBeUndefined(),
  )
})

describe('of a list of three', () => {
  const list = ['một', 'hai', 'ba'].map((value) => ({ label: `Mục ${value}`, value }))

  test.each([
    ['một', 'một'],
    ['mot a', 'một'],
    ['1 nhé', 'một'],
    ['cái đầu tiên', 'một'],
    ['số một', 'một'],
    ['ừ, chọn mục hai', 'hai'],
    ['cái thứ 2', 'hai'],
    ['hai'.normalize('NFD'), 'hai'],
    ['BA', 'ba'],
    ['cái cuối cùng', 'ba'],
    ['Mục ba', 'ba'],
  ])('“%s” is the choice “%s”', (text, value) => expect(picked(list, text)?.value).toBe(value))

  test.each(['bốn', 'bà', 'hải', 'mười', 'một chút', 'hai phường nào', 'nhất', 'thứ', ''])(
    '“%s” is none',
    (text) => expect(picked(list, text)).toBeUndefined(),
  )

  test('a numeral means nothing where nothing is offered', () => {
    expect(numberPicked([], 'hai')).toBeUndefined()
    expect(numberPicked(list, 'năm')).toBe(5)
  })
})
