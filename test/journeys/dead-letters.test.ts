import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWholeDesk, until } from '../fixtures/whole-desk.ts'
import type { WholeDesk } from '../fixtures/whole-desk.ts'

const OPERATOR = {
  email: 'van-hanh@example.vn',
  name: 'Võ Thái Sơn',
  role: 'quan-tri',
  department: null,
} as const
const COORDINATOR = { email: 'dieu-phoi@example.vn', role: 'dieu-phoi', department: null } as const
const LAN = { email: 'lan@example.vn', role: 'chuyen-vien', department: 'so-y-te' } as const
const AUDITOR = { email: 'kiem@example.vn', role: 'kiem-toan', department: null } as const
const QUESTION = 'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?'

describe.each(['zalo', 'telegram'] as const)('replies that %s would not have', (network) => {
  let at: WholeDesk
  let chats = 1000

  beforeAll(async () => {
    at = await openWholeDesk()
  })
  afterAll(() => at.close())

  /** A citizen asks while the token is refused; the reply is given up. */
  async function askInVain(): Promise<number> {
    chats += 1
    const before = (await at.store.figures(at.desk.clock())).deadDeliveries
    at.networks[network].rule(({ method }) => (method === 'sendMessage' ? 'json401' : 'ok'))
    expect(await at.write(network, chats, QUESTION)).toBe(200)
    await until(async () => (await at.store.figures(at.desk.clock())).deadDeliveries > before)
    return chats
  }

  const tokenIsRightAgain = () => at.networks[network].rule(() => 'ok')

  test('reach the citizen once when the token is right again and an operator sends them again', async () => {
    const operator = await at.signIn(OPERATOR)
    const chat = await askInVain()

    const page = await operator.see('/console/he-thong')
    expect(page).toContain('cần kiểm tra')
    expect(page).toContain(`Gửi lại 1 tin của ${network === 'zalo' ? 'Zalo' : 'Telegram'}`)
    // Neither whose chat it is nor what was said.
    expect(page).not.toContain(String(chat))
    expect(page).not.toContain('chủ tịch phường')

    tokenIsRightAgain()
    const pressed = await operator.press(`/console/he-thong/gui-lai/${network}`)
    expect(pressed.headers.get('location')).toBe('/console/he-thong?da-gui-lai=1')
    const told = await operator.see('/console/he-thong?da-gui-lai=1')
    expect(told).toContain('Đã đưa tin trở lại hàng chờ gửi.')
    // New figures without being told again of what was done.
    const [, fresh = ''] = /<a href="([^"]+)">Xem số mới/.exec(told) ?? []
    expect(await operator.see(fresh)).not.toContain('Đã đưa tin trở lại hàng chờ gửi.')
    const [reply] = await at.read(network, chat, 1)
    expect(reply).toContain('97/2019/QH14')

    const again = await operator.press(`/console/he-thong/gui-lai/${network}`)
    expect(again.headers.get('location')).toBe('/console/he-thong?da-gui-lai=0')
    await at.write(network, chat, 'trợ giúp')
    expect((await at.read(network, chat, 2)).filter((text) => text === reply)).toHaveLength(1)
    const after = await operator.see('/console/he-thong')
    expect(after).toContain('Mọi việc đang chạy bình thường.')
    expect(after).toContain('Gửi lại tin')
    expect(after).toMatch(/, Võ Thái Sơn<\/span>\s*<span class="meta">van-hanh@example\.vn</)
  })

  test('can be discarded, with a reason that stays in the journal; then nobody sends them', async () => {
    const coordinator = await at.signIn(COORDINATOR)
    const chat = await askInVain()
    const [letter] = await at.store.deadLetters(1, network)
    const path = `/console/he-thong/tin/${letter?.id}`
    const noReason = await coordinator.press(`${path}/bo`, { note: '  ' })
    expect(noReason.status).toBe(400)
    expect((await coordinator.press(`${path}/bo`, { note: 'Đã <gọi> 0912345678' })).status).toBe(303)
    const journal = await coordinator.see('/console/he-thong')
    expect(journal).toContain('Đã &lt;gọi&gt; [số điện thoại]')
    expect(journal).not.toContain('0912345678')

    const tooLate = await coordinator.press(`${path}/gui-lai`)
    expect(tooLate.status).toBe(409)
    expect(await tooLate.text()).toContain('vừa được người khác gửi lại hoặc bỏ')
    tokenIsRightAgain()
    await at.write(network, chat, 'trợ giúp')
    expect(await at.read(network, chat, 1)).toHaveLength(1)
  })

  test.each([LAN, AUDITOR])('$role neither sees nor touches them', async (who) => {
    const official = await at.signIn(who)
    const paths = ['tin/1/gui-lai', 'tin/1/bo', `gui-lai/${network}`]
    for (const path of paths) {
      const answer = await official.press(`/console/he-thong/${path}`, { note: 'lý do' })
      expect(answer.status).toBe(403)
    }
    expect(await official.see('/console/he-thong')).toContain('Bạn không được xem trang này')
  })
})
