import { afterEach, describe, expect, test } from 'vitest'
import type { MessageContent } from '#src/domain/message.ts'
import { openChat as openOne, openTickets } from '../fixtures/chat.ts'

const closing: Array<() => Promise<void>> = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function openChat(turnWindowMs = 0, citizenPerMinute = 0) {
  const chat = await openOne(turnWindowMs, citizenPerMinute)
  closing.push(chat.close)
  return chat
}

describe('a citizen in a chat', () => {
  test('who asks for the words is given those of the provisions just cited', async () => {
    const { say } = await openChat()
    expect(await say('xem nguyên văn')).toContain('Chưa có câu trả lời nào')
    await say('Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?')
    const words = await say('Xem nguyên văn')
    expect(words).toContain('khoản 1 Điều 4 Nghị quyết số 97/2019/QH14')
    expect(words).toContain('đây là bản tóm tắt của trợ lý')
    expect(words).toContain('Hiệu lực: hết hiệu lực từ ngày 01/01/2025')
  })

  test('learns at first contact that this is an automatic assistant, and only then', async () => {
    const { say } = await openChat()
    expect(await say('Chủ tịch phường ở Hà Nội bây giờ do ai bầu?')).toContain('trợ lý tự động')
    expect(await say('Hội đồng nhân dân phường họp mấy kỳ một năm?')).not.toContain(
      'trợ lý tự động của diễn đàn',
    )
  })

  test('asked which city, picks by number and gets the answer to the question asked before', async () => {
    const { say } = await openChat()
    expect(await say('Năm 2022 phường có tối đa mấy phó chủ tịch?')).toContain('Bạn đang hỏi cho nơi nào?')
    const answer = await say('1')
    expect(answer).toContain('02 Phó Chủ tịch')
    expect(answer).toContain('khoản 1 Điều 6 Nghị quyết số 97/2019/QH14')
  })

  test('whose question has no answer passes it on with consent and can look the ticket up by its code', async () => {
    const { say, desk } = await openChat()
    await say('Hà Nội')
    const offer = await say('Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?')
    expect(offer).toContain('Bạn có muốn chuyển câu hỏi này')
    const opened = await say('có')
    const [code = ''] = /\d{4}-\d{4}-\d{4}/.exec(opened) ?? []
    const [ticket] = await openTickets(desk)
    expect(ticket).toMatchObject({
      code,
      question: 'Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?',
      place: 'hn',
    })
    expect(await say(`tra cứu ${code}`)).toContain('chưa trả lời')
    expect(await say(code.replaceAll('-', ' '))).toContain('chưa trả lời')
  })

  test('who replies to an older answer asks about that, not about what was asked last', async () => {
    const asked = async (isReply: boolean) => {
      const { say, tell, replies } = await openChat()
      const first = await say('Năm 2022 phường ở Hà Nội có tối đa mấy phó chủ tịch?')
      await say('Biểu tượng của Thủ đô là gì?')
      const about = isReply && { repliesTo: first.slice(0, 200) }
      await tell({ kind: 'text', text: 'Thế còn TP.HCM thì sao?', ...about })
      return (await replies(3)).at(-1) ?? ''
    }
    expect(await asked(false)).not.toContain('Phó Chủ tịch')
    expect(await asked(true)).toMatch(/Phó Chủ tịch[^]*131\/2020\/QH14/)
  })

  test('who slips over the code of a ticket is asked for all of it, and what was offered still stands', async () => {
    const { say, desk } = await openChat()
    await say('Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?')
    expect(await say('1234-5678-901')).toContain('đúng 12 chữ số')
    expect(await openTickets(desk)).toEqual([])
    const [code = ''] = /\d{4}-\d{4}-\d{4}/.exec(await say('một')) ?? []
    expect(await openTickets(desk)).toMatchObject([
      { code, question: 'Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?' },
    ])
    expect(await say(`tra cứu ${code.slice(0, -1)}`)).toContain('đúng 12 chữ số')
    expect(await say(code.slice(1))).toContain('đúng 12 chữ số')
    expect(await say(code)).toContain('chưa trả lời')
  })

  test('who names a choice that is not in the list is told so, and the offer stands', async () => {
    const { say, desk } = await openChat()
    await say('Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?')
    expect(await say('năm')).toContain('không có mục mang số này')
    await say('mục đầu tiên nhé')
    expect(await openTickets(desk)).toHaveLength(1)
  })

  test('who types a command there is not is told which there are; one with its question is answered', async () => {
    const { say, desk } = await openChat()
    expect(await say('/foo')).toMatch(/không có lệnh này[^]*\/phieucuatoi: [^]*\/rutphieu: /)
    expect(await say('/phieucuatoi')).toContain('Bạn chưa gửi phiếu hỏi nào')
    expect(await say('/phieucuato')).toContain('Bạn chưa gửi phiếu hỏi nào')
    expect(await say('/rutphieu')).toContain('không có phiếu nào đang chờ')
    expect(await say('/hoi Biểu tượng của Thủ đô là gì?')).toContain('Khuê Văn Các')
    expect(await say('/cauhoimoi Biểu tượng của Thủ đô là gì?')).toContain('Khuê Văn Các')
    const question = 'Ở Hà Nội xin giấy phép thuyền rồng ở đâu?'
    expect(await say(`/gapcanbo ${question}`)).toContain(`Câu sẽ gửi: “${question}”`)
    expect(await say('/foo')).toContain('không có lệnh này')
    // What was asked is still asked.
    expect(await say('có')).toContain('Mã phiếu của bạn')
    expect(await openTickets(desk)).toMatchObject([{ question }])
  })

  test('who says no, or asks something else instead, opens no ticket', async () => {
    const { say, desk } = await openChat()
    await say('Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?')
    expect(await say('không')).toContain('không chuyển câu hỏi đi')
    await say('Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?')
    expect(await say('Biểu tượng của Thủ đô là gì?')).toContain('Khuê Văn Các')
    expect(await openTickets(desk)).toEqual([])
  })

  test('in danger gets the number first, whatever the desk was waiting for', async () => {
    const { say, desk } = await openChat()
    await say('/gapcanbo')
    expect(await say('Cháy nhà rồi cứu với, có người kẹt bên trong')).toContain('114')
    await say('Năm 2022 phường có tối đa mấy phó chủ tịch?')
    expect(await say('cháy nhà ở hà nội cứu với')).toContain('114')
    expect(await openTickets(desk)).toEqual([])
  })

  test('in danger gets the number also after writing more than anybody may', async () => {
    const { tell, replies } = await openChat(300, 2)
    await tell({ kind: 'text', text: 'alo alo' })
    await tell({ kind: 'text', text: 'có ai không' })
    await tell({ kind: 'text', text: 'nghe không' })
    await tell({ kind: 'text', text: 'cháy nhà rồi cứu với' })
    await expect.poll(async () => (await replies(1)).join('\n'), { timeout: 20_000 }).toContain('114')
  })

  test('floods the desk, and is not read for danger line after line', async () => {
    const { tell } = await openChat(60_000, 2)
    for (const text of ['một', 'hai', 'ba', 'bốn']) await tell({ kind: 'text', text })
    expect(await tell({ kind: 'text', text: 'cháy nhà rồi cứu với' })).toBe('over_limit')
  })

  test('who presses the button of an older offer passes nothing on', async () => {
    const { say, tell, replies, choices, desk } = await openChat()
    await say('Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?')
    const [old = ''] = choices().map(({ value }) => value)
    await say('Ở Hà Nội học phí lớp dạy bơi cho trẻ em là bao nhiêu?')
    await tell({ kind: 'choice', value: old })
    expect((await replies(3)).at(-1)).toContain('không còn dùng được')
    expect(await openTickets(desk)).toEqual([])
    const [current = ''] = choices().map(({ value }) => value)
    await tell({ kind: 'choice', value: current })
    await tell({ kind: 'choice', value: current })
    expect((await replies(5)).at(-1)).toContain('không còn dùng được')
    expect(await openTickets(desk)).toMatchObject([
      { question: 'Ở Hà Nội học phí lớp dạy bơi cho trẻ em là bao nhiêu?' },
    ])
  })

  test('can ask for an official at any time', async () => {
    const { say, desk } = await openChat()
    expect(await say('/gapcanbo')).toContain('Xin bạn gõ câu hỏi muốn gửi cán bộ')
    const offer = await say('Xin hỏi lịch tiếp công dân của phường tôi')
    expect(offer).toContain('Lịch tiếp công dân của phường tôi')
    expect(await say('có')).toContain('Hà Nội hay TP.HCM')
    expect(await say('1')).toMatch(/\d{4}-\d{4}-\d{4}/)
    expect(await openTickets(desk)).toHaveLength(1)
  })

  test('always gets a sentence to read, whatever is sent', async () => {
    const { tell, replies } = await openChat()
    const kinds: readonly MessageContent[] = [
      { kind: 'sticker' },
      { kind: 'voice' },
      { kind: 'unsupported' },
      { kind: 'picture', caption: '' },
      { kind: 'text', text: '' },
      { kind: 'text', text: '\u200b\u200d' },
      { kind: 'text', text: '\ud800 \udfff' },
      { kind: 'text', text: 'a'.repeat(8000) },
      { kind: 'text', text: 'Chủ tịch phường do ai bầu?'.normalize('NFD') },
    ]
    for (const kind of kinds) await tell(kind)
    const read = await replies(kinds.length)
    expect(read).toHaveLength(kinds.length)
    expect(read.every((text) => text.length > 15)).toBe(true)
    expect(read.at(-1)).toContain('Hội đồng nhân dân')
  })

  test('several short lines within the window are one question', async () => {
    const { tell, replies } = await openChat(300)
    // At once, so that no slow disk stands between two of them for longer than the window.
    await Promise.all(
      ['cho hỏi', 'biểu tượng của thủ đô', 'là gì vậy'].map((text) => tell({ kind: 'text', text })),
    )
    const [answer] = await replies(1)
    expect(answer).toContain('Khuê Văn Các')
    // Whatever else was to be said to them would be said before what comes next.
    await tell({ kind: 'text', text: 'trợ giúp' })
    const all = await replies(2)
    expect(all).toHaveLength(2)
    expect(all.at(-1)).toContain('Bạn cứ gõ câu hỏi')
  })

  test('and that arrive the other way round are read as they were sent', async () => {
    const { tell, replies } = await openChat(500)
    const lines = ['cho hỏi hội đồng nhân dân phường', 'ở hà nội', 'có mấy đại biểu']
    for (const order of [2, 0, 1]) await tell({ kind: 'text', text: lines[order] ?? '', order })
    const [answer] = await replies(1)
    expect(answer).toContain('15 đại biểu')
    expect(answer).not.toContain('Việc thứ nhất')
  })
})

