import { describe, expect, test } from 'vitest'
import { systemPage } from '#src/console/pages/system.ts'
import { TicketCode } from '#src/domain/ids.ts'
import type { ChannelState, SystemState } from '#src/operating/state.ts'
import { anOfficial, at, LAN } from '../contract/build.ts'

const [CODE, OTHER_CODE] = ['0000-0000-0001', '0000-0000-0002'].map((code) => TicketCode.parse(code)) as [
  TicketCode,
  TicketCode,
]

const WELL = {
  waiting: 0,
  oldestSeconds: 0,
  dead: 0,
  sentAt: at(10),
  failed: null,
  connected: true,
  unread: undefined,
}

const ON = { off: false, sentence: '', why: '', by: null, since: new Date(0), revision: 0 }

const ROOM = {
  bound: 'maxmemory',
  freeBytes: 768 * 1024 ** 2,
  wholeBytes: 1024 ** 3,
  usedBytes: 256 * 1024 ** 2,
  logBytes: 1024 ** 2,
  failed: [],
} as const
const BACKUP = { at: at(1000 - 3600), bytes: 20 * 1024 ** 2 }
const SAFE = { at: at(1000), setUp: [], room: ROOM, daysLeft: undefined, backup: BACKUP }

function aState(wish: Partial<SystemState> = {}): SystemState {
  return {
    at: at(1000),
    store: 'redis',
    safekeeping: SAFE,
    figures: {
      waitingMessages: 0,
      waitingLanes: 0,
      oldestMessageSeconds: 0,
      waitingDeliveries: 0,
      oldestDeliverySeconds: 0,
      deadDeliveries: 0,
      deadNotices: 0,
      openTickets: 0,
    },
    knowledge: { version: 'v7', provisions: 1234 },
    channels: [{ ...WELL, network: 'zalo' }],
    loops: [{ name: 'turns', underWay: 0, lookedAt: at(999), faultAt: null }],
    switches: { answering: ON, telegram: ON, zalo: ON },
    unreadableTickets: [],
    notices: [],
    letters: [],
    journal: [],
    ...wish,
  }
}

async function seen(wish: Partial<SystemState>): Promise<string> {
  const session = {
    tokenHash: 's',
    official: LAN,
    csrfToken: 'c',
    startedAt: at(0),
    lastUsedAt: at(0),
    expiresAt: at(100),
  }
  return String(await systemPage({ official: anOfficial(), session }, aState(wish)))
}

test.each([
  ['log_off', 'appendonly yes'],
  ['log_late', 'appendfsync always'],
  ['may_evict', 'maxmemory-policy noeviction'],
  ['unknown', 'Không đọc được cấu hình'],
] as const)(
  'a store that may lose something (%s) is told of in words, with what to set',
  async (warning, words) => {
    const page = await seen({ safekeeping: { ...SAFE, setUp: [warning] } })
    expect(page).toContain('Cần người vận hành kiểm tra')
    expect(page).toContain(words)
  },
)

test('a system that is well says so, with what it runs on', async () => {
  const page = await seen({})
  expect(page).toContain('Mọi việc đang chạy bình thường.')
  expect(page).not.toContain('Cần người vận hành kiểm tra')
  expect(page).toContain('Redis, dùng chung')
  expect(page).toContain('bản v7, 1.234 điều, khoản, điểm')
})

