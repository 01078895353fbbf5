import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

/** The audit against a registry that answers every question about advisories so. */
async function audit(status: number, advisories: object): Promise<{ status: number; said: string }> {
  const registry = createServer((request, response) => {
    const isAudit = request.url?.includes('/security/') === true
    request.resume()
    response.writeHead(isAudit ? status : 404, { 'content-type': 'application/json' })
    response.end(JSON.stringify(advisories))
  })
  registry.listen(0, '127.0.0.1')
  await once(registry, 'listening')
  onTestFinished(() => {
    registry.closeAllConnections()
    registry.close()
  })
  // A server that listens on TCP has an address and a port.
  const { port } = registry.address() as AddressInfo
  // npm keeps what it has once heard of an advisory.
  const cache = await mkdtemp(join(tmpdir(), 'dan-hoi-npm-'))
  onTestFinished(() => rm(cache, { recursive: true, force: true }))
  const env = { ...process.env, npm_config_registry: `http://127.0.0.1:${port}/`, npm_config_cache: cache }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['deploy/audit.ts'], { cwd: ROOT, env }, (_, said) =>
      resolve({ status: child.exitCode ?? -1, said }),
    )
  })
}

const hole = (severity: string) => ({
  yaml: [{ id: 1, url: 'https://example.com/1', title: 'A hole', severity, vulnerable_versions: '*' }],
})

test('a serious hole in what runs in production fails the audit and is named', async () => {
  const { status, said } = await audit(200, hole('high'))
  expect(status).toBe(1)
  expect(said).toContain('high: yaml')
  expect(said).toContain('A hole https://example.com/1')
})

test('a small one does not, nor does none', async () => {
  for (const advisories of [hole('low'), {}]) {
    const { status, said } = await audit(200, advisories)
    expect(status).toBe(0)
    expect(said).toContain('audit: 0 high, 0 critical')
  }
})

test('a registry that has no advisories to give says nothing of us, and that is said', async () => {
  const { status, said } = await audit(405, {})
  expect(status).toBe(0)
  expect(said).toContain('nothing was checked')
})
