import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validate } from 'dockerfile-utils'
import { createClient } from 'redis'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import * as z from 'zod'
import { openRedisStore } from '#src/store/redis/open.ts'
import { openSqliteStore } from '#src/store/sqlite/open.ts'
import { freePort } from '../fixtures/free-port.ts'
import { NO_REDIS } from '../fixtures/redis-server.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

describe('the image', () => {
  const dockerfile = read('Dockerfile')

  test('is described without a mistake that a linter knows', () => {
    expect(validate(dockerfile)).toEqual([])
  })

  test('has the version of Node that the project brings, in every stage', () => {
    const { dependencies } = z
      .object({ dependencies: z.object({ node: z.string() }) })
      .parse(JSON.parse(read('package.json')))
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
    expect(images).toHaveLength(2)
    expect(new Set(images)).toEqual(new Set([`node:${dependencies.node}-bookworm-slim`]))
  })

  test('runs as nobody in particular, tells whether it is alive, and hears the stop signal itself', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('FROM '))
    expect(last).toMatch(/^USER node$/m)
    expect(last).toMatch(/^HEALTHCHECK /m)
    expect(last).toMatch(/^CMD \["node", "src\/node\.ts"\]$/m)
  })

  test('is made of files that are there and let into the build', () => {
    const letIn = read('.dockerignore').split('\n')
    const copied = [...dockerfile.matchAll(/^COPY (?!--)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    )
    expect(copied.length).toBeGreaterThan(4)
    expect(copied.filter((file) => !existsSync(join(ROOT, file)) || !letIn.includes(`!${file}`))).toEqual([])
  })
})

const Service = z.object({
  user: z.string(),
  read_only: z.literal(true),
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.array(z.string()),
  restart: z.literal('unless-stopped'),
  mem_limit: z.string(),
  ports: z.array(z.string()).optional(),
  networks: z.array(z.string()),
})
const Compose = z.object({
  services: z.object({
    desk: Service.extend({ environment: z.record(z.string(), z.string()) }),
    redis: Service.extend({
      command: z.tuple([z.string()]),
      volumes: z.array(z.string()),
      healthcheck: z.object({ test: z.tuple([z.literal('CMD'), z.string()], z.string()) }),
    }),
  }),
  networks: z.object({ store: z.object({ internal: z.literal(true) }) }),
})

describe('the services of compose.yaml', () => {
  const { services } = Compose.parse(parseYaml(read('compose.yaml'), { merge: true }))

  test('may write nothing but what they keep, and gain no privilege', () => {
    for (const { user, security_opt } of Object.values(services)) {
      expect(user).not.toBe('root')
      expect(security_opt).toContain('no-new-privileges:true')
    }
  })

  test('are reached by the proxy on this machine alone, the store by the desk alone', () => {
    expect(services.desk.ports).toEqual(['127.0.0.1:8787:8787'])
    expect(services.redis.ports).toBeUndefined()
    expect(services.redis.networks).toEqual(['store'])
  })

  test('ask for no setting that the example leaves out', () => {
    const asked = [...read('compose.yaml').matchAll(/\$\{([A-Z_]+)/g)].map(([, name]) => name)
    for (const name of asked) expect(read('deploy/env.example')).toMatch(new RegExp(`^#?${name}=`, 'm'))
  })

  test.skipIf(NO_REDIS)(
    'the store starts as it is written there: with its password, and losing nothing',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'dan-hoi-compose-'))
      const port = await freePort()
      // As compose hands it to the shell: `$$` is one `$`, and the places in the container are places here.
      const script = services.redis.command[0]
        .replaceAll('$$', '$')
        .replaceAll('/run/secret', folder)
        .replaceAll('/etc/redis/desk.conf', join(ROOT, 'src/store/redis/redis.conf'))
        .replace(
          '--dir /data --bind 0.0.0.0',
          `--dir ${folder} --bind 127.0.0.1 --port ${port} --loglevel warning`,
        )
      const server = spawn('/bin/sh', ['-euc', script], {
        stdio: 'ignore',
        env: { PATH: process.env['PATH'], REDIS_PASSWORD: 'bimatcuakho' },
      })
      onTestFinished(async () => {
        const gone = once(server, 'exit')
        server.kill('SIGKILL')
        await gone
        rmSync(folder, { recursive: true })
      })
      await expect.poll(() => answers(`redis://:bimatcuakho@127.0.0.1:${port}`)).toBe('PONG')
      expect(await answers(`redis://127.0.0.1:${port}`)).toMatch(/^NOAUTH/)
      const [, command, ...words] = services.redis.healthcheck.test
      const health = (password: string) =>
        spawnSync(command, ['-p', String(port), ...words], {
          env: { ...process.env, REDISCLI_AUTH: password },
        }).status
      expect(health('bimatcuakho')).toBe(0)
      // As a server that is still reading its log, one that does not let us in answers with a fault.
      expect(health('')).not.toBe(0)
      const store = await openRedisStore(`redis://:bimatcuakho@127.0.0.1:${port}`)
      onTestFinished(() => store.close())
      expect(await store.warnings()).toEqual(['not_sealed'])
      expect(readFileSync(`/proc/${server.pid}/cmdline`, 'utf8')).not.toContain('bimatcuakho')
    },
  )
})

