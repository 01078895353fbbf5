import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDoors } from '#src/app.ts'
import { readSettings } from '#src/config.ts'
import { KnowledgeBeingRead } from '#src/domain/errors.ts'
import { openTestDesk } from '../fixtures/desk.ts'
import type { TestDesk } from '../fixtures/desk.ts'
import { serve } from '../fixtures/serve.ts'
import type { Served } from '../fixtures/serve.ts'

/** The doors as they are at a start, between the port and the law. */
let open: TestDesk
let served: Served
beforeAll(async () => {
  open = await openTestDesk({
    knowledge: () => {
      throw new KnowledgeBeingRead()
    },
  })
  served = await serve(openDoors(open.desk, readSettings({})))
})
afterAll(async () => {
  await served.close()
  await open.close()
})

test('while the law is being read the monitor is told so, and not that the store is away', async () => {
  const response = await fetch(`${served.url}/readyz`)
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({ status: 'not ready', store: 'usable', knowledge: 'being read' })
})

test('a question of a script is told so too', async () => {
  const response = await fetch(`${served.url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ question: 'Ai bổ nhiệm chủ tịch phường?' }),
  })
  expect(response.status).toBe(503)
  expect(await response.json()).toMatchObject({
    error: { code: 'knowledge_being_read', message: expect.stringContaining('đang đọc') },
  })
})

test('what waits is counted meanwhile', async () => {
  const response = await fetch(`${served.url}/metrics`)
  expect(response.status).toBe(200)
  const text = await response.text()
  expect(text).toContain('desk_messages_waiting 0')
  expect(text).not.toContain('desk_knowledge_info')
})
