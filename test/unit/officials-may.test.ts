import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { OfficialId } from '#src/domain/ids.ts'
import { Role } from '#src/domain/official.ts'
import type { Official } from '#src/domain/official.ts'
import type { LawMove } from '#src/officials/may.ts'
import {
  answersForOneDepartment,
  mayAnswer,
  mayMoveLaw,
  mayRead,
  maySeeSystem,
  readsEverything,
  rolesThat,
  worksOnLaw,
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

const LAW = [
  // role, what it does to the law
  ['dieu-phoi', []],
  ['chuyen-vien', []],
  ['lanh-dao', []],
  ['tri-thuc', ['import', 'accept', 'discard', 'publish', 'put_to_use', 'decide']],
  ['phap-ly', ['accept', 'decide', 'rule']],
  ['kiem-toan', []],
  ['quan-tri', ['import', 'accept', 'discard', 'publish', 'put_to_use', 'decide', 'rule']],
] as const satisfies ReadonlyArray<readonly [Role, readonly LawMove[]]>

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

  test.for(LAW)('%s to the law', ([role, moves]) => {
    const lan = official(role, null)
    const all = LAW.flatMap(([, some]) => some)
    expect(new Set(all.filter((move) => mayMoveLaw(lan, move)))).toEqual(new Set(moves))
    expect(worksOnLaw(lan)).toBe(moves.length > 0)
  })

  test('whoever may not is told who could', () => {
    expect(rolesThat('rule')).toEqual(['phap-ly', 'quan-tri'])
  })

  test('an account of one department that was made without one reads and answers nothing', () => {
    const lost = official('chuyen-vien', null)
    expect(mayRead(lost, 'so-y-te')).toBe(false)
    expect(mayAnswer(lost, 'so-y-te')).toBe(false)
  })
})
