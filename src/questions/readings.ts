import type { Published } from '#knowledge/published.ts'
import type { Provision } from '#knowledge/provision.ts'
import { fold } from '#knowledge/vietnamese.ts'
import { publishedAsItRead } from '#knowledge/wording.ts'
import type { Reading } from '../domain/conversation.ts'
import { answerQuestion } from './answer.ts'
import { likelihoodOf } from './answerable.ts'
import { readNumber } from './commands.ts'
import type { Matter } from './decision.ts'
import { findProvisions } from './find.ts'
import * as say from './phrases.ts'
import { settle } from './settle.ts'
import { understand } from './understand.ts'
import type { Question } from './understand.ts'
import { sentenceCase } from '../domain/sentence-case.ts'

/**
 * How likely what is offered must be to answer, and the likeliest of it. Of the development questions declined as not in
 * the knowledge, that offers something for 4 of 9 that the texts do answer, what is right among it for 3, and for none
 * of 16 that they do not; of 530 declined questions on quite other laws for 3.
 */
const COULD_BE = 0.1
const ONE_IS_LIKELY = 0.25
/** One alone would be a guess. */
const FEWEST = 2
/** More than these nobody compares on a telephone. */
const MOST = 3
/** Longest label, in characters. */
const LONGEST_LABEL = 80
/** Syllables from which words typed stand for the one choice that has them. */
const WORDS_FROM = 3

/**
 * What a question that was not answered could be about: provisions of different articles, law of its day and place, each
 * of which answers when it is asked for by name.
 *
 * @returns two or three, best first, or none
 */
export function readingsOf(inUse: Published, asked: Question): readonly Reading[] {
  const understood = understand(inUse, asked)
  // Whoever names a law that is not on the shelf has said what is meant.
  if (understood.kind !== 'matter' || understood.matter.mention.unknown !== undefined) return []
  const published = publishedAsItRead(inUse, understood.day)
  const all = [understood.matter, ...understood.readings, ...understood.withEarlier]
  for (const matter of all) {
    const readings: Reading[] = []
    let likeliest = 0
    for (const { provision, likely } of candidates(published, matter)) {
      const reading = readingOf(published, provision, matter, asked)
      const isTold = readings.some(({ label }) => fold(label) === fold(reading.label))
      if (isTold || !isAnsweredBy(inUse, provision, reading, asked)) continue
      readings.push(reading)
      likeliest = Math.max(likeliest, likely)
      if (readings.length === MOST) break
    }
    if (readings.length >= FEWEST && likeliest >= ONE_IS_LIKELY) return readings
  }
  return []
}

/** The reading that a number or words of its label pick. */
export function pickedReading(readings: readonly Reading[], text: string): Reading | undefined {
  const number = readNumber(text)
  if (number !== undefined) return readings[number - 1]
  const typed = plain(text)
  if (typed.trim().split(' ').length < WORDS_FROM) return undefined
  const having = readings.filter(({ label }) => plain(label).includes(typed))
  return having.length === 1 ? having[0] : undefined
}

/** The question that a reading stands for, asked by itself. */
export function askedBy({ question, asOf, place }: Reading, today: Question['today']): Question {
  return { question, earlier: [], place, today, asOf }
}

function plain(text: string): string {
  return ` ${fold(text)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()} `
}

interface Candidate {
  readonly provision: Provision
  readonly likely: number
}

/** What could be meant, one provision an article, as it was found. */
function candidates(published: Published, matter: Matter): readonly Candidate[] {
  const { holding } = findProvisions(published, matter.text, matter)
  const articles = new Set<string>()
  return settle(published, holding).flatMap((finding) => {
    const { provision } = finding
    const article = provision.id.split('/', 2).join('/')
    const others = holding.filter((other) => other.provision.id !== provision.id)
    const likely = likelihoodOf(published, matter, [finding, ...others]) ?? 0
    if (articles.has(article) || likely < COULD_BE) return []
    articles.add(article)
    return [{ provision, likely }]
  })
}

function readingOf(
  { shelf }: Published,
  provision: Provision,
  { day, place }: Matter,
  { today }: Question,
): Reading {
  const { territory } = provision
  const words = plainWords(provision)
  const its = territory === 'vn' ? place : territory
  return {
    label: cut(place === null && its !== null ? say.readingIn(words, its) : words),
    question: say.whatItSays(shelf.label(provision), day === today ? null : day),
    asOf: day,
    place: its,
  }
}

/** Nothing is offered that would be declined when it is picked, or answered from elsewhere. */
function isAnsweredBy(inUse: Published, { id }: Provision, reading: Reading, { today }: Question): boolean {
  const { outcome, citations } = answerQuestion(inUse, askedBy(reading, today))
  return (outcome === 'answered' || outcome === 'partial') && citations[0]?.id === id
}

/** "Khoản này nêu các điều kiện …": whoever reads a choice sees no clause. */
const OF_ITSELF = /^(?:điều|khoản|điểm) này (?:nêu|kể|nói về) /iu

/** Its heading, or else its first sentence. */
function plainWords({ heading, summary, text }: Provision): string {
  if (heading !== undefined) return heading
  const [first = ''] = /^.+?(?=[.;:](?:\s|$)|\n|$)/u.exec((summary ?? text ?? '').trim()) ?? []
  return sentenceCase(first.replace(OF_ITSELF, ''))
}

/** Cut between words. */
function cut(label: string): string {
  if (label.length <= LONGEST_LABEL) return label
  const room = label.slice(0, LONGEST_LABEL - 1)
  const whole = room.slice(0, room.lastIndexOf(' '))
  return `${whole.replace(/[\s,;:–-]+$/u, '')}…`
}
