import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import * as z from 'zod'
import { openLibrary } from '#knowledge/library.ts'
import type { Published } from '#knowledge/published.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import { FEATURES, featuresOf, hasTheThing } from '#src/questions/answerable.ts'
import { findProvisions } from '#src/questions/find.ts'
import type { Finding } from '#src/questions/find.ts'
import { expectsBasis, standsFor } from '#src/questions/judge.ts'
import { asQuestion } from '#src/questions/question-line.ts'
import type { QuestionLine } from '#src/questions/question-line.ts'
import { understand } from '#src/questions/understand.ts'
import type { Question } from '#src/questions/understand.ts'
import { leaveWordingsOut } from './left-out.ts'
import { readQuestions } from './question-file.ts'
import { unaccented } from './unaccented.ts'

const USAGE = `npm run -s calibrate -- QUESTIONS.jsonl… [--others FILE.jsonl[.gz]]… [--everyday FILE.jsonl[.gz]]…
  others    questions on matters the library does not have: {"question"} a line
  everyday  the same, as citizens ask them here`
const OUT = join(import.meta.dirname, '../src/questions/answerable.json')
const FOLDS = 10
const PENALTY = 1
const ROUNDS = 2000
const RATE = 1
/**
 * Share of the questions not to be answered that may pass, those of the files and the everyday ones together, of those that
 * name no matter and want no thing that the law found lacks: other checks stand before and behind this one. A file has too
 * few of them to say by itself.
 */
const MOST_FALSE = 0.27
/** The same for questions on other matters. */
const MOST_OTHERS = 0.11
/** What one of those teaches beside a question of the files: there are many, each asked in three ways. */
const OTHERS_COUNT = 0.1
/** There are fewer everyday ones, and they are what comes in. */
const EVERYDAY_COUNT = 0.2
/** What a wording left out of the library teaches: it is rarely a whole question. */
const WORDINGS_COUNT = 0.2

interface Example {
  readonly inputs: readonly number[]
  readonly kind: 'answerable' | 'wording' | 'not' | 'other' | 'everyday'
  /** The question it is of: asked in several ways, it is left out of a fit in all of them. */
  readonly of: string
}

const COUNTS: Readonly<Record<Example['kind'], number>> = {
  answerable: 1,
  wording: WORDINGS_COUNT,
  not: 1,
  other: OTHERS_COUNT,
  everyday: EVERYDAY_COUNT,
}

interface Judged extends Example {
  /** By a fit that has not seen it. */
  readonly likelihood: number
}

/**
 * `npm run calibrate`: fits the weights of `answerable.ts` on question files and on citizens' wordings left out of the
 * library, by penalised logistic regression, and finds the threshold on questions each left out of its own fit. Prints
 * what it saw; overwrites `answerable.json`.
 */
function main(): number {
  const call = readCall()
  if (call === undefined) {
    console.error(USAGE)
    return 2
  }
  const published = openLibrary()
  const examples = [
    ...call.files.flatMap(readQuestions).flatMap((line) => exampleOf(published, line) ?? []),
    ...wordingExamples(),
    ...call.others.flatMap(readOthers).flatMap((text) => otherExamples(published, text, 'other')),
    ...call.everyday.flatMap(readOthers).flatMap((text) => otherExamples(published, text, 'everyday')),
  ]
  const { weights, bias } = fit(examples)
  const judged = judgeLeftOut(examples)
  const threshold = lowestThreshold(judged)
  const passed = (kind: Example['kind']): number | null => {
    const those = judged.filter((one) => one.kind === kind)
    return those.length === 0
      ? null
      : round(those.filter((one) => one.likelihood >= threshold).length / those.length)
  }
  const calibration = {
    weights: Object.fromEntries(FEATURES.map((name, at) => [name, round(weights[at] ?? 0)])),
    bias: round(bias),
    threshold: round(threshold),
    fitted: {
      knowledgeVersion: published.version,
      examples: examples.length,
      answerablePassed: passed('answerable'),
      wordingsPassed: passed('wording'),
      notAnswerablePassed: passed('not'),
      everydayPassed: passed('everyday'),
      otherMattersPassed: passed('other'),
    },
  }
  writeFileSync(OUT, `${JSON.stringify(calibration, null, 2)}\n`)
  console.log(JSON.stringify(calibration, null, 2))
  return 0
}

interface Call {
  readonly files: readonly string[]
  readonly others: readonly string[]
  readonly everyday: readonly string[]
}

function readCall(): Call | undefined {
  try {
    const { values, positionals: files } = parseArgs({
      allowPositionals: true,
      options: { others: { type: 'string', multiple: true }, everyday: { type: 'string', multiple: true } },
    })
    const { others = [], everyday = [] } = values
    return files.length === 0 ? undefined : { files, others, everyday }
  } catch {
    return undefined
  }
}

function readOthers(file: string): readonly string[] {
  const bytes = readFileSync(file)
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString() : bytes.toString()
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => z.object({ question: z.string() }).parse(JSON.parse(line)).question)
}

/** `undefined` for what another check stops, and for a question whose basis was not found: it teaches nothing. */
function exampleOf(published: Published, line: QuestionLine): Example | undefined {
  const answerable = expectsBasis(line)
  const mayBeAnswered = line.expect.includes('answered') || line.expect.includes('partial')
  if (!answerable && mayBeAnswered) return undefined
  const looked = lookUp(published, asQuestion(line, dayInVietnam(new Date())))
  if (looked === undefined) return undefined
  const hasBasis = looked.found
    .slice(0, 3)
    .some(({ provision }) => line.gold.some((gold) => standsFor(provision.id, gold)))
  if (answerable && !hasBasis) return undefined
  return { inputs: looked.inputs, kind: answerable ? 'answerable' : 'not', of: line.id }
}

