import { expect, test } from 'vitest'
import { onceFor } from '#knowledge/once.ts'

test('what is asked of one thing is worked out once, and of its like anew', () => {
  const worked: string[] = []
  const isLong = onceFor(({ name }: { readonly name: string }) => {
    worked.push(name)
    return name.length > 3
  })
  const [law, like] = [{ name: 'law' }, { name: 'law' }]
  expect([isLong(law), isLong(law), isLong(like), isLong({ name: 'decree' })]).toEqual([
    false,
    false,
    false,
    true,
  ])
  expect(worked).toEqual(['law', 'law', 'decree'])
})
