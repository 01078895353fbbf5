import { expect, test } from 'vitest'
import { lately, latelyOf } from '#knowledge/lately.ts'

test('what was asked last is not worked out again, and the one longest unused goes first', () => {
  const worked: string[] = []
  const upper = lately((text) => {
    worked.push(text)
    return text.toUpperCase()
  }, 2)
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(upper)).toEqual(['A', 'B', 'A', 'C', 'A', 'B'])
  // 'b' went when 'c' came; 'a' had been asked meanwhile.
  expect(worked).toEqual(['a', 'b', 'c', 'b'])
})

test('nothing is a result as well', () => {
  let worked = 0
  const none = lately(() => {
    worked += 1
    return undefined
  })
  none('a')
  none('a')
  expect(worked).toBe(1)
})

test('what is asked of one thing is not answered of another, nor for other words', () => {
  let worked = 0
  const told = latelyOf((of: { readonly name: string }, day: string, place: string | null) => {
    worked += 1
    return `${of.name} ${day} ${place}`
  })
  const [law, other] = [{ name: 'law' }, { name: 'other' }]
  const calls = () => [
    told(law, 'a', 'hn'),
    told(law, 'a', null),
    told(law, 'a","hn', null),
    told(other, 'a', 'hn'),
  ]
  expect(calls()).toEqual(['law a hn', 'law a null', 'law a","hn null', 'other a hn'])
  expect(calls()).toEqual(calls())
  expect(worked).toBe(4)
})