function wordingExamples(): readonly Example[] {
  const { published, questions } = leaveWordingsOut(dayInVietnam(new Date()))
  return questions.flatMap(({ asked, gold }) => {
    const looked = lookUp(published, asked)
    const hasBasis = looked?.found
      .slice(0, 3)
      .some(({ provision }) => gold.some((one) => standsFor(provision.id, one)))
    return looked !== undefined && hasBasis === true
      ? [{ inputs: looked.inputs, kind: 'wording', of: asked.question }]
      : []
  })
}

/** Asked now: of no city, of the one, and without accents of the other. */
function otherExamples(published: Published, text: string, kind: 'other' | 'everyday'): readonly Example[] {
  const asked = { earlier: [], today: dayInVietnam(new Date()) }
  return [
    { ...asked, question: text, place: null },
    { ...asked, question: text, place: 'hn' as const },
    { ...asked, question: unaccented(text), place: 'hcm' as const },
  ].flatMap((question) => {
    const looked = lookUp(published, question)
    return looked === undefined ? [] : [{ inputs: looked.inputs, kind, of: text }]
  })
}

/** What the desk would judge: the law that fits best, be it in force, in doubt or ended. */
function lookUp(
  published: Published,
  asked: Question,
): { found: readonly Finding[]; inputs: readonly number[] } | undefined {
  const understood = understand(published, asked)
  if (understood.kind !== 'matter') return undefined
  const { matter } = understood
  // What it names decides these before anything is judged.
  if (matter.mention.unknown !== undefined || matter.mention.address !== undefined) return undefined
  const { holding, doubtful, ended } = findProvisions(published, matter.text, matter)
  const [found = []] = [holding, doubtful, ended].toSorted((a, b) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0))
  const [best] = found
  if (best === undefined || !hasTheThing(published, matter.text, best.provision)) return undefined
  const features = featuresOf(published, matter, found)
  return features && { found, inputs: FEATURES.map((name) => features[name]) }
}

interface Fit {
  readonly weights: readonly number[]
  readonly bias: number
}

/** Gradient descent on the penalised log loss, over inputs brought to one scale so that few rounds suffice. */
function fit(examples: readonly Example[]): Fit {
  const n = examples.length
  const scales = FEATURES.map((_, at) => {
    const values = examples.map(({ inputs }) => inputs[at] ?? 0)
    const mean = values.reduce((a, b) => a + b, 0) / n
    const spread = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n) || 1
    return { mean, spread }
  })
  const scaled = examples.map(({ inputs, kind }) => ({
    inputs: scales.map(({ mean, spread }, at) => ((inputs[at] ?? 0) - mean) / spread),
    answerable: kind === 'answerable' || kind === 'wording' ? 1 : 0,
    counts: COUNTS[kind],
  }))
  const all = scaled.reduce((sum, { counts }) => sum + counts, 0)
  let weights: readonly number[] = FEATURES.map(() => 0)
  let bias = 0
  for (let step = 0; step < ROUNDS; step += 1) {
    const slopes = weights.map((weight) => weight * PENALTY)
    let biasSlope = 0
    for (const { inputs, answerable, counts } of scaled) {
      const error = (judge({ weights, bias }, inputs) - answerable) * counts
      for (const [at, input] of inputs.entries()) slopes[at] = (slopes[at] ?? 0) + error * input
      biasSlope += error
    }
    weights = weights.map((weight, at) => weight - (RATE / all) * (slopes[at] ?? 0))
    bias -= (RATE / all) * biasSlope
  }
  const unscaled = weights.map((weight, at) => weight / (scales[at]?.spread ?? 1))
  return {
    weights: unscaled,
    bias: bias - unscaled.reduce((sum, weight, at) => sum + weight * (scales[at]?.mean ?? 0), 0),
  }
}

function judge({ weights, bias }: Fit, inputs: readonly number[]): number {
  const sum = inputs.reduce((total, input, at) => total + input * (weights[at] ?? 0), bias)
  return 1 / (1 + Math.exp(-sum))
}

function judgeLeftOut(examples: readonly Example[]): readonly Judged[] {
  const questions = [...new Set(examples.map(({ of }) => of))]
  const foldOf = new Map(questions.map((of, at) => [of, at % FOLDS]))
  const folds = Array.from({ length: FOLDS }, (_, fold) =>
    fit(examples.filter(({ of }) => foldOf.get(of) !== fold)),
  )
  return examples.flatMap((example) => {
    const unseen = folds[foldOf.get(example.of) ?? -1]
    return unseen === undefined ? [] : [{ ...example, likelihood: judge(unseen, example.inputs) }]
  })
}

/** The lowest threshold that lets no more than the shares allowed pass. */
function lowestThreshold(judged: readonly Judged[]): number {
  const above = (kinds: ReadonlyArray<Example['kind']>, share: number): number => {
    const those = judged.filter((one) => kinds.includes(one.kind)).map((one) => one.likelihood)
    const descending = those.toSorted((a, b) => b - a)
    return (descending[Math.floor(those.length * share)] ?? 0) + 0.001
  }
  return Math.max(0.3, above(['not', 'everyday'], MOST_FALSE), above(['other'], MOST_OTHERS))
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

process.exitCode = main()
