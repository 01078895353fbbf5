import { execFile } from 'node:child_process'
import { join } from 'node:path'
import * as z from 'zod'

// `npm run -s audit`: whether what we run in production has a known hole, as the registry knows it. A registry that
// cannot be asked (no network, a mirror without advisories) is said so and fails nothing: it is not our fault, and a
// build that goes red for it would be ignored when it matters.

const Report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string(), via: z.array(z.unknown()) }),
  ),
  metadata: z.object({ vulnerabilities: z.object({ high: z.int(), critical: z.int() }) }),
})
const Advisory = z.object({ title: z.string(), url: z.string() })

const SERIOUS: ReadonlySet<string> = new Set(['high', 'critical'])
const PATIENCE_MS = 60_000

const printed = await new Promise<string>((resolve) => {
  const words = ['audit', '--omit=dev', '--audit-level=high', '--json', '--fetch-retries=0']
  const options = { cwd: join(import.meta.dirname, '..'), timeout: PATIENCE_MS, maxBuffer: 64 * 1024 * 1024 }
  execFile('npm', words, options, (_, out) => resolve(out))
})
const report = Report.safeParse(read(printed))
if (!report.success) {
  console.log('audit: the registry could not be asked for advisories; nothing was checked')
} else {
  const { high, critical } = report.data.metadata.vulnerabilities
  for (const [name, { severity, range, via }] of Object.entries(report.data.vulnerabilities)) {
    if (!SERIOUS.has(severity)) continue
    const why = via.flatMap((one) => Advisory.safeParse(one).data ?? [])
    console.log(`audit: ${severity}: ${name} ${range}`)
    for (const { title, url } of why) console.log(`  ${title} ${url}`)
  }
  console.log(`audit: ${high} high, ${critical} critical in what runs in production`)
  if (high + critical > 0) process.exitCode = 1
}

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
