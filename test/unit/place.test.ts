import { FORMER_PROVINCES, NAMES, WARDS } from '#src/questions/setting/gazetteer.ts'
import { placeIn, placesNamedIn } from '#src/questions/setting/place.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const place = (text: string) => placeIn(text).place

describe('Hà Nội is recognised', () => {
  test.each([
    'ở Hà Nội ai bầu chủ tịch phường',
    'o ha noi thi sao',
    'HN có mấy cấp chính quyền',
    'hà nội',
    'Ha Noi',
    'ở hà nôi',
    'người dân Thủ đô được gì',
    'chính sách cho thủ đô',
    'cho em hỏi ở quận Cầu Giấy',
    'o quan cau giay',
    'ba dinh',
    'ha dong nop o dau',
    'nhà em ở Đông Anh',
    'nha em o dong anh',
    'UBND Hoàn Kiếm',
    'thị xã Sơn Tây',
    'huyện Mỹ Đức',
    'huyen my duc',
    'huyện Đan Phượng',
    'quận Thanh Xuân',
    'ở Thanh Xuân',
    'quận Hoàng Mai',
    'phường Ô Chợ Dừa',
    'phuong o cho dua',
    'phường Láng',
    'phường Văn Miếu - Quốc Tử Giám',
    'xã An Khánh làm việc thứ bảy không',
    'xã Thuận An',
    'xã Ô Diên',
    'phường Nghĩa Tân cũ',
    'khu đô thị Linh Đàm',
    'Mỹ Đình có metro chưa',
    'Phố Huế',
    'hỏi ké từ Nghệ An, tôi đang ở Hà Nội',
    'quê Thanh Hóa, tạm trú Hà Nội',
    'tôi hỏi Hà Nội chứ không phải TP.HCM',
    'Luật Thủ đô áp dụng ở Hà Nội thế nào',
  ])('%s', (text) => {
    expect(place(text)).toBe('hn')
  })
})

describe('Thành phố Hồ Chí Minh is recognised', () => {
  test.each([
    'TP.HCM có hội đồng nhân dân quận không',
    'tp hcm',
    'tphcm',
    'hcm',
    'sg',
    'sài gòn',
    'SAI GON',
    'ở Hồ Chí Minh',
    'thành phố Hồ Chí Minh',
    'thành phố mang tên Bác',
    'TP Thủ Đức',
    'tp thu duc',
    'Bình Dương nhập về đâu',
    'Bà Rịa – Vũng Tàu',
    'vung tau',
    'đặc khu Côn Đảo',
    'ra Côn Đảo',
    'thủ dầu một',
    'ở Dĩ An',
    'o di an',
    'cảng Cái Mép',
    'quận 1',
    'phí giữ xe ở quận 1 bao nhiêu',
    'quận 3 năm 2023 có hội đồng nhân dân không',
    'quan 1 can giay to gi',
    'Q.1',
    'q10',
    'quan 3',
    'phường 12',
    'p12',
    'quận Tân Bình',
    'quan tan phu',
    'ở Tân Phú',
    'Gò Vấp',
    'go vap',
    'huyện Cần Giờ',
    'ở Cần Giờ',
    'ở Củ Chi',
    'phường An Khánh',
    'phường Hòa Bình',
    'phường Phú Thọ',
    'phuong ban co',
    'xã Bà Điểm',
    'phường Thảo Điền ngày trước',
    'khu Bàn Cờ',
    'sân bay Tân Sơn Nhất',
    'nhà trên xa lộ Hà Nội',
    'em ở Sài Gòn chứ không phải ở Hà Nội',
    'quận Tân Bình, hộ khẩu Đồng Nai',
  ])('%s', (text) => {
    expect(place(text)).toBe('hcm')
  })
})

