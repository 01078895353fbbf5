import { describe, expect, test } from 'vitest'
import { answerQuestion } from '#src/questions/answer.ts'
import { askingPart } from '#src/questions/asking.ts'
import { library } from '../fixtures/library.ts'

function asked(question: string, place: 'hn' | 'hcm' = 'hn') {
  return answerQuestion(library, { question, earlier: [], place, today: '2026-11-27' })
}

describe('what a story asks', () => {
  test('"hồi ấy" is of the time it has told', () => {
    const answer = asked(
      'Bác là tổ trưởng dân phố phường Khương Đình, hồi đầu năm 2023 phường mời họp đối thoại mà gửi giấy trước có ba hôm. Bác lúc ấy nằm viện mổ mắt, con cái bận không ai đi thay, nghĩ mà ấm ức mãi. Bây giờ bác muốn biết hồi ấy phải gửi thông báo cho tổ trưởng trước mấy ngày mới đúng quy định?',
    )
    expect(answer).toMatchObject({ outcome: 'answered', asOf: '2023-01-31' })
    expect(answer.citations[0]?.id).toBe('nd-32-2021-nd-cp/dieu-12/khoan-1')
  })

  test('of now, after what was so then, is of now', () => {
    const answer = asked(
      'Bác là tổ trưởng dân phố phường Khương Đình, hồi đầu năm 2023 phường mời họp đối thoại, bác lúc ấy nằm viện mổ mắt nên không đi được, con cái bận không ai đi thay. Hồi ấy phường làm hai lần một năm. Thế bây giờ một năm phường phải đối thoại với dân mấy lần?',
    )
    expect(answer.asOf).toBe('2026-11-27')
    expect(answer.citations.map(({ id }) => id)).toContain('luat-72-2025-qh15/dieu-43/khoan-1')
  })

  test('as of a year it sets itself is of that year', () => {
    const answer = asked(
      'Con đang học lớp 12, nhóm con làm bài thuyết trình về chính quyền địa phương, chọn chủ đề TP.HCM thí điểm chính quyền đô thị, lấy mốc năm 2022. Cô giáo dặn phải đúng luật, các bạn trong nhóm mỗi bạn nói một kiểu. Với lại quận được tối đa mấy phó chủ tịch ạ?',
      'hcm',
    )
    expect(answer).toMatchObject({ outcome: 'answered', asOf: '2022-12-31' })
    expect(answer.citations[0]?.id).toBe('nq-131-2020-qh14/dieu-4/khoan-4')
  })

  test('of a law that says nothing of the story itself is answered by that law', () => {
    const answer = asked(
      [
        'em chao anh chi a',
        'em lam o cong ty xay dung, dang lam cong trinh o Ha Dong',
        'hom qua thanh tra xuong bao ben em xay sai giay phep',
        'ho noi se cat dien cat nuoc luon',
        'sep em hoi theo luat thu do moi thi ai duoc quyen ra lenh cat a',
        'em dang gap mong anh chi tra loi som',
      ].join('\n'),
    )
    expect(answer.outcome).toBe('answered')
    expect(answer.citations[0]?.id).toBe('luat-02-2026-qh16/dieu-14/khoan-5')
  })
})

test('a short message that counts its questions has each answered', () => {
  const { outcome, citations } = asked(
    'Cho e hỏi 2 ý ạ\nÝ 1: hội đồng nhân dân thành phố có những ban nào\nÝ 2: ủy ban nhân dân phường tháng họp mấy lần',
    'hcm',
  )
  expect(outcome).toBe('answered')
  expect(citations.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['luat-72-2025-qh15/dieu-29/khoan-3/diem-a', 'luat-72-2025-qh15/dieu-40/khoan-1']),
  )
})

test('what sounds more like judging or foretelling is answered only beyond doubt', () => {
  expect(asked('Nghị quyết đặc thù của thành phố sau này có được gia hạn không', 'hcm').outcome).toBe(
    'no_answer',
  )
  expect(asked('ai cho phép làm thử nghiệm xe không người lái ở Hà Nội vậy bạn').outcome).toBe('answered')
})

