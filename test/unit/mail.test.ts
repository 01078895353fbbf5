import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mailNotifier } from '#bots/email/send.ts'
import { readSettings } from '#src/config.ts'
import { DepartmentId, TicketCode } from '#src/domain/ids.ts'
import type { Errand } from '#src/domain/notices.ts'
import { openPostOffice } from '../fixtures/post-office.ts'
import type { PostOffice } from '../fixtures/post-office.ts'
import { stopwatch } from '../fixtures/stopwatch.ts'

const at = new Date('2026-11-22T02:00:00Z')
const errand: Errand = {
  id: 7,
  way: 'email',
  to: '',
  attempts: 0,
  lease: 'x',
  notice: {
    kind: 'reminder',
    ticket: TicketCode.parse('1234-5678-9012'),
    place: 'hcm',
    department: DepartmentId.parse('so-y-te'),
    holder: null,
    by: 'desk',
    due: at,
    reminder: { of: 'answer', percent: 80 },
    at,
  },
}

describe('a notice by e-mail', () => {
  let office: PostOffice
  beforeAll(async () => {
    office = await openPostOffice()
  })
  afterAll(() => office.close())

  const send = (url: string, patienceMs = 5000) => {
    const { smtp } = readSettings({ SMTP_URL: url, SMTP_FROM: 'ban-tin@example.vn' })
    if (smtp === undefined) throw new Error('not set up')
    const notifier = mailNotifier(smtp, 'https://hoi.example.vn')
    return notifier.send('lan@example.vn', errand, AbortSignal.timeout(patienceMs))
  }
  const here = () => `smtp://127.0.0.1:${office.port}`

  test('is plain Vietnamese text with a link, and known again when it is sent twice', async () => {
    expect(await send(here())).toEqual({ kind: 'sent' })
    expect(await send(here())).toEqual({ kind: 'sent' })
    const [first, second] = office.mails.map(({ raw }) => raw)
    expect(office.mails[0]?.to).toBe('lan@example.vn')
    expect(first).toMatch(/content-type: text\/plain; charset=utf-8/i)
    expect(first).not.toMatch(/text\/html/i)
    const idIn = (raw = '') => /message-id: (.*)/i.exec(raw)?.[1]
    expect(idIn(first)).toBe(idIn(second))
    expect(idIn(first)).toContain('@example.vn')
  })

  test('that the server will never take is given up, one that it takes later is tried again', async () => {
    office.script('refuse', 'later')
    expect(await send(here())).toEqual({ kind: 'refused', why: 'smtp_550' })
    expect(await send(here())).toEqual({ kind: 'retry', why: 'smtp_451' })
    expect(await send(here())).toEqual({ kind: 'sent' })
  })

  test('waits no longer than it may for a server that says nothing', async () => {
    office.script('hang')
    const took = stopwatch()
    expect(await send(here(), 300)).toEqual({ kind: 'retry', why: 'smtp_slow' })
    expect(took()).toBeLessThan(5000)
  })

  test('is tried again where nobody listens', async () => {
    expect(await send('smtp://127.0.0.1:1')).toEqual({ kind: 'retry', why: 'smtp_unreachable' })
  })

  test('does not go without TLS where it must not', async () => {
    const before = office.mails.length
    expect(await send(`${here()}?tls=required`)).toEqual({ kind: 'retry', why: 'smtp_no_tls' })
    expect(office.mails).toHaveLength(before)
  })

  test('asks for TLS everywhere but on this machine, unless the operator says otherwise', () => {
    const plain = (url: string) =>
      readSettings({ SMTP_URL: url, SMTP_FROM: 'a@example.vn' }).smtp?.plainAllowed
    expect(plain('smtp://mail.example.vn')).toBe(false)
    expect(plain('smtp://mail.example.vn?tls=optional')).toBe(true)
    expect(plain('smtp://localhost')).toBe(true)
    expect(readSettings({}).smtp).toBeUndefined()
    expect(() => readSettings({ SMTP_URL: 'smtp://localhost' })).toThrow('SMTP_FROM')
  })
})
