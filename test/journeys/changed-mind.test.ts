import { afterEach, describe, expect, test } from 'vitest'
import { openChat as openOne, openTickets } from '../fixtures/chat.ts'

const closing: Array<() => Promise<void>> = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function openChat() {
  const chat = await openOne()
  closing.push(chat.close)
  return chat
}

const ANSWERED = 'Chủ tịch phường ở Hà Nội do ai bầu?'
const DECLINED = 'Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?'

describe('who calls off what they wanted sent', () => {
  test.each(['huỷ', 'hủy', 'thôi đừng gửi nữa', 'khoi gui'])('%s: nothing is sent', async (text) => {
    const { say, desk } = await openChat()
    await say(DECLINED)
    expect(await say(text)).toContain('không chuyển câu hỏi đi')
    expect(await openTickets(desk)).toEqual([])
  })

  test.each(['à thôi đừng gửi nữa', 'rút lại đi', 'huy giup em'])(
    '%s: after it was sent, is asked whether to withdraw it',
    async (text) => {
      const { say, desk } = await openChat()
      await say(DECLINED)
      await say('có')
      expect(await say(text)).toContain('Bạn muốn rút phiếu')
      await say('có')
      expect(await openTickets(desk)).toEqual([])
    },
  )

  test('where nothing is to be sent, is told so', async () => {
    const { say } = await openChat()
    await say(ANSWERED)
    expect(await say('hủy')).toContain('không có gì để hủy')
  })

  test('before they have said which city, is let go', async () => {
    const { say } = await openChat()
    await say('Năm 2022 phường có tối đa mấy phó chủ tịch?')
    expect(await say('thôi bỏ qua')).toContain('dừng câu hỏi này')
  })
})

describe('"sửa lại"', () => {
  test.each(['sửa lại', 'cho em sửa lại câu hỏi', 'sua cau hoi di'])(
    '%s: after an answer asks for the question anew, and is no goodbye',
    async (text) => {
      const { say } = await openChat()
      await say(ANSWERED)
      expect(await say(text)).toContain('gõ lại cả câu hỏi')
    },
  )

  test('after the question was sent says how to add to the ticket', async () => {
    const { say } = await openChat()
    await say(DECLINED)
    await say('có')
    expect(await say('sửa lại')).toMatch(/“bổ sung phiếu”[^]*\d{4}-\d{4}-\d{4}/)
  })
})

describe('who asks about their ticket in words', () => {
  test.each([
    'phiếu của em tới đâu rồi',
    'bao giờ có trả lời vậy ad',
    'câu hỏi em gửi hôm nay có ai xem chưa',
    'mã phiếu của tôi là gì',
    'toi quen ma phieu roi',
    'cán bộ nào đang xử lý phiếu của tôi',
  ])('%s: is told how it stands', async (text) => {
    const { say } = await openChat()
    await say(DECLINED)
    await say('có')
    expect(await say(text)).toMatch(/^Phiếu \d{4}-\d{4}-\d{4}: Sở Xây dựng thành phố Hà Nội nhận ngày/)
  })

  test('and has none, is told so, and what was offered still stands', async () => {
    const { say, desk } = await openChat()
    await say(DECLINED)
    expect(await say('phiếu của em tới đâu rồi')).toContain('chưa gửi phiếu hỏi nào')
    await say('1')
    expect(await openTickets(desk)).toMatchObject([{ question: DECLINED }])
  })

  test('is not who asks of a vote', async () => {
    const { say } = await openChat()
    await say(DECLINED)
    await say('có')
    expect(await say('bao giờ thì lấy phiếu tín nhiệm chủ tịch phường')).not.toMatch(/^Phiếu \d{4}/)
  })
})

describe('who is offered to have a question sent', () => {
  test.each(['mấy ngày thì có', 'ai sẽ trả lời em', 'gui cho ai vay'])(
    '%s: is told once more, and that is not sent in its place',
    async (text) => {
      const { say, desk } = await openChat()
      await say(DECLINED)
      expect(await say(text)).toMatch(/Sở Xây dựng[^]*dự kiến trước/)
      await say('ok gửi')
      expect(await openTickets(desk)).toMatchObject([{ question: DECLINED }])
    },
  )

  test.each(['để em suy nghĩ đã', 'khoan đã', 'de toi hoi vo'])('%s: may still agree', async (text) => {
    const { say, desk } = await openChat()
    await say(DECLINED)
    expect(await say(text)).toContain('chưa được gửi đi')
    await say('gửi')
    expect(await openTickets(desk)).toMatchObject([{ question: DECLINED }])
  })

  test('and asks something else first, may name the one to be sent', async () => {
    const { say, desk } = await openChat()
    await say(DECLINED)
    await say('thế học phí lớp 1 công lập ở Hà Nội bao nhiêu')
    expect(await say('thôi gửi câu vé xe buýt đi')).toContain(`“${DECLINED}”`)
    await say('có')
    expect(await openTickets(desk)).toMatchObject([{ question: DECLINED }])
  })
})

describe('who is not content with an answer', () => {
  test.each([
    'không hiểu',
    'sai rồi',
    'ý tôi không phải vậy',
    'tra loi dai qua, noi ngan gon thoi',
    'có chắc không',
  ])('%s: is no thanks and no question, and is told what can be done', async (text) => {
    const { say } = await openChat()
    await say(ANSWERED)
    const told = await say(text)
    expect(told).toMatch(/Xin lỗi bạn[^]*nguyên văn[^]*gặp cán bộ/)
    expect(await say('gặp cán bộ')).toContain(`“${ANSWERED}”`)
  })

  test.each(['trích dẫn cụ thể', 'gửi link văn bản cho em'])(
    '%s: is shown the words and where they stand',
    async (text) => {
      const { say } = await openChat()
      await say(ANSWERED)
      expect(await say(text)).toMatch(/khoản 2 Điều 36[^]*https:/)
    },
  )
})

describe('who is asked which city', () => {
  test.each(['cả hai', 'hà nội và sài gòn luôn', 'không hiểu'])(
    '%s: is asked which one first',
    async (text) => {
      const { say } = await openChat()
      await say('Năm 2022 phường có tối đa mấy phó chủ tịch?')
      expect(await say(text)).toContain('nơi nào trước')
      expect(await say('1')).toContain('97/2019/QH14')
      expect(await say('còn sài gòn')).toContain('131/2020/QH14')
    },
  )
})
