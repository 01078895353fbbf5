import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { OfficialId } from '#src/domain/ids.ts'
import { Role } from '#src/domain/official.ts'
import type { Official } from '#src/domain/official.ts'
import {
  answersForOneDepartment,
  mayAnswer,
  mayRead,
  maySeeSystem,
  readsEverything,
} from '#src/officials/may.ts'

function official(role: Role, department: Official['department']): Official {
  return { id: OfficialId.parse(randomUUID()), email: 'lan@example.vn', role, department, passwordHash: null }
}

type Row = readonly [Role, ...boolean[]]
const TABLE: readonly Row[] = [
  // role, reads own, reads others', answers own, answers others', sees the system
  ['dieu-phoi', true, true, true, true, true],
  ['chuyen-vien', true, false, true, false, false],
  ['lanh-dao', true, false, true, false, false],
  ['tri-thuc', true, true, false, false, false],
  ['phap-ly', true, true, false, false, false],
  ['kiem-toan', true, true, false, false, false],
  ['quan-tri', true, true, false, false, true],
]

describe('what each role may do', () => {
  test('the table has every role', () => {
    expect(TABLE.map(([role]) => role).toSorted()).toEqual(Role.options.toSorted())
  })

  test.for(TABLE)('%s', ([role, ...expected]) => {
    const lan = official(role, 'so-y-te')
    const acts = [
      mayRead(lan, 'so-y-te'),
      mayRead(lan, 'so-tai-chinh'),
      mayAnswer(lan, 'so-y-te'),
      mayAnswer(lan, 'so-tai-chinh'),
      maySeeSystem(lan),
    ]
    expect(acts).toEqual(expected)
    expect(readsEverything(role)).toBe(expected[1])
    expect(answersForOneDepartment(role)).toBe(expected[2] && !expected[3])
  })

  test('an account of one department that was made without one reads and answers nothing', () => {
    const lost = official('chuyen-vien', null)
    expect(mayRead(lost, 'so-y-te')).toBe(false)
    expect(mayAnswer(lost, 'so-y-te')).toBe(false)
  })
})