test('what may be asked here is told by the desk, whatever is named as an example', () => {
  const { outcome, reason } = asked('Ở đây hỏi được những gì, có hỏi về bầu hội đồng nhân dân được không?')
  expect({ outcome, reason }).toEqual({ outcome: 'smalltalk', reason: 'about_desk' })
})

describe('who was deceived', () => {
  test.each([
    'tôi bị lừa mất tiền qua mạng thì báo ai',
    'có người giả danh công an gọi điện lừa tôi chuyển khoản mất 20 triệu',
    'Có người xưng là nhân viên điện lực gọi, tôi lỡ bấm vào đường link, giờ tài khoản bị trừ 9 triệu, báo ai?',
    'co nguoi tu xung can bo phuong goi dien doi otp',
    'tôi bấm vào link phạt nguội giả rồi thẻ bị trừ 5 triệu, giờ làm sao',
    'em chuyển cọc mua xe máy trên mạng xong người bán chặn luôn, giờ sao ạ',
    'mẹ em nạp tiền làm nhiệm vụ trên telegram giờ không rút ra được, có đòi lại được không',
    'Có người xưng cán bộ hội đồng nhân dân phường gọi, kêu tôi cài ứng dụng để nhận giấy mời họp. Tôi làm theo thì tài khoản bay mất 30 triệu, hội đồng nhân dân phường có họp bất thường hay không?',
    'Mình vừa bị một người tự xưng cán bộ phường gọi điện bảo cài app rồi đọc mã OTP, mất 42 triệu. Giờ mình phải làm gì, báo cho ai để lấy lại tiền?',
  ])('is told whom to call, and not taken for a wrongdoer: %s', (text) => {
    const { outcome, reason, text: told } = asked(text)
    expect({ outcome, reason }).toEqual({ outcome: 'signposted', reason: 'deceived' })
    expect(told).toMatch(/ngân hàng[^]*Công an[^]*113/)
  })

  test.each([
    'lừa đảo qua mạng bị phạt mấy năm tù',
    'ruộng nhà tôi bị lúa lép có được hỗ trợ không',
    'bấm vào link nào để nộp hồ sơ online',
    'xin cấp lại mã otp của VNeID',
    'chuyển tiền nộp phạt nguội qua mạng ở trang nào',
  ])('is not who asks %s', (text) => {
    expect(asked(text).reason).not.toBe('deceived')
  })
})

describe('a long message asks with', () => {
  test.each([
    'Tuần trước em ra phường mà không ai trả lời câu nào.',
    'Mưa xuống là nước ngập cả mấy chục hộ trong ngõ.',
    'Mấy anh trực ở đó cứ bảo chờ, ai đi qua cũng lắc đầu.',
    'Chồng em bảo huyện bỏ rồi, làm gì còn chỗ để hỏi.',
  ])('the sentence that asks, and not with “%s”', (told) => {
    const asks = 'Em muốn hỏi phường có phải đối thoại với dân mỗi năm ít nhất mấy lần không ạ?'
    const story = 'Nhà em ở cuối ngõ đã hơn hai chục năm nay, con cái đều lớn lên ở đây cả, đường thì hẹp.'
    expect(askingPart(`${story} ${told} ${asks}`)).toBe(asks)
  })

  test.each(['Phường có mấy ông phó chủ tịch?', 'Ai quyết định việc đó, có ai kiểm tra không?'])(
    '%s',
    (asks) => {
      const story =
        'Nhà em ở cuối ngõ đã hơn hai chục năm nay, con cái đều lớn lên ở đây cả, đường thì hẹp. Hôm nọ em ra phường làm giấy, đợi từ sáng tới trưa rồi lại về, hôm sau ra nữa cũng vậy.'
      expect(askingPart(`${story} ${asks}`)).toBe(asks)
    },
  )

  test('too little to be asked by itself is not answered with a rule that shares a word of it', () => {
    const { outcome } = asked(
      'Hôm qua có người gọi điện bảo thẻ của tôi bị khóa, bắt tôi cài ứng dụng rồi quét mặt. Tôi làm theo xong thì tài khoản mất sạch tiền dành dụm mấy năm, gọi lại số đó thì không liên lạc được. Giờ tôi phải làm sao hả trời?',
      'hcm',
    )
    expect(outcome).toBe('signposted')
  })
})
