import type { Stretch } from './same-words.ts'

/** Sentences that say nothing alone, in one bundle with their neighbours; told together or not at all. */
export function bundlesOf(sentences: readonly string[]): readonly Stretch[] {
  const bundles: Stretch[] = []
  for (const [index, sentence] of sentences.entries()) {
    const before = bundles.at(-1)
    if (before === undefined || !leansOn(sentence, sentences.slice(before.from, index))) {
      bundles.push({ from: index, to: index })
    } else {
      bundles[bundles.length - 1] = { from: before.from, to: index }
    }
  }
  return bundles
}

function leansOn(sentence: string, bundle: readonly string[]): boolean {
  return (
    POINTS_BACK.test(sentence) ||
    !/^\P{L}*\p{Lu}/u.test(sentence) ||
    bundle.some((one) => POINTS_AHEAD.test(one))
  )
}

/** "khu vực này", "Nó gồm", "Một là". "Nghị quyết này" points at the document, which the label names. */
const POINTS_BACK =
  /(?<!(?:luật|nghị quyết|nghị định|điều|khoản|điểm) )(?<!\p{L})(?:này|đó|ấy|kia)(?!\p{L})|(?<!\p{L})(?:nói|nêu|kể|ở) trên(?!\p{L})|^(?:nó|họ|(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) là|đây là|nếu không|tuy nhiên|nhưng|riêng|trừ|ngoại trừ|phần|loại|bên|còn)(?!\p{L})/iu
/** "gồm:", "các việc sau đây", "khi có đủ hai điều kiện." */
const POINTS_AHEAD =
  /:$|(?<!\p{L})(?:dưới đây|sau đây|như sau)(?!\p{L})|(?<!\p{L})(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười) \p{L}+(?: \p{L}+)?[.;]$/iu