describe('the daily backup of a desk under systemd', () => {
  test('is written by the command that stands in its unit, under the name of the day', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dan-hoi-unit-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const store = openSqliteStore(folder)
    await store.takeOver()
    await store.close()
    const unit = read('deploy/dan-hoi-backup.service')
    const script = /^ExecStart=\/bin\/sh -euc '(.+)'$/m.exec(unit)?.[1] ?? ''
    // As systemd hands it to the shell: `$$` is one `$` and `%%` one `%`, and the places are places here.
    const here = script
      .replaceAll('$$', '$')
      .replaceAll('%%', '%')
      .replace('/opt/dan-hoi/node_modules/node/bin/node', process.execPath)
      .replace('/var/backups/dan-hoi', folder)
    const env = { PATH: process.env['PATH'], DATA_DIR: folder, TZ: 'UTC' }
    const { status, stderr } = spawnSync('/bin/sh', ['-euc', here], { cwd: ROOT, env, encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    const today = new Date().toISOString().slice(0, 10)
    expect(existsSync(join(folder, `dan-hoi-${today}.gz`))).toBe(true)
  })

  test('deletes what is older than thirty days, also what a killed one has left, and nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dan-hoi-unit-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const unit = read('deploy/dan-hoi-backup.service')
    const [, program = '', words = ''] = /^ExecStartPost=(\S+) (.+)$/m.exec(unit) ?? []
    const monthAgo = new Date(Date.now() - 31 * 86_400_000)
    for (const name of ['dan-hoi-1.gz', 'dan-hoi-1.gz.part', 'khac.gz', 'dan-hoi-2.gz']) {
      writeFileSync(join(folder, name), '')
      if (name !== 'dan-hoi-2.gz') utimesSync(join(folder, name), monthAgo, monthAgo)
    }
    // As systemd hands it over: quotes are taken away, and nothing is found by a pattern before `find` sees it.
    const given = words.replaceAll('"', '').replace('/var/backups/dan-hoi', folder).split(' ')
    expect(spawnSync(program, given).status).toBe(0)
    expect(readdirSync(folder).toSorted()).toEqual(['dan-hoi-2.gz', 'khac.gz'])
  })

  test('reads the same settings as the desk it is of', () => {
    const lines = (unit: string) =>
      read(unit)
        .split('\n')
        .filter((line) => /^(User|WorkingDirectory|Environment|EnvironmentFile)=/.test(line))
    expect(lines('deploy/dan-hoi-backup.service')).toEqual(lines('deploy/dan-hoi.service'))
  })
})

async function answers(url: string): Promise<string> {
  const client = createClient({
    url,
    RESP: 2,
    maintNotifications: 'disabled',
    socket: { reconnectStrategy: false },
  })
  client.on('error', () => {})
  try {
    await client.connect()
    return await client.ping()
  } catch (fault) {
    return fault instanceof Error ? fault.message : 'fault'
  } finally {
    if (client.isOpen) client.destroy()
  }
}

const NO_SYSTEMD = spawnSync('systemd-analyze', ['--version']).status !== 0
if (NO_SYSTEMD) console.warn('No systemd-analyze on this machine: the unit is not looked at.')

