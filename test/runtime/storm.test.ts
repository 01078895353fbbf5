import { expect, test } from 'vitest'
import { storm } from '../fixtures/storm.ts'

const PLAN = { messages: 300, conversations: 60, repeated: 0.05, atOnce: 16 }

test('every message of both networks is answered once and in order, repeated deliveries included', async () => {
  const figures = await storm({ ...PLAN, kills: 0 })

  expect(figures).toMatchObject({
    accepted: 300,
    notAccepted: 0,
    lost: 0,
    outOfOrder: 0,
    repeatedSends: 0,
  })
}, 120_000)

test('a desk killed in the middle loses nothing and repeats only what was on its way', async () => {
  const figures = await storm({ ...PLAN, kills: 4 })

  expect(figures).toMatchObject({ accepted: 300, notAccepted: 0, lost: 0, outOfOrder: 0, kills: 4 })
  expect(figures.repeatedSends).toBeLessThanOrEqual(figures.inFlightAtKills)
}, 120_000)
