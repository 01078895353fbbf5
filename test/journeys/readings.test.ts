import { afterEach, describe, expect, test } from 'vitest'
import { openChat as openOne, openTickets } from '../fixtures/chat.ts'

const closing: Array<() => Promise<void>> = []

afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function openChat(turnWindowMs = 0) {
  const chat = await openOne(turnWindowMs)
  closing.push(chat.close)
  return chat
}

// Two questions that are not understood: one on law of the past that the texts answer, one that they only come near.
const WHO_APPOINTS = 'Năm 2022 ở Hà Nội ông chủ tịch phường là người mình lựa hay trên rót xuống?'
const WHO_TEACHES = 'Ở phường dạy trẻ thì phần ai?'
const APPOINTED = 'khoản 1 Điều 4 Nghị quyết số 97/2019/QH14'
/** Nothing on the shelf is near it. */
const BUS = 'Ở Hà Nội vé xe buýt tháng cho sinh viên giá bao nhiêu?'

describe('a citizen whose question is not understood', () => {
  test('is offered what they may have meant, in plain words, beside passing it on', async () => {
    const { say, choices, desk } = await openChat()
    const offer = await say(WHO_APPOINTS)
    expect(offer).toContain('chưa tìm thấy quy định nào')
    expect(offer).toContain('Có thể bạn muốn hỏi một trong các việc')
    expect(offer).toContain('Bạn có muốn chuyển câu hỏi này')
    const labels = choices().map(({ label }) => label)
    expect(labels).toHaveLength(6)
    expect(labels[0]).toMatch(/^Chủ tịch Ủy ban nhân dân quận, thị xã ở Hà Nội bổ nhiệm/)
    expect(labels.slice(3)).toEqual(['Có, chuyển cho cán bộ', 'Không cần', 'Sửa câu hỏi trước khi chuyển'])
    for (const label of labels) expect(label.length).toBeLessThanOrEqual(80)
    // The outcome of the question stays what it was.
    const [kept] = await desk.store.latestAnswers(1)
    expect(kept?.answer).toMatchObject({ outcome: 'no_answer', reason: 'not_in_knowledge', citations: [] })
  })

  test.for(['1', 'số 1 nhé', 'Bổ nhiệm và miễn nhiệm'])(
    'picks by typing “%s” and is answered from that provision, as it read on the day asked about',
    async (typed) => {
      const { say, desk } = await openChat()
      await say(WHO_APPOINTS)
      const answer = await say(typed)
      expect(answer).toContain('bổ nhiệm')
      expect(answer).toContain(APPOINTED)
      expect(answer).toContain('31/12/2022')
      const [kept] = await desk.store.latestAnswers(1)
      expect(kept?.answer).toMatchObject({ outcome: 'answered', asOf: '2022-12-31', place: 'hn' })
      expect(await say('nguyên văn')).toContain(APPOINTED)
    },
  )

  test('picks by its button as well', async () => {
    const { say, press, choices } = await openChat()
    await say(WHO_TEACHES)
    const [, second] = choices()
    expect(second?.label).toContain('dự án đầu tư thành lập mới cơ sở giáo dục')
    expect(await press(second?.value ?? '')).toContain('điểm b khoản 1 Điều 26 Luật Thủ đô')
  })

  test('can pick after the desk was started again', async () => {
    const { say, restart } = await openChat()
    await say(WHO_APPOINTS)
    await restart()
    expect(await say('1')).toContain(APPOINTED)
  })

  test('can still have the question passed on, by number or in words, in the words it was asked', async () => {
    for (const typed of ['4', 'có']) {
      const { say, desk } = await openChat()
      await say(WHO_APPOINTS)
      expect(await say(typed)).toMatch(/\d{4}-\d{4}-\d{4}/)
      expect(await openTickets(desk)).toMatchObject([{ question: WHO_APPOINTS }])
    }
  })

  test('who picked what was not meant may have the question itself passed on', async () => {
    const { say, desk } = await openChat()
    await say(WHO_APPOINTS)
    await say('2')
    expect(await say('gặp cán bộ')).toContain(WHO_APPOINTS)
    await say('có')
    expect(await openTickets(desk)).toMatchObject([{ question: WHO_APPOINTS }])
  })

  test('asks something else instead and is answered that', async () => {
    const { say } = await openChat()
    await say(WHO_APPOINTS)
    expect(await say('Biểu tượng của Thủ đô là gì?')).toContain('Khuê Văn Các')
    expect(await say('1')).toContain('không có mục mang số này')
  })

  test('may pick after something in between that settles nothing', async () => {
    const { say, tell, replies } = await openChat()
    await say(WHO_APPOINTS)
    await tell({ kind: 'sticker' })
    await replies(2)
    expect(await say('9')).toContain('không có mục mang số này')
    expect(await say('1')).toContain(APPOINTED)
  })

  test('who presses the button of an older offer is told that it is over', async () => {
    const { say, press, choices } = await openChat()
    await say(WHO_APPOINTS)
    const [old] = choices()
    await say(WHO_TEACHES)
    expect(await press(old?.value ?? '')).toContain('không còn dùng được')
    expect(await say('1')).toContain('điểm b khoản 6 Điều 21 Luật Tổ chức chính quyền địa phương')
  })

  test('is offered nothing where nothing near was found, or a law is named that is not on the shelf', async () => {
    const { say } = await openChat()
    expect(await say(BUS)).not.toContain('Có thể bạn muốn hỏi')
    expect(await say('Thông tư 01/2024 của Bộ Nội vụ quy định gì về phường?')).not.toContain('Có thể bạn')
  })

  test('is not offered readings a third time in a row, and again once something was answered', async () => {
    const { say, choices } = await openChat()
    expect(await say(WHO_APPOINTS)).toContain('Có thể bạn muốn hỏi')
    expect(await say(WHO_TEACHES)).toContain('Có thể bạn muốn hỏi')
    const third = await say(WHO_APPOINTS)
    expect(third).not.toContain('Có thể bạn muốn hỏi')
    expect(third).toContain('Bạn có muốn chuyển câu hỏi này')
    expect(choices()).toHaveLength(3)
    await say('Biểu tượng của Thủ đô là gì?')
    expect(await say(WHO_APPOINTS)).toContain('Có thể bạn muốn hỏi')
  })

  test('a pick stands by itself, whatever is written right after it', async () => {
    const { say, tell, replies } = await openChat(300)
    await say(WHO_APPOINTS)
    await tell({ kind: 'text', text: '1' })
    await tell({ kind: 'text', text: 'Biểu tượng của Thủ đô là gì?' })
    const [, picked, asked] = await replies(3)
    expect(picked).toContain(APPOINTED)
    expect(asked).toContain('Khuê Văn Các')
  })
})