describe('what is wrong is said with what to do about it', () => {
  const zalo = (wish: Partial<ChannelState>): Partial<SystemState> => ({
    channels: [{ ...WELL, network: 'zalo', ...wish }],
  })

  test.each<readonly [string, Partial<SystemState>, string]>([
    [
      'a refused token',
      zalo({ dead: 3, failed: { at: at(900), why: 'zalo_auth' } }),
      'đặt ZALO_BOT_TOKEN, khởi động lại',
    ],
    ['a quota that is used up', zalo({ waiting: 1, failed: { at: at(900), why: 'zalo_quota' } }), 'nâng gói'],
    [
      'tickets nobody can read',
      { unreadableTickets: [CODE, OTHER_CODE] },
      `Có 2 phiếu hỏi không đọc được nên không hiện trong các danh sách và không được nhắc hạn: ${CODE}, ${OTHER_CODE}.`,
    ],
    ['dead letters', zalo({ dead: 2 }), '2 câu trả lời không gửi được'],
    [
      'updates that nobody could read',
      zalo({ unread: { count: 12, lastAt: at(900) } }),
      'có 12 tin không đọc được, gần nhất lúc',
    ],
    ['replies that wait long', zalo({ waiting: 2, oldestSeconds: 400 }), 'chờ gửi đã 6 phút'],
    ['a network without its token', zalo({ waiting: 2, connected: false }), 'chưa có mã của bot'],
    [
      'a loop that stands still',
      { loops: [{ name: 'turns', underWay: 0, lookedAt: at(900), faultAt: null }] },
      'khởi động lại tiến trình',
    ],
    ['law that is being read', { knowledge: undefined }, 'đang đọc văn bản'],
  ])('%s', async (_, wish, words) => {
    const page = await seen(wish)
    expect(page).toContain('Cần người vận hành kiểm tra')
    expect(page).toContain(words)
  })

  test('what is switched off, so that nobody forgets; that questions wait meanwhile is no fault', async () => {
    const { figures } = aState()
    const off = { ...ON, off: true, why: 'luật <sai>', since: at(0) }
    const page = await seen({
      figures: { ...figures, waitingMessages: 1, oldestMessageSeconds: 600 },
      switches: { answering: off, telegram: ON, zalo: ON },
    })
    expect(page).toContain('đang tắt từ 22/11/2026 12:00 (luật &lt;sai&gt;)')
    expect(page).not.toContain('chưa được trả lời')
    expect(page).toContain('Bật lại: Trả lời câu hỏi')
  })

  test('messages that wait long', async () => {
    const { figures } = aState()
    const page = await seen({ figures: { ...figures, waitingMessages: 1, oldestMessageSeconds: 600 } })
    expect(page).toContain('chờ đã 10 phút mà chưa được trả lời')
  })

  test('an update that nobody could read two days ago is no news', async () => {
    const page = await seen(zalo({ unread: { count: 1, lastAt: at(1000 - 2 * 86_400) } }))
    expect(page).toContain('Mọi việc đang chạy bình thường.')
  })

  test('a network that has sent since it failed is well again', async () => {
    const page = await seen(zalo({ waiting: 1, sentAt: at(901), failed: { at: at(900), why: 'zalo_auth' } }))
    expect(page).toContain('Mọi việc đang chạy bình thường.')
  })
})

describe('room and backups', () => {
  const safe = (wish: Partial<SystemState['safekeeping']>) => seen({ safekeeping: { ...SAFE, ...wish } })

  test('how much is left, of what, and how old the last backup is', async () => {
    const page = await safe({})
    expect(page).toContain('Bộ nhớ của Redis')
    expect(page).toContain('còn trống 768\u00A0MB trong 1\u00A0GB (75%)')
    expect(page).toContain('256\u00A0MB; nhật ký ghi trên đĩa: 1\u00A0MB')
    expect(page).toContain('(cách đây 1 giờ), tệp 20\u00A0MB, đã đọc lại và khớp')
    expect(page).toContain('Mọi việc đang chạy bình thường.')
  })

  test('a desk that was never backed up is told how, without an alarm', async () => {
    const page = await safe({ backup: undefined })
    expect(page).toContain('Xin bật sao lưu hằng ngày')
    expect(page).toContain('Mọi việc đang chạy bình thường.')
  })

  test('a server that does not tell is said to, without an alarm', async () => {
    const page = await safe({ room: undefined })
    expect(page).toContain('xin cấp quyền +info')
    expect(page).toContain('Mọi việc đang chạy bình thường.')
  })

  test('a Redis without a limit of its own is measured by its machine, and said to want one', async () => {
    const page = await safe({ room: { ...ROOM, bound: 'machine' } })
    expect(page).toContain('Bộ nhớ của máy chạy Redis')
    expect(page).toContain('chưa đặt maxmemory')
  })

  test.each<readonly [string, Partial<SystemState['safekeeping']>, string]>([
    [
      'a disk that is nearly full',
      { room: { ...ROOM, bound: 'disk', freeBytes: 1024 ** 2 } },
      'Đĩa chứa dữ liệu sắp đầy: còn trống 1\u00A0MB trong 1\u00A0GB (0%).',
    ],
    ['a Redis that is nearly full', { room: { ...ROOM, freeBytes: 1024 ** 2 } }, 'Xin tăng maxmemory'],
    [
      'a machine whose memory is nearly taken',
      { room: { ...ROOM, bound: 'machine', freeBytes: 1024 ** 2 } },
      'Xin tăng bộ nhớ cho máy',
    ],
    ['room for few more days', { daysLeft: 6 }, 'đủ dùng khoảng 6 ngày nữa.'],
    ['room for less than a day', { daysLeft: 0 }, 'đủ dùng khoảng chưa đến 1 ngày nữa.'],
    ['a log that is not written', { room: { ...ROOM, failed: ['log_write'] } }, 'không ghi được nhật ký'],
    ['a log that is not written anew', { room: { ...ROOM, failed: ['log_rewrite'] } }, 'BGREWRITEAOF'],
    [
      'a backup that is too old',
      { backup: { ...BACKUP, at: at(1000 - 3 * 86_400) } },
      'Đã 3 ngày không có bản sao lưu mới; bản gần nhất lúc 19/11/2026 12:16.',
    ],
  ])('%s is said with what to do about it', async (_, wish, words) => {
    const page = await safe(wish)
    expect(page).toContain('Cần người vận hành kiểm tra')
    expect(page).toContain(words)
  })
})