describe('a citizen who says little', () => {
  const FARE = 'Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?'

  test('and agrees to what is no longer asked sends no "có" to an official', async () => {
    const { say, desk } = await openChat()
    await say(FARE)
    await say('Biểu tượng của Thủ đô là gì?')
    expect(await say('có')).toContain('không chờ bạn trả lời có hay không')
    expect(await say('không')).toContain('không chờ bạn trả lời có hay không')
    expect(await say('dạ')).toContain('Không có gì')
    expect(await openTickets(desk)).toEqual([])
  })

  test.each(['ừ đúng rồi', 'okie', 'gửi đi', 'à thôi chuyển đi'])(
    'agrees in their own words: “%s”',
    async (words) => {
      const { say, desk } = await openChat()
      await say(FARE)
      expect(await say(words)).toContain('Mã phiếu của bạn')
      expect(await openTickets(desk)).toHaveLength(1)
    },
  )

  test.each(['Đà Nẵng', 'ở đâu cũng được', 'em không rõ'])(
    'asked which city answers, says “%s”, is asked again, and their own question is sent',
    async (words) => {
      const { say, desk } = await openChat()
      await say('Vé xe buýt tháng cho sinh viên giá bao nhiêu?')
      expect(await say('có')).toContain('Hà Nội hay TP.HCM')
      expect(await say(words)).toContain('Hà Nội hay TP.HCM')
      await say('2')
      expect(await openTickets(desk)).toMatchObject([
        { place: 'hcm', question: 'Vé xe buýt tháng cho sinh viên giá bao nhiêu?' },
      ])
    },
  )

  test('may thank before agreeing', async () => {
    const { say, desk } = await openChat()
    await say(FARE)
    await say('dạ em cảm ơn ạ')
    expect(await say('1')).toContain('Mã phiếu của bạn')
    expect(await openTickets(desk)).toMatchObject([{ question: FARE }])
  })

  test('changes their mind after declining, and is asked again', async () => {
    const { say, desk } = await openChat()
    await say(FARE)
    await say('không')
    expect(await say('à thôi chuyển giúp tôi')).toContain(`Câu sẽ gửi: “${FARE}”`)
    expect(await say('ừ chuyển đi')).toContain('Mã phiếu của bạn')
    expect(await openTickets(desk)).toMatchObject([{ question: FARE }])
  })

  test('and takes leave has agreed to nothing afterwards', async () => {
    const { say, desk } = await openChat()
    await say(FARE)
    await say('tạm biệt')
    expect(await say('có')).toContain('không chờ bạn trả lời có hay không')
    expect(await openTickets(desk)).toEqual([])
  })

  test('thanks while a question for an official is awaited, and that is not the question', async () => {
    const { say } = await openChat()
    await say('/gapcanbo')
    expect(await say('cảm ơn')).not.toContain('Câu sẽ gửi')
    expect(await say('Giá vé xe buýt ở Hà Nội?')).toContain('Câu sẽ gửi: “Giá vé xe buýt ở Hà Nội?”')
  })

  test('names a city unasked and gets the last question answered for there', async () => {
    const { say } = await openChat()
    await say('Năm 2022 phường có tối đa mấy phó chủ tịch?')
    await say('Giá vé xe buýt bao nhiêu?')
    const there = await say('ở Hà Nội ạ')
    expect(there).toContain('Sở Xây dựng thành phố Hà Nội')
    expect(there).toContain('Câu sẽ gửi: “Giá vé xe buýt bao nhiêu?”')
    await say('Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?')
    expect(await say('TP.HCM')).toContain('Nghị quyết số 131/2020/QH14')
  })

  test('asks something else of a city instead of saying which', async () => {
    const { say } = await openChat()
    await say('Năm 2022 phường có tối đa mấy phó chủ tịch?')
    expect(await say('Biểu tượng của Hà Nội là gì?')).toContain('Khuê Văn Các')
  })

  test('sends an album and is told once that nobody can see it', async () => {
    const { tell, replies } = await openChat(300)
    for (let sent = 0; sent < 4; sent += 1) await tell({ kind: 'picture', caption: '' })
    await tell({ kind: 'text', text: 'Biểu tượng của Thủ đô là gì?' })
    const [cannotSee, answer] = await replies(2)
    expect(cannotSee).toContain('chỉ đọc được tin nhắn chữ')
    expect(answer).toContain('Khuê Văn Các')
  })

  test('is greeted once', async () => {
    const { say } = await openChat()
    const first = await say('xin chào')
    expect(first.match(/Chào bạn/g)).toHaveLength(1)
    expect(first).toContain('Mời bạn gõ câu hỏi.')
    expect(await say('xin chào')).toContain('Chào bạn')
  })

  test('who has named the city in the question for an official is not asked which', async () => {
    const { say, desk } = await openChat()
    await say('Giá vé xem phim rạp nhà nước ở TP.HCM bao nhiêu?')
    await say('sửa câu hỏi')
    await say('Vé xe buýt tháng ở Hà Nội cho người già bao nhiêu?')
    expect(await say('1')).toContain('thành phố Hà Nội')
    expect(await openTickets(desk)).toMatchObject([{ place: 'hn' }])
    await say('câu hỏi mới')
    await say('gặp cán bộ')
    expect(await say('Học phí trường công ở TP.HCM năm nay bao nhiêu?')).toContain('Thành phố Hồ Chí Minh')
  })

  test('withdraws a ticket in their own words, and is answered when they ask something else instead', async () => {
    const { say, desk } = await openChat()
    await say(FARE)
    await say('có')
    expect(await say('bổ sung phiếu')).toMatch(/mã phiếu và lời.*\d{4}-\d{4}-\d{4}/)
    await say('tôi muốn rút lại câu hỏi')
    const instead = await say('Biểu tượng của Thủ đô là gì?')
    expect(instead).toContain('Phiếu vẫn được giữ nguyên.')
    expect(instead).toContain('Khuê Văn Các')
    expect(await openTickets(desk)).toHaveLength(1)
    await say('rút phiếu')
    expect(await say('rút phiếu')).toContain('đã được rút')
    expect(await openTickets(desk)).toEqual([])
    await say(FARE)
    await say('có')
    await say('rút phiếu')
    expect(await say('ừ rút đi')).toContain('đã được rút')
  })

  test('has what a follow-up leans on sent with it', async () => {
    const { say } = await openChat()
    await say(FARE)
    await say('không')
    expect(await say('thế còn cho người già thì sao?')).toContain(
      `Câu sẽ gửi: “${FARE} Thế còn cho người già thì sao?”`,
    )
  })
})