describe('a citizen who sends a link', () => {
  const LINK = 'https://www.facebook.com/share/p/1AbcXyz/?mibextid=wwXIfr'
  const ASKED = 'không mở được đường dẫn'

  test('and nothing else is asked what they want to know, and nothing is passed on or remembered of it', async () => {
    const { say, desk, choices } = await openChat()
    for (const text of [LINK, `${LINK} ?`, `${LINK}\nCái này đúng không ad?`]) {
      expect(await say(text)).toContain(ASKED)
      expect(choices()).toEqual([])
    }
    const [kept] = await desk.store.latestAnswers(1)
    expect(kept?.answer).toMatchObject({ outcome: 'clarification', reason: 'link_only' })
    // A city is no reply to that.
    expect(await say('Chủ tịch phường do ai bầu?')).toContain('bầu')
  })

  test('still has open what the desk asked before', async () => {
    const { say, desk } = await openChat()
    await say(BUS)
    expect(await say(LINK)).toContain(ASKED)
    expect(await say('có')).toMatch(/\d{4}-\d{4}-\d{4}/)
    expect(await openTickets(desk)).toMatchObject([{ question: BUS }])
  })

  test('beside their question is answered as without it', async () => {
    const question = 'HĐND thành phố Hà Nội có bao nhiêu đại biểu?'
    const { say } = await openChat()
    const { say: sayWith } = await openChat()
    const answer = await say(question)
    expect(answer).toContain('125 đại biểu')
    expect(await sayWith(`${question} https://vnexpress.net/ha-noi-bau-cu-xa-phuong-4567.html`)).toBe(answer)
  })
})
