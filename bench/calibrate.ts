import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLibrary } from '#knowledge/library.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import { FEATURES, featuresOf } from '#src/questions/answerable.ts'
import { findProvisions } from '#src/questions/find.ts'
import { expectsBasis, standsFor } from '#src/questions/judge.ts'
import { asQuestion } from '#src/questions/question-line.ts'
import type { QuestionLine } from '#src/questions/question-line.ts'
import { understand } from '#src/questions/understand.ts'
import { readQuestions } from './question-file.ts'

const USAGE = 'npm run -s calibrate -- QUESTIONS.jsonl'
const OUT = join(import.meta.dirname, '../src/questions/answerable.json')
const FOLDS = 10
const PENALTY = 1
const ROUNDS = 600
const RATE = 1
/** Share of questions that should not be answered which may pass this one check; others stand before and behind it. */
const MOST_FALSE = 0.12

interface Example {
  readonly inputs: readonly number[]
  readonly answerable: boolean
}

/**
 * `npm run calibrate`: fits the weights of `answerable.ts` on a question file, by penalised logistic regression, and finds
 * the threshold on questions each left out of its own fit. Prints what it saw; overwrites `answerable.json`.
 */
function main(): number {
  const [file] = process.argv.slice(2)
  if (file === undefined) {
    console.error(USAGE)
    return 2
  }
  const published = openLibrary()
  const examples = readQuestions(file).flatMap((line) => exampleOf(published, line) ?? [])
  const { weights, bias } = fit(examples)
  const leftOut = examples.map((example, index) => {
    const others = examples.filter((_, other) => other % FOLDS !== index % FOLDS)
    return { ...example, likelihood: judge(fit(others), example.inputs) }
  })
  const threshold = lowestThreshold(leftOut)
  const share = (answerable: boolean): number => {
    const those = leftOut.filter((one) => one.answerable === answerable)
    return those.filter((one) => one.likelihood >= threshold).length / those.length
  }
  const report = {
    examples: examples.length,
    answerable: examples.filter((one) => one.answerable).length,
    answerablePassed: round(share(true)),
    othersPassed: round(share(false)),
  }
  const calibration = {
    weights: Object.fromEntries(FEATURES.map((name, at) => [name, round(weights[at] ?? 0)])),
    bias: round(bias),
    threshold: round(threshold),
    fitted: report,
  }
  writeFileSync(OUT, `${JSON.stringify(calibration, null, 2)}\n`)
  console.log(JSON.stringify(calibration, null, 2))
  return 0
}

/**
 * Messages that another check would stop teach as well: there are few of the others. `undefined` for a question whose
 * basis was not found: it teaches nothing.
 */
function exampleOf(published: ReturnType<typeof openLibrary>, line: QuestionLine): Example | undefined {
  const understood = understand(published, asQuestion(line, dayInVietnam(new Date())))
  if (understood.kind === 'elsewhere') return undefined
  const { matter } = understood
  const { holding, doubtful, ended } = findProvisions(published, matter.text, matter)
  const found = [...holding, ...doubtful, ...ended].toSorted((a, b) => b.score - a.score)
  const [best] = found
  if (best === undefined) return undefined
  const answerable = expectsBasis(line)
  const hasBasis = found
    .slice(0, 3)
    .some(({ provision }) => line.gold.some((gold) => standsFor(provision.id, gold)))
  if (answerable && !hasBasis) return undefined
  const features = featuresOf(published, matter.text, best)
  return { inputs: FEATURES.map((name) => features[name]), answerable }
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
  const scaled = examples.map(({ inputs, answerable }) => ({
    inputs: scales.map(({ mean, spread }, at) => ((inputs[at] ?? 0) - mean) / spread),
    answerable,
  }))
  let weights: readonly number[] = FEATURES.map(() => 0)
  let bias = 0
  for (let step = 0; step < ROUNDS; step += 1) {
    const slopes = weights.map((weight) => weight * PENALTY)
    let biasSlope = 0
    for (const { inputs, answerable } of scaled) {
      const error = judge({ weights, bias }, inputs) - (answerable ? 1 : 0)
      for (const [at, input] of inputs.entries()) slopes[at] = (slopes[at] ?? 0) + error * input
      biasSlope += error
    }
    weights = weights.map((weight, at) => weight - (RATE / n) * (slopes[at] ?? 0))
    bias -= (RATE / n) * biasSlope
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

/** The lowest threshold that lets no more than {@link MOST_FALSE} of the others pass. */
function lowestThreshold(judged: ReadonlyArray<Example & { readonly likelihood: number }>): number {
  const others = judged.filter((one) => !one.answerable).map((one) => one.likelihood)
  const descending = others.toSorted((a, b) => b - a)
  const mostPassing = Math.floor(others.length * MOST_FALSE)
  return Math.max(0.3, (descending[mostPassing] ?? 0) + 0.001)
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}

process.exitCode = main()
