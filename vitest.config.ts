import { basename, join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

// Suites start processes, and programs of ours: what Node has compiled it keeps for the next.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled')

/** Files that take longest, the longest first: by their size alone, most of them would be begun late. */
const LONG = [
  // Of their own, and by themselves at the beginning: between the others they would end a process that is shared.
  'whole-path',
  'worker',
  'storm',
  'knowledge-cli',
  'start-redis',
  'backups',
  'moving',
  'console-law',
  'model-seams',
  'publishing',
  'nowhere-to-write',
  'eval',
  'faults',
  'model-at-the-door',
  'console-guards',
  'bots-cli',
  'nothing-leaks',
  'read-documents-office',
  'marked-secrets',
  'sqlite',
  'seen-by-a-monitor',
  'web',
  'read-documents-hostile',
  'console-law-guards',
  'officials-passwords',
  'every-role',
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

/** These load wrangler, which reads the environment as it is then, once. */
const OF_THEIR_OWN = ['test/journeys/whole-path.test.ts', 'test/runtime/worker.test.ts']

export default defineConfig({
  test: {
    projects: [
      // Each suite in a process of its own would load the desk, read the law and learn the examples anew: a third of all
      // that the journeys cost. What the desk keeps for a whole process it keeps by desk or by library, as it must where
      // several desks are open in one suite; so suites that follow each other share no more than such desks do.
      {
        extends: true,
        test: { name: 'shared', include: ['test/**/*.test.ts'], exclude: OF_THEIR_OWN, isolate: false },
      },
      { extends: true, test: { name: 'own', include: OF_THEIR_OWN } },
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
