import { describe, expect, test } from 'vitest'
import { OfficialId } from '#src/domain/ids.ts'
import type { DepartmentId } from '#src/domain/ids.ts'
import type { RoutingExample } from '#src/domain/routing.ts'
import { reasonInWords, routeInWords } from '#src/tickets/phrases-routing.ts'
import { AS_SHIPPED, routeBy, routeQuestion } from '#src/tickets/route.ts'
import type { Reason, RoutingBasis, ToRoute } from '#src/tickets/route.ts'
import { BOUND, confidenceOf } from '#src/tickets/routing/confidence.ts'
import { NO_PHRASES, tableOf } from '#src/tickets/routing/rules.ts'
import type { EditedPhrases } from '#src/tickets/routing/rules.ts'

const LAN = OfficialId.parse('0b8f0f0e-6d2b-4b1e-9d0e-2f6b6a0f0001')

const route = (asked: string | ToRoute, basis: RoutingBasis = AS_SHIPPED) =>
  routeBy(basis, typeof asked === 'string' ? { question: asked, place: null } : asked)
const to = (asked: string | ToRoute, basis?: RoutingBasis) => route(asked, basis).department

function edited(id: DepartmentId, phrases: Partial<EditedPhrases>): RoutingBasis {
  return { ...AS_SHIPPED, table: tableOf({ departments: { [id]: { ...NO_PHRASES, ...phrases } } }) }
}

function taught(...examples: ReadonlyArray<Partial<RoutingExample>>): RoutingBasis {
  const whole = examples.map((one, index): RoutingExample => {
    const at = new Date(Date.UTC(2026, 10, 22) - index)
    return { id: String(index), question: '', place: null, department: 'so-y-te', by: LAN, at, ...one }
  })
  return { ...AS_SHIPPED, examples: whole }
}

describe('a matter of the street or of land', () => {
  test.each([
    ['xe tải nhỏ vô nội đô tphcm giờ cấm mấy giờ', 'so-xay-dung'],
    ['Chạy xe máy lên vỉa hè ở quận 1 bị phạt bao nhiêu tiền?', 'cong-an'],
    [
      'Doanh nghiệp muốn thuê đất công của thành phố để làm bãi xe thì đấu giá ra sao?',
      'so-nong-nghiep-moi-truong',
    ],
  ])('goes to whoever looks after it: %s', (question, department) => {
    expect(to(question)).toBe(department)
  })
})

describe('what a question asks counts more than what it tells', () => {
  test('the clause that asks decides between two departments', () => {
    expect(to('Tôi mở quán cơm thì đóng thuế bao nhiêu?')).toBe('thue')
  })

  test('a word inside another word says nothing', () => {
    expect(to('đối tượng')).toBe('dieu-phoi')
    expect(to('cá nhân, chính phủ, gia đình')).toBe('dieu-phoi')
    expect(to('nuôi cá')).toBe('so-nong-nghiep-moi-truong')
  })

  test.each([
    'Phường tôi với phường bên cạnh nghe đồn sắp nhập, có đúng không, khi nào nhập?',
    'phuong toi sap nhap voi phuong nao',
    'nghe nói sắp gộp 2 phường lại',
    'xã tôi có được lên phường không',
  ])('what becomes of a ward is no matter for the ward itself: %s', (question) => {
    expect(to(question)).toBe('so-noi-vu')
  })

  test.each([
    ['phường tôi cấp giấy chậm quá', 'ubnd-cap-xa'],
    ['phường sáp nhập rồi làm giấy khai sinh ở đâu', 'so-tu-phap'],
  ])('a merger that is only told leaves it where it belongs: %s', (question, department) => {
    expect(to(question)).toBe(department)
  })

  test('the same is said without accents', () => {
    expect(to('doi tuong')).toBe('dieu-phoi')
    expect(to('toi mo quan com thi dong thue bao nhieu')).toBe('thue')
  })
})

