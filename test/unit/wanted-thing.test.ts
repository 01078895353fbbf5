import { expect, test } from 'vitest'
import { tellsOnlyTax, tellsTheThing } from '#src/questions/wanted-thing.ts'
import { library } from '../fixtures/library.ts'

const { provisions } = library.shelf
const tells = (question: string, id: string): boolean => {
  const provision = provisions.get(id)
  if (provision === undefined) throw new RangeError(id)
  return tellsTheThing(question, [provision])
}
// How councils vote; how emission zones are drawn.
const VOTE = 'luat-72-2025-qh15/dieu-35/khoan-2'
const ZONES = 'luat-02-2026-qh16/dieu-13/khoan-1/diem-e'
// What becomes of councils when units become one; when districts ended.
const MERGED = 'luat-72-2025-qh15/dieu-44/khoan-1'
// How many councillors a ward has; who guides its neighbourhoods; who hears complaints; who decides on staff; car parks.
const WARD_COUNCIL = 'luat-72-2025-qh15/dieu-30/khoan-2/diem-d'
const SELF_RULE = 'luat-72-2025-qh15/dieu-26/khoan-7'
const COMPLAINTS = 'luat-72-2025-qh15/dieu-23/khoan-13'
const STAFF = 'luat-72-2025-qh15/dieu-15/khoan-2/diem-a'
const CAR_PARK = 'luat-02-2026-qh16/dieu-26/khoan-4/diem-c'
const DISTRICTS = 'luat-72-2025-qh15/dieu-51/khoan-3'
// Whose seal is used; how many serve hamlets for an allowance; who decides on land prices; costs beyond health insurance.
const SEALS = 'luat-72-2025-qh15/dieu-14/khoan-8'
const HAMLETS = 'luat-72-2025-qh15/dieu-21/khoan-2/diem-d'
const LAND_PRICES = 'luat-72-2025-qh15/dieu-15/khoan-5/diem-b'
const HEALTH_COSTS = 'luat-02-2026-qh16/dieu-17/khoan-1/diem-a'
// What is done for buses; what for housing; who collects fees.
const TRANSPORT = 'luat-02-2026-qh16/dieu-13/khoan-1/diem-b'
const HOUSING = 'luat-02-2026-qh16/dieu-12/khoan-2/diem-dd'
const WARD_FEES = 'luat-72-2025-qh15/dieu-25/khoan-3'
const EMERGENCY_CARE = 'luat-02-2026-qh16/dieu-17/khoan-1/diem-c'

