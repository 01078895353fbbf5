import { expect, test } from 'vitest'
import * as z from 'zod'
import { inContext, openLog } from '#src/log.ts'

function lines() {
  const written: string[] = []
  const log = openLog('debug', { write: (line) => void written.push(line) })
  const read = () => written.map((line) => z.record(z.string(), z.unknown()).parse(JSON.parse(line)))
  return { log, read }
}

test('a line has its own fields and the ids of its work, and nothing of the lines before it', () => {
  const { log, read } = lines()
  inContext({ request: 'r-1' }, () => {
    log.error({ err: new Error('x'), ticket: 't-1' }, 'first')
    inContext({ conversation: 'c-1' }, () => log.info({ move: 'claim' }, 'second'))
    log.info({}, 'third')
  })
  log.info({}, 'fourth')
  const fields = read().map(({ time: _time, level: _level, msg, err, ...rest }) => [
    msg,
    err !== undefined,
    rest,
  ])
  expect(fields).toEqual([
    ['first', true, { request: 'r-1', ticket: 't-1' }],
    ['second', false, { request: 'r-1', conversation: 'c-1', move: 'claim' }],
    ['third', false, { request: 'r-1' }],
    ['fourth', false, {}],
  ])
})

test('each line is one of JSON, whatever is in its fields', () => {
  const { log, read } = lines()
  log.warn({ why: 'hai\ndòng \u2028 “ \u0000' }, 'not sent')
  expect(read()).toMatchObject([{ level: 40, why: 'hai\ndòng \u2028 “ \u0000', msg: 'not sent' }])
})
