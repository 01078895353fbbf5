import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { settle } from '#knowledge/vietnamese.ts'
import { asMeant, vocabularyOf } from '#src/questions/typed/typed.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuMs } from '../fixtures/cpu-ms.ts'

const library = join(import.meta.dirname, '../../knowledge/library')
const texts = readdirSync(library)
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) => readFileSync(join(library, file), 'utf8').split('\n'))
const vocabulary = vocabularyOf(texts)
const meant = (text: string) => asMeant(text, vocabulary)

describe('chat words are read as words', () => {
  test.each([
    ['phường mình có hội đồng nhân dân ko', 'phường mình có hội đồng nhân dân không'],
    ['cán bộ đó còn làm k', 'cán bộ đó còn làm không'],
    ['dân có quyền hỏi hok', 'dân có quyền hỏi không'],
    ['xin nghỉ được hông', 'xin nghỉ được không'],
    ['lam vay co dung luat hong', 'lam vay co dung luat không'],
    ['phường dc ký giấy gì', 'phường được ký giấy gì'],
    ['phường đc ký giấy gì', 'phường được ký giấy gì'],
    ['nộp thay mẹ ko đk hả', 'nộp thay mẹ không được hả'],
    ['nộp ở phường khác được đk?', 'nộp ở phường khác được đúng không?'],
    ['đk kinh doanh ở đâu', 'đăng ký kinh doanh ở đâu'],
    ['ai đủ đk ứng cử', 'ai đủ điều kiện ứng cử'],
    ['phường làm j', 'phường làm gì'],
    ['giờ làm sao z', 'giờ làm sao vậy'],
    ['sao kỳ zậy', 'sao kỳ vậy'],
    ['ai cho phép dzậy', 'ai cho phép vậy'],
    ['mn cho hỏi chút', 'mọi người cho hỏi chút'],
    ['phí hết bn tiền', 'phí hết bao nhiêu tiền'],
    ['các bn cho hỏi', 'các bạn cho hỏi'],
    ['nộp thì làm ntn', 'nộp thì làm như thế nào'],
    ['xã cx có hội đồng nhân dân', 'xã cũng có hội đồng nhân dân'],
    ['phường vs xã khác gì', 'phường với xã khác gì'],
    ['mấy ng được bầu', 'mấy người được bầu'],
    ['trc khi bầu phải làm gì', 'trước khi bầu phải làm gì'],
    ['ai lm chủ tịch', 'ai làm chủ tịch'],
    ['lâu wá chưa trả lời', 'lâu quá chưa trả lời'],
    ['bây h nộp ở đâu', 'bây giờ nộp ở đâu'],
    ['bh nộp ở đâu', 'bây giờ nộp ở đâu'],
    ['cho e hỏi chút', 'cho em hỏi chút'],
    ['a c cho em hỏi', 'anh chị cho em hỏi'],
    ['mk muốn hỏi', 'mình muốn hỏi'],
    ['làm xong r', 'làm xong rồi'],
    ['cho xin sđt phường', 'cho xin số điện thoại phường'],
    ['mình ko bt nộp ở đâu', 'mình không biết nộp ở đâu'],
    ['tại s phường từ chối', 'tại sao phường từ chối'],
    ['khôngggg trả lời', 'không trả lời'],
  ])('%s → %s', (typed, right) => {
    expect(meant(typed)).toBe(right)
  })
})

