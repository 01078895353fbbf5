import { expect, test } from 'vitest'
import { newConversation } from '#src/domain/conversation.ts'
import { conversationId } from '#src/domain/ids.ts'
import { openSeal } from '#src/sealing.ts'
import { wordsOf } from '#src/store/words.ts'

test('what a newer program remembers of a chat is shut with the words this one knows, and comes back with them', () => {
  const words = wordsOf(openSeal([Buffer.alloc(32, 7)]))
  const account = { network: 'web', chat: 'lan' } as const
  const conversation = { ...newConversation(conversationId('web', 'lan'), account), later: 'Tôi tên là Bưởi' }
  const shut = words.shutMemory(conversation)
  expect(JSON.stringify(shut)).not.toContain('Bưởi')
  expect(words.openMemory(shut)).toEqual(conversation)
  expect(JSON.stringify(words.shutMemory(words.openMemory(shut)))).not.toContain('Bưởi')
})
