const FIGURES = ['khong', 'mot', 'hai', 'ba', 'bon', 'nam', 'sau', 'bay', 'tam', 'chin']
/** What a figure is called after a ten: "hai mươi tư, hai mươi lăm". */
const CALLED: Readonly<Record<string, number>> = { tu: 4, lam: 5, nham: 5 }
const FIGURE = `(?:${[...FIGURES, ...Object.keys(CALLED)].join('|')})`
const COUNTED = String.raw`(?! (?:nguoi|dong|m2|met|dan|ho)\b)`

/** A year from 2010 in words, without marks, as people say it to a telephone that types. */
export const SPELLED_YEAR = String.raw`hai (?:(?:nghin|ngan)(?: khong tram)?(?: (?:hai|ba))? muoi(?: ${FIGURE})?|khong ${FIGURE} ${FIGURE})\b${COUNTED}`

/** `hai nghin khong tram hai muoi lam`, `hai khong hai hai` → 2025, 2022. */
export function yearSpelled(words: string): number {
  const [tens = '', ones = ''] = words.includes('muoi')
    ? words.replace(/^.*(?:nghin|ngan|tram) /, '').split(/ ?muoi ?/)
    : words.split(' ').slice(2)
  return 2000 + (tens === '' ? 1 : figure(tens)) * 10 + (ones === '' ? 0 : figure(ones))
}

function figure(word: string): number {
  return CALLED[word] ?? FIGURES.indexOf(word)
}