describe('another province is told by its name', () => {
  test.each([
    ['Cần Thơ có được như vậy không', 'Cần Thơ'],
    ['o can tho co duoc khong', 'Cần Thơ'],
    ['Đà Nẵng có bỏ quận không', 'Đà Nẵng'],
    ['ở Hải Phòng thì sao', 'Hải Phòng'],
    ['hỏi giúp Nghệ An', 'Nghệ An'],
    ['TP Vinh', 'Nghệ An'],
    ['tỉnh Hòa Bình cũ', 'Hòa Bình'],
    ['tinh hoa binh', 'Hòa Bình'],
    ['tỉnh Phú Thọ', 'Phú Thọ'],
    ['Biên Hòa thuộc đâu', 'Đồng Nai'],
    ['phường Tân Phú, tỉnh Đồng Nai', 'Đồng Nai'],
    ['Đà Lạt', 'Lâm Đồng'],
    ['nha trang', 'Khánh Hòa'],
    ['ở Huế', 'Huế'],
    ['buôn ma thuột', 'Đắk Lắk'],
    ['Quy Nhơn', 'Bình Định'],
  ])('%s → %s', (text, province) => {
    expect(placeIn(text)).toEqual({ place: null, elsewhere: province, both: false })
  })
})

describe('two cities leave the choice open', () => {
  test.each([
    'Hà Nội hay TP.HCM',
    'so sánh ha noi voi sai gon',
    'hn và sg khác gì',
    'quận 1 và quận Hoàn Kiếm',
  ])('%s', (text) => {
    expect(placeIn(text)).toEqual({ place: null, elsewhere: null, both: true })
  })
})

describe('what only looks like a place names none', () => {
  test.each([
    'Luật Thủ đô quy định gì',
    'luat thu do co may dieu',
    'Luật Thủ đô mới',
    'Chủ tịch Hồ Chí Minh',
    'Đoàn Thanh niên Cộng sản Hồ Chí Minh',
    'yêu cầu giấy tờ gì',
    'yeu cau giay to gi',
    'hợp đồng đã ký',
    'hop dong da ky',
    'nhà có hai phòng ngủ',
    'nha co hai phong ngu',
    'da nang luc lam viec',
    'hòa bình và ổn định',
    'tuổi thanh xuân',
    'công nghệ an toàn',
    'liên quan 3 khoản',
    'lien quan 3 khoan',
    'co quan 2 cap',
    'báo cáo quận 1 lần',
    'mỗi phường 2 người',
    'hop voi phuong 1 nam bao nhieu lan',
    'đất đỏ bazan',
    'chợ lớn nhất phường',
    'cần giờ làm việc của phường',
    'người dân phường được gì',
    'nguoi dan phuong duoc gi',
    'đường Hai Bà Trưng',
    'đường Điện Biên Phủ',
    'ở An Khánh',
    'mang con dao ra đường',
    'ben thanh tra noi gi',
    'quê Nghệ An',
    'không phải ở Hà Nội thì có được không',
    'Q1/2026 thu bao nhiêu',
    'ai bầu chủ tịch phường',
    '',
  ])('%s', (text) => {
    expect(placeIn(text)).toEqual({ place: null, elsewhere: null, both: false })
  })
})