test.each([
  ['nghị quyết cần bao nhiêu phần trăm phiếu mới thông qua', VOTE],
  ['vùng phát thải thấp do ai quy định', ZONES],
  ['đã đánh giá vùng phát thải thấp bao nhiêu lần rồi', ZONES],
  ['khi nào các xã nhập vào nhau thì hội đồng nhân dân ra sao', MERGED],
  ['quận sáp nhập bỏ đi từ ngày nào', DISTRICTS],
  ['mấy xã nhập lại thì đại biểu ra sao', MERGED],
  ['tôi muốn khiếu nại xã thì gửi ai', COMPLAINTS],
  ['số lượng đại biểu phường là bao nhiêu', WARD_COUNCIL],
  ['xe cấp cứu có phải trả tiền không', EMERGENCY_CARE],
  ['xã thu tiền dân làm đường được không', 'luat-72-2025-qh15/dieu-21/khoan-3/diem-c'],
  ['mức đóng góp làm đường ai quyết định', 'luat-72-2025-qh15/dieu-21/khoan-3/diem-c'],
  ['ủy ban quận còn hoạt động không', DISTRICTS],
  ['công chức sở bị kỷ luật thì ai ký', 'luat-72-2025-qh15/dieu-17/khoan-13'],
  ['Hà Nội có cấm xe chạy xăng không', ZONES],
  ['cấp huyện không còn từ khi nào', DISTRICTS],
  ['quan het hoat dong ngay nao', DISTRICTS],
  ['vùng phát thải thấp áp dụng từ khi nào', ZONES],
  ['điều kiện ứng cử đại biểu là gì', 'luat-72-2025-qh15/dieu-5/khoan-3/diem-dd'],
  ['bầu cử xong bao lâu thì hội đồng phải họp kỳ đầu', 'luat-72-2025-qh15/dieu-34/khoan-1'],
  ['bao nhiêu dân thì được lập phường', 'luat-72-2025-qh15/dieu-8/khoan-2/diem-dd'],
  ['xã được bao nhiêu phó chủ tịch do ai định', 'luat-72-2025-qh15/dieu-16/khoan-8'],
  ['lãi vay dự án BT tính từ ngày nào', 'nd-11-2024-nd-cp/dieu-5/khoan-1/diem-a'],
  ['nộp hồ sơ trễ thì mấy tháng trễ đó có được tính lãi vay không', 'nd-11-2024-nd-cp/dieu-5/khoan-1/diem-c'],
  ['thanh toan lan cuoi du an BT can dieu kien gi', 'nd-11-2024-nd-cp/dieu-8/khoan-4'],
  ['phó chủ tịch phường bổ nhiệm mấy năm một lần', 'nd-33-2021-nd-cp/dieu-32/khoan-1'],
  ['quyết định do phường ký trước đây còn giá trị không', 'nq-97-2019-qh14/dieu-9/khoan-2'],
  ['thu tiền khai thác không gian ngầm ai quy định', 'luat-02-2026-qh16/dieu-11/khoan-3/diem-dd'],
  ['giá dịch vụ cấp cứu ngoại viện ai quy định', EMERGENCY_CARE],
  ['giá đất do cơ quan nào ban hành', LAND_PRICES],
  ['Phường có được thu phí, lệ phí của dân không?', WARD_FEES],
  ['lệ phí phường thu', WARD_FEES],
  ['nhà ở thương mại có được chuyển thành nhà ở xã hội không', 'luat-02-2026-qh16/dieu-12/khoan-3/diem-c'],
  ['mua nhà ở xã hội có được hỗ trợ không', HOUSING],
  ['gia hạn nhiệm kỳ đại biểu', VOTE],
  ['thuế suất dự án mới ở Hà Nội', 'luat-02-2026-qh16/dieu-26/khoan-2/diem-b'],
  ['phường mới lập thì hội đồng tính là khóa mấy', 'luat-72-2025-qh15/dieu-49/khoan-1/diem-b'],
  ['ai chủ tọa kỳ họp hội đồng phường', 'luat-72-2025-qh15/dieu-32/khoan-1/diem-a'],
  ['thường trực hội đồng xã có được kiêm ủy viên ủy ban không', 'luat-72-2025-qh15/dieu-29/khoan-2'],
  ['kết quả đối thoại có công bố cho dân không', 'luat-72-2025-qh15/dieu-43/khoan-3'],
  ['bao nhiêu % cử tri yêu cầu thì phường phải đối thoại', 'luat-72-2025-qh15/dieu-43/khoan-1'],
  ['ủy quyền thì phải có giấy đàng hoàng hay nói suông', 'luat-72-2025-qh15/dieu-14/khoan-2/diem-a'],
  ['đại biểu biểu quyết trực tuyến được không', 'luat-72-2025-qh15/dieu-35/khoan-1'],
  ['gửi hồ sơ cho kho bạc qua mạng', 'nd-11-2024-nd-cp/dieu-9/khoan-3'],
  ['mẫu giấy đề nghị thanh toán BT', 'nd-11-2024-nd-cp/dieu-10/khoan-2/diem-d'],
  // "Bảo giờ" is no "bao giờ", "cơ quan" no "quận", and those who are spoken of are not counted.
  ['thi công chức nghe bảo giờ không tổ chức chung nữa', STAFF],
  ['chính quyền phường gồm cơ quan nào', 'luat-72-2025-qh15/dieu-2/khoan-1'],
  ['bỏ cấp huyện thì mấy người đang làm đại biểu ở đó ra sao', 'luat-72-2025-qh15/dieu-54/khoan-4'],
  ['tải trọng xe ở vùng phát thải thấp ai quy định', ZONES],
  ['phường giữ tên cũ thì hội đồng tính khóa mấy', 'luat-72-2025-qh15/dieu-49/khoan-1/diem-a'],
])('“%s” may be answered', (question, id) => {
  expect(tells(question, id)).toBe(true)
})

