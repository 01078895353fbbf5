import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { TicketCode } from '#src/domain/ids.ts'
import { openTraces } from '#src/traces.ts'
import { PASSWORD } from '../fixtures/console.ts'
import { openWholeDesk, until } from '../fixtures/whole-desk.ts'
import type { WholeDesk } from '../fixtures/whole-desk.ts'

const LAN = { email: 'lan.nguyen@example.vn', role: 'dieu-phoi', department: null } as const
const CHAT = 7_301_945_582
const BLOCKED = 7_301_945_583
const ASKED =
  'Tôi tên Trần Thị Bưởi, điện thoại 0912 345 678, hỏi: năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?'
const PLAIN = 'Năm 2022 chủ tịch phường ở Hà Nội do ai bổ nhiệm?'
const PASSED_ON = 'Ở Hà Nội vé xe buýt tháng cho cháu Trần Văn Mít giá bao nhiêu?'
const ANSWERED = 'Chào chị Bưởi, vé tháng do Sở Xây dựng công bố.'

/** What the journey says of people, in every form it could slip out in. */
const PERSONAL = [
  'Trần Thị Bưởi',
  'Bưởi',
  'Trần Văn Mít',
  '0912 345 678',
  '0912345678',
  'chủ tịch phường',
  'vé xe buýt',
  'Sở Xây dựng công bố',
  String(CHAT),
  String(BLOCKED),
  LAN.email,
  'lan.nguyen',
]

/** Those that stand in a text, also as they stand in an address. */
function among(data: readonly string[], text: string): readonly string[] {
  return data.filter((datum) => text.includes(datum) || text.includes(encodeURIComponent(datum)))
}

const Trace = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({ name: z.string(), spanId: z.string(), parentSpanId: z.string().optional() }),
          ),
        }),
      ),
    }),
  ),
})

