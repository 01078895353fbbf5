import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { isBuiltin } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Plugin } from 'esbuild'

// wrangler runs this before it tests or deploys (`[build]` in wrangler.toml). It bundles by itself as well, but knows
// neither of the two things we need: addresses of files that stay as they are, and stand-ins.

const ROOT = join(import.meta.dirname, '../..')
const OUT = join(ROOT, 'dist/workers')

/** What the program reads beside its own files: the law we ship, lists of words, scripts for Redis, style sheets. */
const READ_AT_RUN_TIME = [
  'knowledge/**/*.{md,jsonl}',
  'src/questions/model/prompts/*.md',
  '{src,bots}/**/*.{yaml,json,css,lua,client.js}',
]

/** What needs threads, sockets, or more memory than an isolate has, and what stands in for it there. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['knowledge/index-aside.ts', 'knowledge/index-here.ts'],
  ['knowledge/import/read-document.ts', 'knowledge/import/read-here.ts'],
  ['bots/post.ts', 'bots/post-worker.ts'],
  ['src/officials/password-cost.ts', 'src/officials/password-cost-worker.ts'],
])

const standIns: Plugin = {
  name: 'stand-ins',
  setup: (bundle) => {
    bundle.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const other = STAND_INS.get(relative(ROOT, path))
      if (other === undefined) return undefined
      return { contents: `export * from '${join(ROOT, other)}'`, loader: 'ts' }
    })
  },
}

/**
 * In a bundle every file would have the bundle's address. Each keeps its own instead, under `/bundle`, where workerd's
 * `node:fs` shows what was deployed beside the bundle: the tree there is the tree here.
 *
 * @param packages takes files of packages that are read in the same way
 */
function ownAddresses(packages: Set<string>): Plugin {
  return {
    name: 'own addresses',
    setup: (bundle) => {
      bundle.onLoad({ filter: /\/(src|bots|knowledge)\/.*\.ts$/ }, ({ path }) => {
        const here = relative(ROOT, path)
        const contents = readFileSync(path, 'utf8')
          .replaceAll(/import\.meta\s*\.resolve\('([^']+)'\)/g, (_, name: string) => {
            const file = relative(ROOT, fileURLToPath(import.meta.resolve(name)))
            packages.add(file)
            return `'file:///bundle/${file}'`
          })
          .replaceAll('import.meta.url', `'file:///bundle/${here}'`)
          .replaceAll('import.meta.dirname', `'/bundle/${dirname(here)}'`)
        return { contents, loader: 'ts' }
      })
    },
  }
}

/** Packages that `require` Node's own modules get them as workerd has them: by import, which is all it knows. */
const nodeModules: Plugin = {
  name: 'node modules',
  setup: (bundle) => {
    bundle.onResolve({ filter: /^(node:)?[a-z_0-9]+(\/[a-z_0-9]+)?$/ }, ({ path, kind }) => {
      if (!isBuiltin(path)) return undefined
      const name = path.replace(/^(node:)?/, 'node:')
      return kind === 'require-call' ? { path: name, namespace: 'required' } : { path: name, external: true }
    })
    bundle.onLoad({ filter: /./, namespace: 'required' }, ({ path }) => ({
      contents: `import found from '${path}'\nmodule.exports = found`,
    }))
  },
}

/** Written aside and put in place, and only where it says something new: tests in several processes deploy from one folder. */
function put(file: string, content: Uint8Array): void {
  const path = join(OUT, file)
  if (existsSync(path) && readFileSync(path).equals(content)) return
  mkdirSync(dirname(path), { recursive: true })
  const aside = `${path}.${process.pid}`
  writeFileSync(aside, content)
  renameSync(aside, path)
}

const packages = new Set<string>()
const { outputFiles } = await build({
  absWorkingDir: ROOT,
  entryPoints: ['src/worker.ts'],
  outfile: join(OUT, 'worker.js'),
  write: false,
  bundle: true,
  format: 'esm',
  target: 'es2024',
  platform: 'browser',
  // As wrangler has them; but not the `browser` field: pino's build for browsers writes other lines.
  conditions: ['workerd', 'worker', 'browser'],
  mainFields: ['module', 'main'],
  // Not made small: the places that log lines name stay readable, and there is room.
  plugins: [nodeModules, standIns, ownAddresses(packages)],
  logLevel: 'warning',
})
const beside = [...READ_AT_RUN_TIME.flatMap((files) => globSync(files, { cwd: ROOT })), ...packages]
const files = new Map([
  ...outputFiles.map(({ path, contents }) => [relative(OUT, path), contents] as const),
  ...beside.map((file) => [file, readFileSync(join(ROOT, file))] as const),
])
for (const [file, content] of files) put(file, content)
// What is read no more would be deployed for ever.
for (const { name, parentPath } of readdirSync(OUT, { recursive: true, withFileTypes: true }).filter((one) =>
  one.isFile(),
)) {
  const path = join(parentPath, name)
  if (!files.has(relative(OUT, path)) && !/\.\d+$/.test(name)) rmSync(path)
}