test.each([
  ['vùng phát thải thấp giá bao nhiêu', ZONES],
  ['vào vùng phát thải thấp gửi xe giá một tháng bao nhiêu', ZONES],
  ['vung phat thai thap giam bao nhieu phan tram khi thai', ZONES],
  ['biểu quyết mất bao nhiêu tiền', VOTE],
  ['Hà Nội hiện có bao nhiêu phường xã', WARD_COUNCIL],
  ['tphcm sau sáp nhập có mấy xã', WARD_COUNCIL],
  ['tổ trưởng tổ dân phố do ai bổ nhiệm', SELF_RULE],
  ['muốn tố cáo chủ tịch xã gửi ai', COMPLAINTS],
  ['lương công chức xã bao nhiêu', STAFF],
  ['xây bãi đỗ xe được mấy tầng', CAR_PARK],
  ['giờ làm việc của hội đồng', VOTE],
  ['TP.HCM sáp nhập Bình Dương khi nào', MERGED],
  ['hai tinh hop nhat nam nao', MERGED],
  ['số điện thoại của hội đồng xã mới là bao nhiêu', MERGED],
  ['xã nhập rồi thì trụ sở nằm ở đường nào', MERGED],
  ['nhap xa roi thi nop don o dau', MERGED],
  ['hai xã nhập vào nhau thì liên hệ ai', MERGED],
  ['dựng cổng chào mừng nhập xã có phải xin phép ai không', MERGED],
  ['đại biểu mỗi tháng lĩnh bao nhiêu', VOTE],
  ['nhập xã rồi có phải đóng tiền gì không', MERGED],
  ['trụ sở xã mới nhập nằm ở đâu vậy', MERGED],
  ['bao giờ mở thi tuyển công chức xã', STAFF],
  ['xã mới gồm những xã cũ nào', MERGED],
  ['quận cũ chia thành mấy phường', DISTRICTS],
  ['xin khắc con dấu mới ở chỗ nào', SEALS],
  ['phụ cấp người hoạt động ở thôn bao nhiêu', HAMLETS],
  ['giá đất phường này bao nhiêu một mét', LAND_PRICES],
  ['mức đóng bảo hiểm y tế của hộ', HEALTH_COSTS],
  ['tòa án huyện còn không', 'luat-72-2025-qh15/dieu-15/khoan-9'],
  ['vien kiem sat quan nhap vao dau', 'luat-72-2025-qh15/dieu-33/khoan-7'],
  ['cán bộ xã bị kỷ luật ra sao', 'luat-72-2025-qh15/dieu-38/khoan-1/diem-b'],
  ['ấp có ủy ban không', 'luat-72-2025-qh15/dieu-6/khoan-1'],
  ['Hà Nội có cấm karaoke không', 'luat-02-2026-qh16/dieu-14/khoan-2/diem-e'],
  ['Hà Nội hạn chế xe xăng từ khi nào', ZONES],
  ['bầu hội đồng khóa mới ngày nào', 'luat-72-2025-qh15/dieu-34/khoan-1'],
  ['mua nhà ở xã hội cần điều kiện gì', 'luat-02-2026-qh16/dieu-12/khoan-2/diem-dd'],
  ['nhập xã rồi giấy tờ cũ có phải đổi không', MERGED],
  ['con dấu phường bị mất thì làm sao', SEALS],
  ['giấy phép do huyện cấp còn dùng được không', 'nq-97-2019-qh14/dieu-5/khoan-2'],
  ['quán karaoke phải có mấy bình chữa cháy', 'luat-02-2026-qh16/dieu-14/khoan-2/diem-e'],
  ['ủy ban phường mới nằm ở đâu', 'luat-72-2025-qh15/dieu-53/khoan-1'],
  ['mức hỗ trợ người nghèo bao nhiêu', 'luat-72-2025-qh15/dieu-15/khoan-7/diem-c'],
  ['người khuyết tật được bao nhiêu một tháng', 'luat-72-2025-qh15/dieu-15/khoan-7/diem-c'],
  ['Hà Nội có bao nhiêu khu công nghệ cao', 'luat-02-2026-qh16/dieu-20/khoan-1'],
  // The number of a provision is no figure.
  ['diện tích bao nhiêu thì lập được xã', 'luat-72-2025-qh15/dieu-47/khoan-2'],
  ['lấn vỉa hè ở Hà Nội phạt bao nhiêu', 'luat-02-2026-qh16/dieu-14/khoan-1'],
  ['gửi xe giá bao nhiêu một lượt', 'luat-02-2026-qh16/dieu-26/khoan-4/diem-d'],
  ['trường nào ở Hà Nội được miễn học phí', 'luat-02-2026-qh16/dieu-25/khoan-2/diem-d'],
  ['tên tỉnh mới là gì', MERGED],
  ['thi công chức phường năm nay khi nào', STAFF],
  ['đất nhà tôi có dính quy hoạch không thì xem ở đâu', 'luat-72-2025-qh15/dieu-21/khoan-5/diem-a'],
  // A question that is nothing but the name of a sum wants the sum; a share of a floor is none.
  ['phí giữ xe ở Hoàn Kiếm', CAR_PARK],
  ['bảng giá đất Hà Nội 2026', LAND_PRICES],
  ['gia dat o quan 1', LAND_PRICES],
  ['lệ phí cấp phép xây dựng', 'luat-02-2026-qh16/dieu-14/khoan-2/diem-a'],
  ['tiền phạt đỗ xe sai quy định', CAR_PARK],
  ['xe cấp cứu thu tiền bao nhiêu một chuyến', EMERGENCY_CARE],
  // A policy on buses or on housing is no fare and no leave.
  ['trẻ 6 tuổi đi xe buýt có được miễn vé không', TRANSPORT],
  ['sinh viên đi xe buýt có được giảm giá vé không', TRANSPORT],
  ['Xe đạp có được đi vào làn xe buýt không?', TRANSPORT],
  ['nhà tái định cư ở thành phố Hà Nội có được bán lại không', HOUSING],
  ['phường có được xử phạt xây dựng trái phép không', 'luat-72-2025-qh15/dieu-26/khoan-3'],
  ['chủ tịch xã tiếp dân mỗi tuần mấy buổi', COMPLAINTS],
  ['hội đồng thành phố đang là khóa mấy', 'luat-72-2025-qh15/dieu-5/khoan-4'],
  ['sap toi la ky hop thu may cua hoi dong', 'luat-72-2025-qh15/dieu-34/khoan-2'],
  ['ai chủ trì kỳ họp hội đồng phường', 'luat-72-2025-qh15/dieu-34/khoan-5'],
  ['thường trực hội đồng xã có được kiêm ủy viên ủy ban không', 'luat-72-2025-qh15/dieu-31/khoan-8'],
  ['chủ tịch phường 55 tuổi có được bầu lại không', 'luat-72-2025-qh15/dieu-36/khoan-7'],
  ['kết quả lấy phiếu tín nhiệm có công bố cho dân không', 'luat-72-2025-qh15/dieu-37/khoan-1'],
  ['xã muốn lên phường cần tiêu chuẩn gì', 'luat-72-2025-qh15/dieu-5/khoan-3'],
  ['ủy ban đặc khu có mấy phòng', 'luat-72-2025-qh15/dieu-28/khoan-1'],
  ['hỏi ý dân về nhập xã thì bao nhiêu % đồng ý', 'luat-72-2025-qh15/dieu-10/khoan-4'],
  // That there is a paper, a vote or an allowance is no form, no page and no sum.
  ['mẫu đơn đòi hội đồng xã họp lấy ở đâu', 'luat-72-2025-qh15/dieu-34/khoan-4'],
  ['khai miễn thuế khởi nghiệp theo mẫu nào', 'luat-02-2026-qh16/dieu-26/khoan-6/diem-a'],
  ['phiếu tín nhiệm tải về ở đâu', 'luat-72-2025-qh15/dieu-37/khoan-1'],
  ['biểu quyết trực tuyến thì vào trang nào', 'luat-72-2025-qh15/dieu-35/khoan-1'],
  ['nộp đơn khiếu nại lên xã online được không', COMPLAINTS],
  ['phu cap nguoi hoat dong o thon duoc may tram ngan mot thang', HAMLETS],
  ['bác sĩ nước ngoài cần giấy tờ gì, hồ sơ gồm những gì', 'luat-02-2026-qh16/dieu-17/khoan-2/diem-b'],
  ['tuần này ủy ban phường họp ngày nào', 'luat-72-2025-qh15/dieu-40/khoan-1'],
])('“%s” is not answered by what tells no such thing', (question, id) => {
  expect(tells(question, id)).toBe(false)
})

