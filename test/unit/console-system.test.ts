import { expect, test } from 'vitest'
import { systemPage } from '#src/console/pages/system.ts'
import type { StoreWarning } from '#src/domain/store.ts'
import { anOfficial, at, LAN } from '../contract/build.ts'

const FIGURES = {
  waitingMessages: 0,
  oldestMessageSeconds: 0,
  waitingDeliveries: 0,
  oldestDeliverySeconds: 0,
  deadDeliveries: 0,
  openTickets: 0,
}

async function seen(warnings: readonly StoreWarning[]): Promise<string> {
  const session = { tokenHash: 's', official: LAN, csrfToken: 'c', startedAt: at(0), expiresAt: at(100) }
  const page = systemPage({ official: anOfficial(), session }, { figures: FIGURES, warnings, dead: [] })
  return String(await page)
}

test.each([
  ['log_off', 'appendonly yes'],
  ['log_late', 'appendfsync always'],
  ['may_evict', 'maxmemory-policy noeviction'],
  ['unknown', 'Không đọc được cấu hình'],
] as const)(
  'a store that may lose something (%s) is told of in words, with what to set',
  async (warning, words) => {
    const page = await seen([warning])
    expect(page).toContain('Cần người vận hành kiểm tra')
    expect(page).toContain(words)
  },
)

test('a store that keeps everything is not spoken of', async () => {
  expect(await seen([])).not.toContain('Cần người vận hành kiểm tra')
})
