import type { Place } from '#knowledge/place.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import type { Day } from '#knowledge/validity.ts'
import { asksSomething, asksWhere } from '../domain/answer.ts'
import type { Answer } from '../domain/answer.ts'
import { newConversation } from '../domain/conversation.ts'
import type { Desk } from '../domain/desk.ts'
import { conversationId } from '../domain/ids.ts'
import { recentRoutingBasis } from '../tickets/route-for.ts'
import { answeringOff, searchFailed } from './answer.ts'
import { answerWatched } from './answer-with.ts'
import { remembered } from './follow-up.ts'
import { placeReply } from './setting/place.ts'

export interface Asked {
  readonly question: string
  readonly asOf?: Day
  readonly place?: Place
  /** A name the caller gives its conversation; follow-ups under the same name lean on earlier questions. */
  readonly conversation?: string
}

/** One question from a program: answered at once, nothing is queued. */
export async function askDesk(desk: Desk, asked: Asked): Promise<Answer> {
  const id = asked.conversation === undefined ? undefined : conversationId('api', asked.conversation)
  const before =
    id && ((await desk.store.conversation(id)) ?? newConversation(id, { network: 'api', chat: id }))
  // A city alone, after the desk has asked for one, answers the question asked before.
  const pending = before?.pending
  const replied = pending?.kind === 'place' ? placeReply(asked.question) : null
  const text = replied !== null && pending?.kind === 'place' ? pending.question : asked.question
  const question = {
    question: text,
    earlier: before?.earlier ?? [],
    place: asked.place ?? replied ?? before?.place ?? null,
    today: dayInVietnam(desk.clock()),
    ...(asked.asOf !== undefined && { asOf: asked.asOf }),
  }
  const published = desk.knowledge()
  const { answering } = await desk.switches.now()
  if (answering.off) return answeringOff(published, question, answering.sentence)
  const routing = await recentRoutingBasis(desk)
  let answer: Answer
  try {
    answer = (await answerWatched(desk.models, published, question, routing)).answer
  } catch (fault) {
    desk.log.error({ err: fault }, 'answering failed')
    return searchFailed(published, question, routing)
  }
  if (before !== undefined) {
    await desk.store.saveConversation({
      ...before,
      place: answer.place,
      askedAt: desk.clock().getTime(),
      pending: asksWhere(answer) ? { kind: 'place', question: text } : null,
      earlier: asksSomething(answer) ? remembered(before.earlier, text) : before.earlier,
    })
  }
  return answer
}