describe('a journey from question to answer, seen from outside', () => {
  let at: WholeDesk
  let told = ''
  let code = ''
  const bodies: string[] = []
  const collector = createServer((request, response) => {
    let body = ''
    request.on('data', (piece: Buffer) => {
      body += piece.toString()
    })
    request.on('end', () => {
      bodies.push(body)
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
    })
  })

  beforeAll(async () => {
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
    // A server that listens on TCP has an address and a port.
    const { port } = collector.address() as AddressInfo
    const traces = openTraces(`http://127.0.0.1:${port}`)
    at = await openWholeDesk()
    await journey()
    const metrics = await fetch(`${at.url}/metrics`)
    told = await metrics.text()
    await traces.close()
  }, 240_000)
  afterAll(async () => {
    await at.close()
    await new Promise((resolve) => collector.close(resolve))
  })

  /** Asked and answered; passed on and answered by an official; refused by the network; a fault on the way. */
  async function journey(): Promise<void> {
    const official = await at.signIn(LAN)
    await at.write('telegram', CHAT, ASKED)
    await at.read('telegram', CHAT, 1)
    await at.write('telegram', CHAT, PASSED_ON)
    await at.read('telegram', CHAT, 2)
    await at.write('telegram', CHAT, 'có')
    const opened = (await at.read('telegram', CHAT, 3)).at(-1) ?? ''
    code = /\d{4}-\d{4}-\d{4}/.exec(opened)?.[0] ?? ''
    await official.press(`/console/phieu/${code}/nhan`)
    await at.read('telegram', CHAT, 4)
    const preview = await (
      await official.press(`/console/phieu/${code}/xem-truoc`, { viec: 'tra-loi', text: ANSWERED })
    ).text()
    const [, seal = ''] = /name="seal" value="([^"]+)"/.exec(preview) ?? []
    await official.press(`/console/phieu/${code}/tra-loi`, { text: ANSWERED, seal, aware: 'co' })
    await at.read('telegram', CHAT, 5)
    at.networks.telegram.script(['json403'], 'sendMessage')
    await at.write('telegram', BLOCKED, ASKED)
    await until(async () => (await at.store.figures(at.desk.clock())).deadDeliveries === 1)
    await official.see('/console/he-thong')
    await fetch(`${at.url}/webhooks/telegram`, { method: 'POST', body: ASKED })
    await fetch(`${at.url}/api/ask`, { method: 'POST', body: JSON.stringify({ question: PLAIN }) })
    await fetch(`${at.url}/${encodeURIComponent(ASKED)}`)
  }

  test('no line of the log says anything of a person, nor a secret', () => {
    const logged = at.logged()
    expect(logged.split('\n').length).toBeGreaterThan(20)
    const secrets = [PASSWORD, at.networks.telegram.token, at.networks.zalo.token, 'mot-bi-mat-du-dai']
    expect(among([...PERSONAL, ...secrets], logged)).toEqual([])
  })

  test('nothing that comes out has a ticket’s code, with which anybody is shown it; its lines are found by a name', async () => {
    expect(code).not.toBe('')
    for (const out of [at.logged(), told, bodies.join('\n')]) expect(out).not.toContain(code)
    const name = await at.desk.nameOf(TicketCode.parse(code))
    const lines = at
      .logged()
      .split('\n')
      .filter((line) => line.includes(`"${name}"`))
    const messages = lines.map((line) => z.object({ msg: z.string() }).parse(JSON.parse(line)).msg)
    // When officials hear of it is up to another loop.
    expect(messages.filter((msg) => msg !== 'notice')).toEqual(['turn', 'ticket moved', 'ticket moved'])
  })

  test('lines of one request and of one conversation can be found by their ids', () => {
    const lines = at
      .logged()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)))
    const taken = lines.find(({ msg }) => msg === 'message')
    const request = lines.find(({ msg, request: id }) => msg === 'request' && id === taken?.['request'])
    expect(request).toMatchObject({ route: '/webhooks/telegram', status: 200 })
    const turns = lines.filter(
      ({ msg, conversation }) => msg === 'turn' && conversation === taken?.['conversation'],
    )
    expect(turns).toHaveLength(3)
    const refused = lines.find(({ msg }) => msg === 'not sent')
    expect(refused?.['conversation']).toMatch(/^[0-9a-f]{16}$/)
    expect(refused?.['conversation']).not.toBe(taken?.['conversation'])
  })

  test('Prometheus reads requests, answers, times, tickets and letters, with few labels', () => {
    for (const line of [
      /^desk_request_seconds_count\{route="\/webhooks\/telegram",status="200"\} 4$/m,
      /^desk_request_seconds_count\{route="\/webhooks\/telegram",status="401"\} 1$/m,
      /^desk_request_seconds_count\{route="\/console\/phieu\/:code\/tra-loi",status="303"\} 1$/m,
      /^desk_answers_total\{outcome="answered"\} 3$/m,
      /^desk_search_seconds_count \d+$/m,
      /^desk_answer_seconds_count \d+$/m,
      /^desk_turn_seconds_count 4$/m,
      /^desk_send_seconds_count\{network="telegram",result="telegram_blocked"\} 1$/m,
      /^desk_store_seconds_count\{move="finishTurn"\} 4$/m,
      /^desk_tickets\{state="answered"\} 1$/m,
      /^desk_tickets\{state="new"\} 0$/m,
      /^desk_dead_letters\{network="telegram"\} 1$/m,
      /^desk_outbox_waiting\{network="zalo"\} 0$/m,
      /^desk_switched_off\{switch="answering"\} 0$/m,
      /^desk_messages_waiting 0$/m,
      /^desk_lanes_waiting 0$/m,
      /^desk_knowledge_info\{version="[^"]+"\} 1$/m,
      /^desk_store_up 1$/m,
    ]) {
      expect(told).toMatch(line)
    }
    expect(among(PERSONAL, told)).toEqual([])
    // A script that tries every address makes no new lines.
    expect([...told.matchAll(/route="([^"]+)"/g)].every(([, route = '']) => !route.includes('%'))).toBe(true)
  })

  test('a collector gets spans of webhook, turn, answer, search, store and send, and nothing of a person', () => {
    const spans = bodies.flatMap((body) =>
      Trace.parse(JSON.parse(body)).resourceSpans.flatMap((one) =>
        one.scopeSpans.flatMap((scope) => scope.spans),
      ),
    )
    const byId = new Map(spans.map((span) => [span.spanId, span]))
    /** `search < answer < turn` */
    const paths = new Set(
      spans.map((span) => {
        const path: string[] = []
        for (let one: typeof span | undefined = span; one; one = byId.get(one.parentSpanId ?? '')) {
          path.push(one.name)
        }
        return path.join(' < ')
      }),
    )
    for (const path of [
      'store receive < intake < webhook',
      'search < answer < turn',
      'store finishTurn < turn',
      'send',
    ]) {
      expect(paths).toContain(path)
    }
    expect(among(PERSONAL, bodies.join('\n'))).toEqual([])
  })
})
