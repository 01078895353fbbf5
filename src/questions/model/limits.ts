/** Whether a rule without this sentence would be another rule: an exception, a condition, a bound, a duty. */
export function limits(sentence: string): boolean {
  return LIMITS.test(sentence)
}

/** Whether a sentence takes something out of another provision's rule. */
export function excepts(sentence: string): boolean {
  return EXCEPTS.test(sentence)
}

const LIMITS =
  /(?<!\p{L})(?:trừ|chỉ|không|chưa|cấm|phải|nếu|nhưng|tuy nhiên|riêng|trường hợp|với điều kiện|tối đa|tối thiểu|ít nhất|nhiều nhất|chậm nhất|thời hạn|thời gian|thời điểm|hạn là)(?!\p{L})/iu
const EXCEPTS =
  /(?<!\p{L})(?:(?<!khấu |loại |miễn )trừ|không áp dụng|không bao gồm|không thuộc|tuy nhiên)(?!\p{L})/iu
