/** Where a piece of law stands: điều, khoản, điểm. Numbers are strings because an inserted one keeps its letter (7a, 7đ). */
export interface Address {
  readonly article: string
  readonly clause?: string
  /** One lower-case letter of the legal alphabet, a b c d đ e g h i k …; an inserted point adds a figure: a1. */
  readonly point?: string
}

/** `dieu-4/khoan-1/diem-dd` under the document's id; the inverse of {@link parseId}. */
export function printId(document: string, address: Address): string {
  const clause = address.clause === undefined ? '' : `/khoan-${toAscii(address.clause)}`
  const point = address.point === undefined ? '' : `/diem-${toAscii(address.point)}`
  return `${document}/dieu-${toAscii(address.article)}${clause}${point}`
}

const ID =
  /^([a-z0-9-]+)\/dieu-(\d+(?:dd|[a-z])?)(?:\/khoan-(\d+(?:dd|[a-z])?))?(?:\/diem-((?:dd|[a-z])\d{0,2}))?$/

/** @returns `undefined` when the text is no provision's id */
export function parseId(id: string): { document: string; address: Address } | undefined {
  const [, document, article, clause, point] = ID.exec(id) ?? []
  if (document === undefined || article === undefined) return undefined
  return {
    document,
    address: {
      article: fromAscii(article),
      ...(clause !== undefined && { clause: fromAscii(clause) }),
      ...(point !== undefined && { point: fromAscii(point) }),
    },
  }
}

/** `điểm a khoản 5 Điều 6`: the order Vietnamese law cites in, smallest first. */
export function printAddress(address: Address): string {
  const point = address.point === undefined ? '' : `điểm ${address.point} `
  const clause = address.clause === undefined ? '' : `khoản ${address.clause} `
  return `${point}${clause}Điều ${address.article}`
}

function toAscii(number: string): string {
  return number.replace('đ', 'dd')
}

function fromAscii(number: string): string {
  return number.replace('dd', 'đ')
}
