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
    if (!URL.canParse(address)) throw wrong()
    return { kind: 'single', url: address }
  }
  const { scheme, kind, user, pass, hosts = '', path } = SEVERAL.exec(address)?.groups ?? {}
  if (kind !== 'cluster' && kind !== 'sentinel') throw wrong()
  const common = {
    nodes: hosts.split(',').map((host) => node(host, PORT[kind])),
    tls: scheme === 'rediss',
    username: user === undefined || user === '' ? undefined : decodeURIComponent(user),
    password: pass === undefined ? undefined : decodeURIComponent(pass),
  }
  if (kind === 'cluster') return { kind, ...common }
  if (path === undefined || path === '') throw wrong()
  return { kind, master: path, ...common }
}

function node(written: string, usual: number): { host: string; port: number } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(written) ?? []
  const host = bracketed ?? plain
  if (host === undefined) throw wrong()
  return { host, port: port === undefined ? usual : Number(port) }
}

function wrong(): DeskFault {
  return new DeskFault(
    'settings-wrong',
    'settings: REDIS_URL: not an address of a server, a cluster or sentinels',
  )
}
