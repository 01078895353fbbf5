const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A length of time as one says it: the two largest units, no more (`3 ngày 4 giờ`). */
export function spanInWords(ms: number): string {
  if (ms < MINUTE_MS) return 'dưới 1 phút'
  const days = Math.floor(ms / DAY_MS)
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS)
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS)
  const units =
    days > 0
      ? [[days, 'ngày'] as const, [hours, 'giờ'] as const]
      : [[hours, 'giờ'] as const, [minutes, 'phút'] as const]
  return units
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ')
}
