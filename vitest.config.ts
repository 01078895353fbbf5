import { basename, join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

// Suites start alike, each in a process of its own, and start programs of ours: what Node has compiled it keeps for the next.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled')

/** Files that take longest, the longest first: by their size alone, most of them would be begun late. */
const LONG = [
  'console-law',
  'storm',
  'moving',
  'knowledge-cli',
  'start-redis',
  'whole-path',
  'bots-cli',
  'model-seams',
  'worker',
  'eval',
  'publishing',
  'model-at-the-door',
  'read-documents-official',
  'marked-secrets',
  'faults',
  'sqlite',
  'seen-by-a-monitor',
  'web',
  'read-documents-hostile',
  'console-law-guards',
  'console-guards',
  'officials-passwords',
  'every-role',
  'nothing-leaks',
]

/** Begins with what takes longest: begun last, it would be waited for by itself. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONG.indexOf(basename(moduleId, '.test.ts'))
      return found === -1 ? LONG.length : found
    }
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other))
  }
}

const UNIT = 'test/unit/**/*.test.ts'

export default defineConfig({
  test: {
    projects: [
      // They only ask functions: what one file has read and learnt serves the next.
      { extends: true, test: { name: 'unit', include: [UNIT], isolate: false } },
      { extends: true, test: { name: 'whole', include: ['test/**/*.test.ts'], exclude: [UNIT] } },
    ],
    // Suites start servers, browsers and child processes, and mostly wait for them: three keep two cores at work.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // These end what hangs; how fast something must be, its test says itself.
    testTimeout: 120_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
  },
})
