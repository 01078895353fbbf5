import { DeskFault } from '../../domain/errors.ts'

/** Where Redis is, as `REDIS_URL` says it. */
export type RedisAddress =
  | { readonly kind: 'single'; readonly url: string }
  | ({ readonly kind: 'cluster' } & Nodes)
  | ({
      readonly kind: 'sentinel'
      /** Name of the master the sentinels watch. */ readonly master: string
    } & Nodes)

interface Nodes {
  readonly nodes: ReadonlyArray<{ readonly host: string; readonly port: number }>
  readonly tls: boolean
  readonly username: string | undefined
  readonly password: string | undefined
}

const LAST_PORT = 65_535
const PORT = { cluster: 6379, sentinel: 26_379 } as const
const SEVERAL =
  /^(?<scheme>rediss?)\+(?<kind>cluster|sentinel):\/\/(?:(?<user>[^:@/]*)(?::(?<pass>[^@/]*))?@)?(?<hosts>[^@/]+)(?:\/(?<path>[^/?#]*))?$/

/**
 * `redis://` and `rediss://` (TLS) as IANA has them; `redis+cluster://[user:password@]host:port,host:port` for a
 * cluster, of which a few nodes suffice; `redis+sentinel://[user:password@]host:port,host:port/master` for a server
 * watched by sentinels. Both with `rediss+` too.
 *
 * @throws {DeskFault} `settings-wrong`; never repeats the address, which holds a password
 */
export function readAddress(address: string): RedisAddress {
  if (/^rediss?:\/\//.test(address)) {
    const { username, password, pathname } = URL.parse(address) ?? {}
    // The client would say of each of them that it is wrong, and not of what.
    if (pathname === undefined || !/^(?:\/\d*)?$/.test(pathname)) throw wrong()
    for (const part of [username, password]) decoded(part)
    return { kind: 'single', url: address }
  }
  const { scheme, kind, user, pass, hosts = '', path } = SEVERAL.exec(address)?.groups ?? {}
  if (kind !== 'cluster' && kind !== 'sentinel') throw wrong()
  const common = {
    nodes: hosts.split(',').map((host) => node(host, PORT[kind])),
    tls: scheme === 'rediss',
    username: user === '' ? undefined : decoded(user),
    password: decoded(pass),
  }
  if (kind === 'cluster') return { kind, ...common }
  if (path === undefined || path === '') throw wrong()
  return { kind, master: path, ...common }
}

function node(written: string, usual: number): { host: string; port: number } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(written) ?? []
  const host = bracketed ?? plain
  if (host === undefined || Number(port ?? 0) > LAST_PORT) throw wrong()
  return { host, port: port === undefined ? usual : Number(port) }
}

function decoded(part: string | undefined): string | undefined {
  try {
    return part === undefined ? undefined : decodeURIComponent(part)
  } catch {
    throw wrong()
  }
}

/**
 * An address as others may read it: without user and password, also where one holds an `@` that nobody wrote as `%40`.
 * What stands before the last one is theirs, as whoever connects reads it.
 */
export function withoutSecret(address: string): string {
  return address.replace(/\/\/[^/?#]*@/, '//')
}

function wrong(): DeskFault {
  return new DeskFault(
    'settings-wrong',
    'settings: REDIS_URL: not an address of a server, a cluster or sentinels',
  )
}
