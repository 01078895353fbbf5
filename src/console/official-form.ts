import { PLACES } from '#knowledge/place.ts'
import * as z from 'zod'
import { DepartmentId } from '../domain/ids.ts'
import type { AccountFacts } from '../domain/account.ts'
import { OfficialName, Role } from '../domain/official.ts'
import { EmailAddress } from '../officials/email.ts'
import type { NewOfficial } from '../officials/invite.ts'
import { answersForOneDepartment } from '../officials/may.ts'

/** A form as it was sent, to be shown again with what is wrong. */
export const WrittenOfficial = z.object({
  email: z.string().catch(''),
  name: z.string().catch(''),
  role: z.string().catch(''),
  department: z.string().catch(''),
  place: z.string().catch(''),
})
export type WrittenOfficial = z.infer<typeof WrittenOfficial>

export type OfficialFault = 'email' | 'name' | 'role' | 'department' | 'place'

const Choice = {
  department: z.union([z.literal('').transform(() => null), DepartmentId]),
  place: z.union([z.literal('').transform(() => null), z.enum(PLACES)]),
}

/**
 * What an administrator wrote about an account, or the first thing wrong with it. Who answers for one department does
 * so in one city: here, unlike in a shell, where scripts of before know no place, it has to be chosen.
 */
export function readFacts(written: WrittenOfficial): AccountFacts | OfficialFault {
  const name = OfficialName.safeParse(written.name)
  if (!name.success) return 'name'
  const role = Role.safeParse(written.role)
  if (!role.success) return 'role'
  const department = Choice.department.safeParse(written.department)
  const isBound = answersForOneDepartment(role.data)
  if (!department.success || (isBound && department.data === null)) return 'department'
  const place = Choice.place.safeParse(written.place)
  if (!place.success || (isBound && place.data === null)) return 'place'
  return { name: name.data, role: role.data, department: department.data, place: place.data }
}

/** The same for an account that is to be made; without a name it is called by its address. */
export function readNewOfficial(written: WrittenOfficial): NewOfficial | OfficialFault {
  const email = EmailAddress.safeParse(written.email)
  if (!email.success) return 'email'
  const name = written.name.trim() === '' ? email.data.replace(/@.*$/, '') : written.name
  const facts = readFacts({ ...written, name })
  return typeof facts === 'string' ? facts : { email: email.data, ...facts }
}

/** What a form's writer saw of an account, for the door to tell whether another administrator has changed it since. */
export function factsSeen({ name, role, department, place }: AccountFacts): string {
  return JSON.stringify([name, role, department, place])
}
