/** What people read of the working calendar wherever it is spoken of; what only its own page says stands in the console. */

export const HOLIDAYS = {
  newYear: 'Tết Dương lịch',
  tet: 'Tết Âm lịch',
  kings: 'Giỗ Tổ Hùng Vương',
  victory: 'Ngày Chiến thắng 30/4',
  labour: 'Ngày Quốc tế lao động 1/5',
  national: 'Quốc khánh',
} as const

export const inPlaceOf = (holiday: string): string => `Nghỉ bù ${holiday}`

export const computedNote = (year: number): string =>
  `Tính theo Điều 111, Điều 112 Bộ luật Lao động 2019; chưa nhập thông báo chính thức về lịch nghỉ năm ${year}.`
