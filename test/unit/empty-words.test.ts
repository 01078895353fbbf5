import { expect, test } from 'vitest'
import { sayingSomething } from '#src/questions/empty-words.ts'

test('a kind of document says nothing of the matter, but where it is what is made', () => {
  const says = (text: string) => text.split(' ').filter((_, at) => sayingSomething(text.split(' '))[at])
  expect(says('theo nghị quyết này')).toEqual([])
  expect(says('ban hành nghị quyết')).toEqual(['hành', 'nghị', 'quyết'])
  expect(says('trả nghị quyết')).not.toContain('quyết')
})
