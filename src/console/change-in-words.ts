import { PLACE_NAMES, PLACES } from '#knowledge/place.ts'
import { DepartmentId } from '../domain/ids.ts'
import { Role } from '../domain/official.ts'
import { ROLE_NAMES } from '../officials/phrases.ts'
import { departmentName } from '../tickets/departments.ts'
import { FACTS } from './phrases-accounts.ts'

/** What was changed of an account, as its log entry holds it in codes, in words. */
export function changeInWords(note: string): string {
  return note
    .split('; ')
    .map((part) => {
      const [, fact = '', before = '', after = ''] = /^(\w+): (.+) → (.+)$/s.exec(part) ?? []
      const label = FACTS[fact]
      return label === undefined ? part : `${label}: ${value(fact, before)} → ${value(fact, after)}`
    })
    .join('; ')
}

function value(fact: string, code: string): string {
  const role = Role.safeParse(code)
  if (fact === 'role' && role.success) return ROLE_NAMES[role.data]
  const department = DepartmentId.safeParse(code)
  if (fact === 'department' && department.success) return departmentName(department.data, null)
  const place = PLACES.find((one) => one === code)
  return fact === 'place' && place !== undefined ? PLACE_NAMES[place] : code
}