describe('abbreviations of offices and papers are written out', () => {
  test.each([
    ['UBND xã họp khi nào', 'Ủy ban nhân dân xã họp khi nào'],
    ['ubnd tp quyết định gì', 'Ủy ban nhân dân thành phố quyết định gì'],
    ['HĐND bầu ai', 'Hội đồng nhân dân bầu ai'],
    ['hdnd bầu ai', 'Hội đồng nhân dân bầu ai'],
    ['ct phường do ai bầu', 'chủ tịch phường do ai bầu'],
    ['ct ubnd quận', 'chủ tịch Ủy ban nhân dân quận'],
    ['pct xã ký thay', 'phó chủ tịch xã ký thay'],
    ['phó ct ký thay', 'phó chủ tịch ký thay'],
    ['ct tnhh đóng thuế', 'công ty tnhh đóng thuế'],
    ['p3 thuộc quận nào', 'phường 3 thuộc quận nào'],
    ['ubnd p. Tân Định', 'Ủy ban nhân dân phường Tân Định'],
    ['nhà ở Q.1', 'nhà ở quận 1'],
    ['q10 còn không', 'quận 10 còn không'],
    ['TP. Thủ Đức', 'thành phố Thủ Đức'],
    ['TP.HCM có gì', 'Thành phố Hồ Chí Minh có gì'],
    ['tphcm có gì', 'Thành phố Hồ Chí Minh có gì'],
    ['ở sg thì sao', 'ở Thành phố Hồ Chí Minh thì sao'],
    ['ở HN thì sao', 'ở thành phố Hà Nội thì sao'],
    ['NQ 131 nói gì', 'nghị quyết 131 nói gì'],
    ['nq97 còn dùng không', 'nghị quyết 97 còn dùng không'],
    ['nq97/2019 còn dùng không', 'nghị quyết 97/2019 còn dùng không'],
    ['NĐ 32 hướng dẫn gì', 'nghị định 32 hướng dẫn gì'],
    ['nd33 điều 4', 'nghị định 33 điều 4'],
    ['d4 k1 nq 97', 'điều 4 khoản 1 nghị quyết 97'],
    ['đ4k1 nq97', 'điều 4 khoản 1 nghị quyết 97'],
    ['k 2 điều 6', 'khoản 2 điều 6'],
    ['VBQPPL của phường', 'văn bản quy phạm pháp luật của phường'],
    ['mất CCCD', 'mất căn cước công dân'],
    ['đóng BHXH ở đâu', 'đóng bảo hiểm xã hội ở đâu'],
    ['miễn thuế TNCN', 'miễn thuế thu nhập cá nhân'],
    ['thuế tndn mấy phần trăm', 'thuế thu nhập doanh nghiệp mấy phần trăm'],
    ['xin GPXD', 'xin giấy phép xây dựng'],
    ['QSDĐ là gì', 'quyền sử dụng đất là gì'],
    ['MTTQ giám sát gì', 'Mặt trận Tổ quốc giám sát gì'],
    ['CBCC phường', 'cán bộ, công chức phường'],
    ['cc/vc có được không', 'công chức, viên chức có được không'],
    ['họp tdp', 'họp tổ dân phố'],
    ['lương cc phường', 'lương công chức phường'],
    ['đăng ký tại ca phường', 'đăng ký tại công an phường'],
    ['nộp hs cho ai', 'nộp hồ sơ cho ai'],
    ['làm tt ở đâu', 'làm thủ tục ở đâu'],
    ['cq địa phương', 'chính quyền địa phương'],
    ['qh đô thị', 'quy hoạch đô thị'],
    ['đại biểu qh', 'đại biểu Quốc hội'],
  ])('%s → %s', (typed, right) => {
    expect(meant(typed)).toBe(right)
  })
})

describe('everyday words get the words of the law', () => {
  test.each([
    ['ủy ban phường làm gì', 'ủy ban nhân dân phường làm gì'],
    ['hỏi ủy ban', 'hỏi ủy ban nhân dân'],
    ['hội đồng quận bầu ai', 'hội đồng nhân dân quận bầu ai'],
    ['hoi dong phuong bau ai', 'hội đồng nhân dân phuong bau ai'],
    ['luật ở Sài Gòn', 'luật ở Thành phố Hồ Chí Minh'],
    ['luat o sai gon', 'luat o Thành phố Hồ Chí Minh'],
    ['làm sổ đỏ', 'làm sổ đỏ; giấy chứng nhận quyền sử dụng đất'],
    ['đi sao y ở đâu', 'đi sao y ở đâu; chứng thực bản sao'],
    ['chánh quyền phường', 'chính quyền phường'],
    ['sát nhập phường', 'sáp nhập phường'],
    ['qui định của phường', 'quy định của phường'],
    ['quản lí đất', 'quản lý đất'],
    ['bị sử phạt', 'bị xử phạt'],
  ])('%s → %s', (typed, right) => {
    expect(meant(typed)).toBe(right)
  })
})

