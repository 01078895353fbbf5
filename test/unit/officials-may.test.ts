import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { OfficialId } from '#src/domain/ids.ts'
import { Role } from '#src/domain/official.ts'
import type { Official } from '#src/domain/official.ts'
import type { LawMove } from '#src/officials/powers.ts'
import {
  answersForOneDepartment,
  hasPower,
  mayChangeClocks,
  mayEditRouting,
  mayManageAccounts,
  mayMoveLaw,
  mayNote,
  mayRead,
  maySeeAccounts,
  maySeeClocks,
  maySeeRouting,
  maySeeSystem,
  maySetRules,
  readsEverything,
  rolesThat,
  scopeOf,
  worksOnLaw,
} from '#src/officials/may.ts'

function official(role: Role, department: Official['department']): Official {
  return {
    id: OfficialId.parse(randomUUID()),
    email: 'lan@example.vn',
    name: 'Lan',
    role,
    department,
    place: null,
    passwordHash: null,
  }
}

function rolesThatMay(may: (lan: Official) => boolean): readonly Role[] {
  return Role.options.filter((role) => may(official(role, null)))
}

type Row = readonly [Role, ...boolean[]]
const TABLE: readonly Row[] = [
  // role, reads own, reads others', handles own, handles others', leads own, coordinates, publishes own, sees the system
  ['dieu-phoi', true, true, true, true, false, true, false, true],
  ['chuyen-vien', true, false, true, false, false, false, false, false],
  ['lanh-dao', true, false, true, false, true, false, true, false],
  ['tri-thuc', true, true, false, false, false, false, true, false],
  ['phap-ly', true, true, false, false, false, false, false, false],
  ['kiem-toan', true, true, false, false, false, false, false, false],
  ['quan-tri', true, true, false, false, false, false, false, true],
]

const OURS = { department: 'so-y-te', place: 'hcm' } as const
const OTHERS = { department: 'so-tai-chinh', place: 'hcm' } as const
const ELSEWHERE = { department: 'so-y-te', place: 'hn' } as const
const NOWHERE_YET = { department: 'so-y-te', place: null } as const

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
      mayRead(lan, OURS),
      mayRead(lan, OTHERS),
      hasPower(lan, 'handle', OURS),
      hasPower(lan, 'handle', OTHERS),
      hasPower(lan, 'lead', OURS),
      hasPower(lan, 'coordinate', OTHERS),
      hasPower(lan, 'publish', OURS),
      maySeeSystem(lan),
    ]
    expect(acts).toEqual(expected)
    expect(readsEverything(role)).toBe(expected[1])
    expect(answersForOneDepartment(role)).toBe(expected[2] && !expected[3])
    expect(hasPower(lan, 'lead', OTHERS)).toBe(false)
    expect(mayNote(lan, OURS)).toBe(expected[2])
    expect(mayNote(lan, OTHERS)).toBe(expected[3])
  })

  test.for(Role.options)('%s of one city neither reads nor works in the other', (role) => {
    const lan = { ...official(role, 'so-y-te'), place: 'hcm' } as const
    expect(mayRead(lan, OURS)).toBe(true)
    expect(mayRead(lan, ELSEWHERE)).toBe(false)
    for (const power of ['handle', 'lead', 'coordinate', 'publish'] as const) {
      expect(hasPower(lan, power, ELSEWHERE)).toBe(false)
    }
    expect(mayNote(lan, ELSEWHERE)).toBe(false)
    // A ticket without a city waits to be given one.
    expect(mayRead(lan, NOWHERE_YET)).toBe(true)
    expect(scopeOf(lan)?.place).toBe('hcm')
  })

  test('a lead says how their own department works, an administrator how any does, nobody else', () => {
    const allowed = Role.options.filter((role) => maySetRules(official(role, 'so-y-te'), OURS))
    expect(allowed).toEqual(['lanh-dao', 'quan-tri'])
    expect(maySetRules(official('lanh-dao', 'so-y-te'), OTHERS)).toBe(false)
    expect(maySetRules({ ...official('lanh-dao', 'so-y-te'), place: 'hn' }, OURS)).toBe(false)
    expect(maySetRules(official('quan-tri', null), OTHERS)).toBe(true)
  })

  test.for(LAW)('%s to the law', ([role, moves]) => {
    const lan = official(role, null)
    const all = LAW.flatMap(([, some]) => some)
    expect(new Set(all.filter((move) => mayMoveLaw(lan, move)))).toEqual(new Set(moves))
    expect(worksOnLaw(lan)).toBe(moves.length > 0)
  })

  test('accounts are changed by administrators and read by auditors', () => {
    expect(rolesThatMay(maySeeAccounts)).toEqual(['kiem-toan', 'quan-tri'])
    expect(rolesThatMay(mayManageAccounts)).toEqual(['quan-tri'])
  })

  test('the routing is edited by coordinators and administrators, and seen by whoever reads every ticket', () => {
    expect(rolesThatMay(mayEditRouting)).toEqual(['dieu-phoi', 'quan-tri'])
    expect(rolesThatMay(maySeeRouting)).toEqual(['dieu-phoi', 'tri-thuc', 'phap-ly', 'kiem-toan', 'quan-tri'])
  })

  test('the calendar is changed by administrators and seen by coordinators and auditors', () => {
    expect(rolesThatMay(maySeeClocks)).toEqual(['dieu-phoi', 'kiem-toan', 'quan-tri'])
    expect(rolesThatMay(mayChangeClocks)).toEqual(['quan-tri'])
  })

  test('whoever may not is told who could', () => {
    expect(rolesThat('rule')).toEqual(['phap-ly', 'quan-tri'])
  })

  test('an account of one department that was made without one reads and answers nothing', () => {
    const lost = official('chuyen-vien', null)
    expect(mayRead(lost, OURS)).toBe(false)
    expect(hasPower(lost, 'handle', OURS)).toBe(false)
    expect(scopeOf(lost)).toBeUndefined()
  })
})