describe('all that is known of a question speaks for a department', () => {
  test('with slips put right where they hide the words', () => {
    const question = 'lưog hưuu thág này'
    expect(to(question)).not.toBe('bao-hiem-xa-hoi')
    expect(to({ question, meant: ['lương hưu tháng này'], place: null })).toBe('bao-hiem-xa-hoi')
  })

  test('earlier questions where this one says nothing itself, and not where it does', () => {
    const earlier = ['Thẻ bảo hiểm y tế của tôi hết hạn thì làm sao?']
    const leaning = route({ question: 'thế còn con tôi?', earlier, place: null })
    expect(leaning.department).toBe('bao-hiem-xa-hoi')
    expect(leaning.because[0]?.kind).toBe('earlier')
    expect(to({ question: 'làm hộ chiếu ở đâu?', earlier, place: null })).toBe('cong-an')
  })

  test('what was found, where the words leave it open; by name where it names the authority', () => {
    const label = 'khoản 1 Điều 5 Nghị quyết số 1/2026/NQ-HĐND'
    const quote = 'Sở Du lịch cấp giấy phép kinh doanh dịch vụ lữ hành cho công ty lữ hành.'
    const found = route({ question: 'giấy này ai cấp?', place: null, citations: [{ label, quote }] })
    expect(found.department).toBe('so-du-lich')
    expect(found.because).toContainEqual({ kind: 'named', provision: label, authority: 'sở du lịch' })
    const citations = [{ label, quote }]
    expect(to({ question: 'làm hộ chiếu ở đâu?', place: null, citations })).toBe('cong-an')
  })

  test('a report from the street is for the ward, unless its words say whose it is', () => {
    expect(to({ question: 'chỗ này bừa bộn quá', place: 'hn', message: 'report' })).toBe('ubnd-cap-xa')
    expect(to({ question: 'đèn đường tối cả tuần', place: 'hn', message: 'report' })).toBe('so-xay-dung')
  })

  test('a province that is not ours goes to the coordinators, with the field beside it', () => {
    const asked = { question: 'làm sổ đỏ ở Nghệ An', place: null, elsewhere: 'Nghệ An' }
    const { department, because, others } = route(asked)
    expect(department).toBe('dieu-phoi')
    expect(because).toEqual([{ kind: 'elsewhere', province: 'Nghệ An' }])
    expect(others[0]?.department).toBe('so-nong-nghiep-moi-truong')
  })
})

describe('how sure a route is', () => {
  test('grows with how far the first stands before the second', () => {
    const [close, far] = [confidenceOf(4, 3.5), confidenceOf(4, 0.5)]
    expect(close).toBeLessThan(far)
    expect(confidenceOf(0, 4)).toBe(0)
    expect(far).toBeLessThan(1)
  })

  test('below the bound it goes to the coordinators, and the guesses are kept', () => {
    const basis = edited('so-du-lich', { hints: ['nhà'] })
    const { department, because, others } = route('nhà', basis)
    expect(department).toBe('dieu-phoi')
    expect(because[0]?.kind).toBe('unsure')
    expect(others.length).toBeGreaterThan(0)
    expect(others.every(({ confidence }) => confidence < BOUND)).toBe(true)
  })

  test('a clear question is sure, and every confidence is a share', () => {
    const { confidence, others } = routeQuestion('làm hộ chiếu cho con ở đâu?', 'hn')
    expect(confidence).toBeGreaterThan(0.9)
    for (const one of [confidence, ...others.map((other) => other.confidence)]) {
      expect(one).toBeGreaterThanOrEqual(0)
      expect(one).toBeLessThanOrEqual(1)
    }
  })
})

describe('phrases that administrators edit', () => {
  test('a new phrase counts at once, with and without accents', () => {
    const basis = edited('so-du-lich', { words: ['vòng quay mặt trời'] })
    expect(to('vé vòng quay mặt trời')).not.toBe('so-du-lich')
    expect(to('vé vòng quay mặt trời', basis)).toBe('so-du-lich')
    expect(to('ve vong quay mat troi', basis)).toBe('so-du-lich')
  })

  test('a phrase of one city counts in that city alone', () => {
    const basis = edited('so-du-lich', { hn: ['vòng quay mặt trời'] })
    expect(to({ question: 'vòng quay mặt trời', place: 'hn' }, basis)).toBe('so-du-lich')
    expect(to({ question: 'vòng quay mặt trời', place: 'hcm' }, basis)).not.toBe('so-du-lich')
  })

  test('a phrase we ship that was taken away counts no more', () => {
    expect(to('karaoke')).toBe('so-van-hoa-the-thao')
    expect(to('karaoke', edited('so-van-hoa-the-thao', { off: ['karaoke'] }))).toBe('dieu-phoi')
  })
})