// Who decides how many deputies communes have; who sets their frame; how often councils meet; what a council makes.
const OF_COMMUNES = 'luat-72-2025-qh15/dieu-16/khoan-8'
const FRAME = 'luat-72-2025-qh15/dieu-39/khoan-4'
const SESSIONS = 'luat-72-2025-qh15/dieu-34/khoan-2'
const MEETINGS = 'luat-72-2025-qh15/dieu-40/khoan-1'
const PETITION = 'luat-72-2025-qh15/dieu-34/khoan-4'
const RESOLUTIONS = 'luat-72-2025-qh15/dieu-21/khoan-1/diem-c'
const DECISIONS = 'luat-72-2025-qh15/dieu-22/khoan-9'
const TERM = 'luat-72-2025-qh15/dieu-6/khoan-2'
const OLD_TERMS = 'nd-33-2021-nd-cp/dieu-32/khoan-2'
const SMALL_ZONE = 'luat-72-2025-qh15/dieu-28/khoan-1'

test.each([
  ['tỉnh có bao nhiêu phó chủ tịch', OF_COMMUNES, false],
  ['mấy phó chủ tịch tỉnh vậy', OF_COMMUNES, false],
  ['phường có mấy phó chủ tịch', OF_COMMUNES, true],
  ['tinh co bao nhieu pho chu tich', FRAME, true],
  ['đặc khu có mấy phó chủ tịch', SMALL_ZONE, false],
  ['phải bao nhiêu đại biểu đồng ý thì bãi nhiệm được chủ tịch phường', VOTE, true],
  // "Nếu có trên 5.000 dân thì…" goes on about the communes it began with.
  ['tỉnh vùng núi được mấy đại biểu', 'luat-72-2025-qh15/dieu-30/khoan-2/diem-a', false],
  ['xã có mấy phòng chuyên môn', FRAME, true],
  ['xã có mấy phòng chuyên môn', 'luat-72-2025-qh15/dieu-21/khoan-2/diem-a', false],
])('whoever asks how many there are is told of those of that unit: %s', (question, id, isTold) => {
  expect(tells(question, id)).toBe(isTold)
})