describe('keys typed with the keyboard off become letters', () => {
  test.each([
    ['phuwowngf cos maays phos chur tichj', 'phường có mấy phó chủ tịch'],
    ['uyr ban nhaan daan phuwowngf', 'ủy ban nhân dân phường'],
    ['luaatj thur ddoo quy ddinhj gif', 'luật thủ đô quy định gì'],
    ['hooij ddoongf nhaan daan', 'hội đồng nhân dân'],
    ['phường dduwowcj ký gì', 'phường được ký gì'],
    ['quyeets định này', 'quyết định này'],
    ['chính quyền đươjc gì', 'chính quyền được gì'],
    ['phu7o7ng2 co1 ma61y pho1 chu3 ti5ch', 'phường có mấy phó chủ tịch'],
    ['ngu7o7i2 da6n d9u7o75c ho3i', 'người dân được hỏi'],
    ['nhiệm vuj của phường', 'nhiệm vụ của phường'],
  ])('%s → %s', (typed, right) => {
    expect(meant(typed)).toBe(right)
  })
})

describe('slips of the finger and of the ear are put right', () => {
  test.each([
    ['phừong do ai quản lý', 'phường do ai quản lý'],
    ['chủ tịt phường', 'chủ tịch phường'],
    ['hội đồng nhăn dân', 'hội đồng nhân dân'],
    ['tứcc là sao', 'tức là sao'],
    ['ủy bna nhân dân', 'ủy ban nhân dân'],
    ['chủ tihc phường', 'chủ tịch phường'],
    ['phườgn có gì', 'phường có gì'],
    ['đựoc ký không', 'được ký không'],
    ['chường hợp nào', 'trường hợp nào'],
    ['viên trức phường', 'viên chức phường'],
    ['công chứt phường', 'công chức phường'],
    ['đại biễu bõ phiếu', 'đại biểu bỏ phiếu'],
    ['ngân xách thành phố', 'ngân sách thành phố'],
    ['ngiệm vụ của phường', 'nhiệm vụ của phường'],
    ['ngị quyết này', 'nghị quyết này'],
    ['giám đóc sở', 'giám đốc sở'],
    ['ai bổ nhiện', 'ai bổ nhiệm'],
    ['thí diểm mô hình', 'thí điểm mô hình'],
    ['chính quyền dô thị', 'chính quyền đô thị'],
    ['fường nào', 'phường nào'],
    ['phải fạt ai', 'phải phạt ai'],
    ['chủ tịch wận', 'chủ tịch quận'],
    ['trong đièu kiện nào', 'trong điều kiện nào'],
    ['cung câp dịch vụ', 'cung cấp dịch vụ'],
    ['nghị quyêt này', 'nghị quyết này'],
    ['chu tihc phuong', 'chu tich phuong'],
    ['phuogn co gi', 'phuong co gi'],
    ['nhan dann', 'nhan dan'],
    ['dieu4 khoan2', 'dieu 4 khoan 2'],
  ])('%s → %s', (typed, right) => {
    expect(meant(typed)).toBe(right)
  })
})

