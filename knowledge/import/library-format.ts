/** Lines of a library file, as `read-library.ts` reads and `write-library.ts` writes them. See `docs/library.md`. */

export const KEYS = {
  words: 'Lời dân',
  today: 'Hiện nay',
  from: 'Hiệu lực từ',
  to: 'Hiệu lực đến',
  endedBy: 'Hết hiệu lực theo',
  /** The whole validity as JSON, where the three above do not say it. */
  validity: 'Hiệu lực riêng',
  note: 'Ghi chú',
  missing: 'Thiếu',
} as const

/** `Không còn từ 2025-07-01: ủy ban quận; …` */
export const NO_MORE_FROM = 'Không còn từ '
/** `Câu chữ trước ngày 2025-12-12: tên điều cũ`; the wording follows as below a heading. */
export const BEFORE = 'Câu chữ trước ngày '

/** Official wording stands behind this mark and a space, a paragraph a line. */
export const OFFICIAL = '>'
/** Before a line of a summary that would otherwise be taken for something else. */
export const ESCAPE = '\\'
/** `# Phần khác: chapter chuong-ii Tên chương` */
export const PART = '# Phần khác: '