test.each([
  ['hội đồng nhân dân xã họp bao nhiêu lần', SESSIONS, true],
  ['hội đồng nhân dân xã họp bao nhiêu lần', PETITION, false],
  // A council's sessions are not those of its standing committee.
  ['thường trực hội đồng nhân dân một tháng họp mấy phiên, bao nhiêu lần', SESSIONS, false],
  ['thuong truc hdnd may thang hop mot lan', SESSIONS, false],
  ['ủy ban nhân dân xã họp bao nhiêu lần một tháng', MEETINGS, true],
  ['hội đồng nhân dân xã bao lâu họp một lần', MEETINGS, false],
  ['đại biểu bao lâu phải tiếp dân một lần', 'luat-72-2025-qh15/dieu-5/khoan-4', false],
  ['đã phản ánh lên phường mấy lần mà không ai trả lời', PETITION, true],
  ['phường có được ban hành nghị quyết không', RESOLUTIONS, true],
  ['phường có được ban hành nghị quyết không', DECISIONS, false],
  ['chủ tịch làm quá 2 nhiệm kỳ được không', TERM, false],
  ['chu tich lam may nhiem ky', OLD_TERMS, true],
  ['ủy ban phường có làm việc thứ bảy không', DECISIONS, false],
  ['ủy ban phường họp mỗi tuần hay mỗi tháng', MEETINGS, true],
  ['uy ban xa hop hang quy hay hang thang', 'luat-72-2025-qh15/dieu-40/khoan-2/diem-c', false],
  // Signatures are counted there, not sessions.
  ['muốn hội đồng xã họp phải có bao nhiêu chữ ký', PETITION, true],
])(
  'whoever asks how often, how many terms or for which document is told that: %s',
  (question, id, isTold) => {
    expect(tells(question, id)).toBe(isTold)
  },
)

// No income tax on an expert's pay.
const TAX = 'luat-02-2026-qh16/dieu-26/khoan-7/diem-a'

test.each([
  ['Sở Nội vụ có được thuê chuyên gia về làm không', true],
  ['được ký hợp đồng với nhà khoa học không', true],
  ['nhà khoa học có được miễn thuế không', false],
  ['chuyen gia co duoc uu dai gi khong', false],
  ['chuyên gia làm ở đâu thì khỏi đóng thuế', false],
])('who asks for leave and names no tax is not told of a tax: %s', (question, isOff) => {
  const provision = provisions.get(TAX)
  expect(provision && tellsOnlyTax(question, provision)).toBe(isOff)
})