describe('Bình Dương and Bà Rịa – Vũng Tàu', () => {
  const [BEFORE, SINCE] = ['2025-06-30', '2025-07-01']

  test.each([
    ['ở Bình Dương ai bầu chủ tịch phường', 'Bình Dương'],
    ['binh duong', 'Bình Dương'],
    ['thành phố Thủ Dầu Một', 'Bình Dương'],
    ['thị xã Bến Cát', 'Bình Dương'],
    ['phường Lái Thiêu', 'Bình Dương'],
    ['Bà Rịa – Vũng Tàu', 'Bà Rịa - Vũng Tàu'],
    ['o vung tau', 'Bà Rịa - Vũng Tàu'],
    ['huyện Côn Đảo', 'Bà Rịa - Vũng Tàu'],
    ['brvt', 'Bà Rịa - Vũng Tàu'],
  ])('"%s" means another province until 30/6/2025, and TP.HCM from 1/7/2025', (text, province) => {
    expect(placeIn(text, BEFORE)).toEqual({ place: null, elsewhere: province, both: false })
    expect(placeIn(text, SINCE)).toMatchObject({ place: 'hcm', elsewhere: null })
    expect(placeIn(text)).toMatchObject({ place: 'hcm', elsewhere: null })
  })

  test('a name is handed over as typed, so that the law can be asked under the city’s name', () => {
    expect(placeIn('phuong o Vung tau va Dĩ An', SINCE).joined).toEqual(['Vung tau', 'Dĩ An'])
    expect(placeIn('phường ở Gò Vấp', SINCE).joined).toBeUndefined()
  })

  test.each(['quận Tân Bình', 'phường Thảo Điền', 'TP Thủ Đức', 'huyện Củ Chi', 'Hà Nội'])(
    '%s lies where it lay',
    (text) => {
      expect(placeIn(text, BEFORE)).toEqual(placeIn(text, SINCE))
    },
  )

  test('whoever comes from there and asks about the city asks about the city', () => {
    expect(placeIn('quê Bình Dương, tạm trú TP.HCM', BEFORE).place).toBe('hcm')
    expect(placeIn('quê Bình Dương', BEFORE)).toEqual({ place: null, elsewhere: null, both: false })
  })

  test('every name of theirs is one of TP.HCM, and of no district that was TP.HCM’s before', () => {
    for (const name of FORMER_PROVINCES.keys()) {
      const isName = NAMES.get(name)?.some(({ means }) => means !== 'nowhere' && 'city' in means)
      expect([name, isName === true || WARDS.get(name)?.some(({ city }) => city === 'hcm')]).toEqual([
        name,
        true,
      ])
    }
    for (const name of ['tan binh', 'phu my', 'tan thanh', 'an phu', 'phu hoa', 'tan phuoc']) {
      expect(FORMER_PROVINCES.has(name)).toBe(false)
    }
  })
})

test('every ward, commune and special zone of today is on file', () => {
  const today = [...WARDS.values()].flat().filter((ward) => ward.unit !== undefined)
  // Văn Miếu - Quốc Tử Giám is also called by the first half of its name.
  expect(today.filter((ward) => ward.city === 'hn')).toHaveLength(126 + 1)
  expect(today.filter((ward) => ward.city === 'hcm')).toHaveLength(168)
})

describe('any text at all', () => {
  test('is read without a fault', () => {
    const words = fc.constantFrom(
      ...'ở tại phường quận xã tân bình thủ đô luật hà nội hồ chí minh không phải 1 12 tp . , - đông anh'.split(
        ' ',
      ),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(words).map((all) => all.join(' ')),
        ),
        (text) => {
          const found = placeIn(text)
          expect(found.both && found.place !== null).toBe(false)
          expect(found.elsewhere !== null && found.place !== null).toBe(false)
        },
      ),
    )
  })

  test.each(['hà nội ', 'a', 'a ', 'tp ', 'ở tại bên ', 'không phải ', 'phường '])(
    '100,000 characters of "%s" are read in under a second',
    (unit) => {
      const long = unit.repeat(Math.ceil(100_000 / unit.length))
      const before = process.cpuUsage()
      placeIn(long)
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000)
    },
  )
})

test.each([
  ['Hà Nội có bao nhiêu đại biểu hội đồng nhân dân?', { city: true, part: false }],
  ['o tphcm ai bau chu tich', { city: true, part: false }],
  ['Thủ đô được thí điểm những gì?', { city: true, part: false }],
  ['Ở phường Yên Sở ai bầu chủ tịch?', { city: false, part: true }],
  ['quận Gò Vấp ở Sài Gòn còn không', { city: true, part: true }],
  ['Luật Thủ đô nói gì về phường?', { city: false, part: false }],
] as const)('a city itself and a place in it are told apart: %s', (text, named) => {
  expect(placesNamedIn(text)).toMatchObject(named)
})