describe.skipIf(NO_SYSTEMD)('the systemd unit', () => {
  test('is understood word for word, and leaves the service little to do harm with', () => {
    const folder = mkdtempSync(join(tmpdir(), 'dan-hoi-unit-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const unit = join(folder, 'dan-hoi.service')
    // The program is not installed where the unit looks for it.
    writeFileSync(
      unit,
      read('deploy/dan-hoi.service').replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`),
    )
    const verified = spawnSync('systemd-analyze', ['verify', '--man=no', unit], { encoding: 'utf8' })
    expect(verified.stderr).not.toContain('dan-hoi.service:')
    const judged = spawnSync(
      'systemd-analyze',
      ['security', '--offline=true', '--no-pager', '--threshold=15', unit],
      {
        encoding: 'utf8',
      },
    )
    expect(judged.stdout).toContain('Overall exposure level')
    expect(judged.status).toBe(0)
  })
})

/** Names of system calls, by the sets that systemd knows them under. */
function systemCallSets(): ReadonlyMap<string, readonly string[]> {
  const printed = spawnSync('systemd-analyze', ['--no-pager', 'syscall-filter'], { encoding: 'utf8' }).stdout
  const sets = new Map<string, string[]>()
  let names: string[] = []
  for (const line of printed.split('\n')) {
    const [, set] = /^(@\S+)/.exec(line) ?? []
    const [, name] = /^ +([@\w-]+)$/.exec(line) ?? []
    if (set !== undefined) sets.set(set, (names = []))
    if (name !== undefined) names.push(name)
  }
  return sets
}

/** What the unit keeps from the service: there the kernel answers EPERM. */
function deniedSystemCalls(): readonly string[] {
  const sets = systemCallSets()
  const expand = (name: string): readonly string[] =>
    name.startsWith('@') ? (sets.get(name) ?? []).flatMap(expand) : [name]
  const allowed = new Set<string>()
  for (const [, filter = ''] of read('deploy/dan-hoi.service').matchAll(/^SystemCallFilter=(.*)$/gm)) {
    const names = filter.replace('~', '').split(' ').flatMap(expand)
    for (const name of names) {
      if (filter.startsWith('~')) allowed.delete(name)
      else allowed.add(name)
    }
  }
  return expand('@known').filter((name) => !allowed.has(name))
}

const NO_STRACE = NO_SYSTEMD || spawnSync('strace', ['--version']).status !== 0
if (NO_STRACE) console.warn('No strace on this machine: whether the unit lets the desk start is not tried.')

/** Everything read-only but one folder in memory. */
const READ_ONLY = `mount --make-rprivate / && mount -t tmpfs none "$DATA_DIR" && chown 65534:65534 "$DATA_DIR" && \\
  for at in / /tmp; do mount -o remount,bind,ro $at 2>/dev/null || true; done && \\
  exec setpriv --reuid=65534 --regid=65534 --clear-groups --no-new-privs $UNDER "$NODE" src/node.ts`
const NO_NAMESPACES = spawnSync('unshare', ['--mount', 'mount', '--make-rprivate', '/']).status !== 0
if (NO_NAMESPACES) console.warn('No mount namespaces here: the read-only start is not tried.')

/** In front of a program: every call that the unit denies fails as it would there. */
function underTheUnit(): string {
  const denied = deniedSystemCalls()
  expect(denied).toContain('reboot')
  expect(denied).not.toContain('openat')
  const names = denied.map((name) => `?${name}`).join(',')
  return `strace -D -f -qqq --seccomp-bpf -o /dev/null -e trace=${names} -e inject=${names}:error=EPERM`
}

describe.skipIf(NO_NAMESPACES)('started where it may write nowhere but in its folder, as nobody', () => {
  test('and told by the kernel what the unit lets it do, it serves', { timeout: 130_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dan-hoi-ro-'))
    const port = await freePort()
    const desk = spawn('unshare', ['--mount', 'sh', '-euc', READ_ONLY], {
      cwd: ROOT,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        NODE: process.execPath,
        UNDER: NO_STRACE ? '' : underTheUnit(),
        PORT: String(port),
        DATA_DIR: folder,
        LOG_LEVEL: 'error',
      },
    })
    const gone = once(desk, 'exit')
    onTestFinished(async () => {
      desk.kill('SIGKILL')
      await gone
      rmSync(folder, { recursive: true })
    })
    const status = () =>
      fetch(`http://127.0.0.1:${port}/readyz`).then(
        (response) => response.status,
        () => 0,
      )
    await expect.poll(status, { timeout: 120_000, interval: 200 }).toBe(200)
    // What it keeps is in its own namespace's memory.
    expect(existsSync(join(folder, 'desk.db'))).toBe(false)
  })
})