describe('what is fine stays', () => {
  test.each([
    'Ủy ban nhân dân phường do ai bầu ra?',
    'Chủ tịch Hội đồng nhân dân Thành phố Hồ Chí Minh có quyền gì?',
    'Nghị quyết số 98/2023/QH15 quy định gì về hợp đồng BT?',
    'Nghị định 32/2021/NĐ-CP, Quyết định 15/QĐ-UBND ngày 1/7/2025',
    'điểm k khoản 2 Điều 6, điểm d và điểm đ, điểm e khoản 3',
    'điểm a, b, c khoản 1',
    'a) Tổ chức họp; b) Báo cáo',
    'phuong co hoi dong nhan dan khong',
    'bo tui con lam viec duoc khong',
    'hội đồng thành viên công ty bầu chủ tịch',
    'Hội đồng quản trị họp',
    'Ủy ban Thường vụ Quốc hội',
    'Ủy ban Mặt trận Tổ quốc Việt Nam phường',
    'phường Sài Gòn ở đâu',
    'sông Sài Gòn',
    'tuyến metro theo mô hình TOD',
    'app VNeID báo lỗi, website không vào được',
    'gửi mail cho phường theo địa chỉ abc@vidu.vn được không',
    'xem ở https://vidu.vn/ko/dc và www.vidu.vn',
    'gọi 0901234567 gặp ai',
    'phạt 100k hay 2tr, lúc 8h',
    'anh Tèo ở xóm Mít đi chợ mua mèo',
    'ông Nguyễn Văn Tỵ và bà Lê Thị Nhàn',
    'tôi kết hôn thì vợ chồng, cha mẹ và con rể chia di chúc ra sao',
    'phân bón, chăn nuôi heo, gà, vịt',
    'nhà tôi ở hẻm 5, bên hông chợ',
    'bằng cấp, y dược, phổ biến',
    'giá đất hẻm, ngõ, ngách',
    'cầu thang, mái hiên, sân thượng bị dột',
    'xe máy chạy ngược chiều bị phạt bao nhiêu',
    'tiền điện, tiền nước tháng này',
    'Vinhomes Grand Park',
    'Who elects the ward chairman and what is the law?',
    'NXB và KPI',
    'con gái tôi học lớp 3A',
    'bún bò, phở, bánh cuốn',
    'con ông ấy bị khuyết tật',
    'thu nhập 5%/năm, diện tích 45,5 m2',
    'đường Trường Sa nối dài',
    'tư vấn đầu tư, tư pháp, vật tư',
    'giáo viên mầm non được hỗ trợ gì',
    'Thủ tướng Chính phủ ban hành quyết định',
    '',
    '???',
    '2021-2026',
  ])('%s', (text) => {
    expect(meant(text)).toBe(settle(text))
  })

  test('every sentence of official wording on file keeps its words', () => {
    const official = texts
      .filter((line) => /^(?:Điều này|Nghị quyết này|Nếu|Khi|Mỗi) /.test(line))
      .slice(0, 400)
    const changed = official.filter((line) => {
      const plain = settle(line)
      return meant(line).split('; ')[0] !== plain.split('; ')[0] && !/ủy ban|hội đồng|TP\.HCM/i.test(line)
    })
    expect(official.length).toBeGreaterThan(50)
    expect(changed.length / official.length).toBeLessThan(0.03)
  })
})

describe('reading twice', () => {
  test.each(['làm sổ đỏ ở ub p3', 'nq97 k1 d4', 'ct ubnd tphcm ko dc j', 'hội đồng nhăn dân q1'])(
    '%s changes nothing',
    (text) => {
      expect(meant(meant(text))).toBe(meant(text))
    },
  )
})

describe('any text at all', () => {
  test('is read without a fault', () => {
    const alphabet = fc.constantFrom(...'aăâeêioôơuưyđdkjzwfsrx0123456789/.,- ?\ń̀ẾỘ😀'.split(''))
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(alphabet).map((all) => all.join('')),
        ),
        (text) => {
          expect(typeof meant(text)).toBe('string')
        },
      ),
    )
  })

  test.each(['ko ', 'a', 'phu7o7ng2 ', 'đ4k1', '1/', 'tứcc ', 'xqzt ', '@', 'a.', 'ủy ban '])(
    '100,000 characters of "%s" take little more than ten times 10,000',
    (unit) => {
      const long = unit.repeat(Math.ceil(100_000 / unit.length))
      meant(long.slice(0, 10_000))
      const short = cpuMs(() => meant(long.slice(0, 10_000)))
      // The better of two, each a text of its own: what was read is kept.
      const took = Math.min(...[long, `${long} `].map((text) => cpuMs(() => meant(text))))
      expect(took).toBeLessThan(Math.max(short * 40, 400))
    },
  )

  test('a chat message of 500 characters takes under 3 ms', () => {
    const chat = 'cho e hỏi ct ubnd p3 dc kí chứng thực hok, chủ tịt phừong do ai bầu z, ngiệm vụ wận ntn '
      .repeat(6)
      .slice(0, 500)
    for (let warm = 0; warm < 100; warm += 1) meant(chat)
    expect(cpuMs(() => Array.from({ length: 100 }, () => meant(chat))) / 100).toBeLessThan(3)
  })
})

test('the vocabulary of the whole library is counted in under 300 ms', () => {
  vocabularyOf(texts)
  expect(cpuMs(() => vocabularyOf(texts))).toBeLessThan(300)
  expect(vocabulary.has('phuong')).toBe(true)
  expect(vocabulary.frequency('phuong')).toBe(vocabulary.written('phường') + vocabulary.written('phương'))
  expect(vocabulary.pair('chu', 'tich')).toBeGreaterThan(100)
  expect(vocabulary.spellings('phuong')[0]).toBe('phường')
  expect(vocabularyOf(['một hai', 'ba']).pair('hai', 'ba')).toBe(0)
})
