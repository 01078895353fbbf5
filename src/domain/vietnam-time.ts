const FORMAT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A moment as people here write it, on their clock: `22/11/2026 08:05`. */
export function vietnamTime(moment: Date): string {
  return FORMAT.format(moment).replace(',', '')
}
