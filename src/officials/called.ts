import type { OfficialId } from '../domain/ids.ts'
import type { Official } from '../domain/official.ts'

/** What officials are called where several are named: as colleagues know them, two of one name with their addresses. */
export function calledApart(
  officials: ReadonlyArray<Pick<Official, 'id' | 'name' | 'email'>>,
): ReadonlyMap<OfficialId, string> {
  const same = Map.groupBy(new Map(officials.map((one) => [one.id, one])).values(), ({ name }) =>
    name.toLowerCase(),
  )
  return new Map(
    [...same.values()].flatMap((group) =>
      group.map(({ id, name, email }) => [id, group.length === 1 ? name : `${name} (${email})`] as const),
    ),
  )
}
