/** As a sentence begins: names and labels (“khoản 1 Điều 4 …”, “sở Nội vụ …”) begin in lower case. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
