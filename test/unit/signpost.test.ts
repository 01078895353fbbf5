import { signpost } from '#src/questions/phrases-signpost.ts'
import { recognise } from '#src/questions/intent/recognise.ts'
import type { Intent } from '#src/questions/intent/recognise.ts'
import { describe, expect, test } from 'vitest'

const REASONS: Readonly<Record<Exclude<Intent, 'law'>, string>> = {
  emergency: 'emergency',
  field_report: 'field_report',
  complaint: 'complaint',
  own_file: 'personal_file',
  opinion: 'opinion',
  forecast: 'forecast',
  greeting: 'greeting',
  thanks: 'thanks',
  goodbye: 'goodbye',
  about_desk: 'about_desk',
  injection: 'injection',
  abuse: 'abuse',
  others_data: 'others_data',
  wrongdoing: 'wrongdoing',
  other_language: 'other_language',
}
const say = (intent: Intent, place: 'hn' | 'hcm' | null = null) =>
  signpost({ intent, confidence: 1, question: '', rude: false }, place)

describe('a signpost', () => {
  test.each(Object.entries(REASONS))('for %s has its own reason and a short, calm text', (intent, reason) => {
    for (const place of ['hn', 'hcm', null] as const) {
      // The keys of REASONS are intents.
      const { text, reason: given } = say(intent as Intent, place)
      expect(given).toBe(reason)
      expect(text).not.toMatch(/!|anh\/chị|undefined/)
      expect(text.length).toBeLessThan(620)
    }
  })
  test('for an emergency begins with the number to call', () => {
    expect(signpost(recognise('nhà tôi đang cháy, có người bị thương'), 'hcm').text).toMatch(/^Gọi ngay 114 /)
    expect(signpost(recognise('hàng xóm đánh con nhỏ dã man'), null).text).toMatch(/^Gọi ngay 111 /)
    expect(say('emergency').text).toMatch(/^Gọi ngay 11[345] /)
  })
  test('for a street report names 1022, and iHanoi only where it serves', () => {
    expect(say('field_report', 'hn').text).toMatch(/1022.*iHanoi/s)
    expect(say('field_report', 'hcm').text).toContain('1022')
    expect(say('field_report', 'hcm').text).not.toContain('iHanoi')
    expect(say('field_report').text).toMatch(/1022.*ở Hà Nội.*iHanoi/s)
  })
  test('for another language says so in English too', () => {
    expect(say('other_language').text).toContain('This service answers in Vietnamese')
  })
  test('about the desk says that it is a machine, free, and reads text only', () => {
    expect(say('about_desk').text).toMatch(
      /tự động, không phải cán bộ.*không mất phí.*chưa nghe được giọng nói/s,
    )
  })
})