describe('what officials have put right', () => {
  const question = 'Xin hỗ trợ tiền thuê phòng trọ cho công nhân mất việc ở đâu?'

  test('the same question goes where it was sent, and says so', () => {
    const basis = taught({ question, department: 'ubnd-cap-xa' })
    const before = route(question)
    const after = route(question, basis)
    expect(after.department).toBe('ubnd-cap-xa')
    expect(after.because).toEqual([{ kind: 'example', question }])
    expect(after.others[0]?.department).toBe(before.department)
  })

  test('so does nearly the same one, and one without accents, but no other', () => {
    const basis = taught({ question, department: 'ubnd-cap-xa' })
    expect(to('Xin hỗ trợ tiền thuê phòng trọ cho công nhân bị mất việc ở đâu ạ?', basis)).toBe('ubnd-cap-xa')
    expect(to('xin ho tro tien thue phong tro cho cong nhan mat viec o dau', basis)).toBe('ubnd-cap-xa')
    expect(to('Công nhân mất việc lĩnh trợ cấp thất nghiệp ở đâu?', basis)).toBe('so-noi-vu')
  })

  test('of two corrections the later one wins', () => {
    const basis = taught({ question, department: 'thue' }, { question, department: 'ubnd-cap-xa' })
    expect(to(question, basis)).toBe('thue')
  })

  test('a correction of one city says nothing of the other', () => {
    const basis = taught({ question, place: 'hn', department: 'ubnd-cap-xa' })
    expect(to({ question, place: 'hn' }, basis)).toBe('ubnd-cap-xa')
    expect(to({ question, place: 'hcm' }, basis)).toBe(to(question))
  })

  test('short words are not alike by chance', () => {
    expect(to('xin chào ạ', taught({ question: 'xin chào' }))).toBe('dieu-phoi')
  })
})

describe('reasons are told in words', () => {
  const label = 'Điều 5'
  test.each([
    [{ kind: 'words', words: ['sổ đỏ', 'tách thửa'] }, 'vì có từ “sổ đỏ”, “tách thửa”'],
    [{ kind: 'earlier', words: ['sổ đỏ'] }, 'vì câu hỏi trước đó có từ “sổ đỏ”'],
    [{ kind: 'field', provision: label, words: ['đất'] }, 'vì quy định tìm thấy (Điều 5) nói về “đất”'],
    [
      { kind: 'named', provision: label, authority: 'sở y tế' },
      'vì quy định tìm thấy (Điều 5) nêu tên “sở y tế”',
    ],
    [{ kind: 'message', message: 'complaint' }, 'vì đây là khiếu nại hoặc tố cáo về cán bộ'],
    [{ kind: 'example', question: 'hỏi gì đó' }, 'vì giống một câu đã được chuyển đến đây: “hỏi gì đó”'],
    [
      { kind: 'elsewhere', province: 'Nghệ An' },
      'vì câu hỏi về Nghệ An, ngoài Hà Nội và Thành phố Hồ Chí Minh',
    ],
    [{ kind: 'unsure', likeliest: 'so-y-te' }, 'vì chưa đủ chắc chắn; gần nhất là Sở Y tế'],
    [{ kind: 'nothing' }, 'vì không có từ nào chỉ về một đơn vị'],
  ] satisfies ReadonlyArray<readonly [Reason, string]>)('%o', (reason, words) => {
    expect(reasonInWords(reason, null)).toBe(words)
  })

  test('all of them make one sentence', () => {
    const because = [
      { kind: 'words', words: ['vỉa hè'] },
      { kind: 'message', message: 'report' },
    ] as const
    expect(routeInWords({ department: 'so-xay-dung', because }, 'hn')).toBe(
      'Chuyển đến Sở Xây dựng thành phố Hà Nội vì có từ “vỉa hè”; vì đây là phản ánh việc xảy ra tại chỗ, nơi gần nhất là phường, xã.',
    )
  })
})
