import { createAdaptorServer } from '@hono/node-server'
import type { ServerType } from '@hono/node-server'
import type { Hono } from 'hono'

/** How long the server waits for those who are slow, and how many it listens to. */
interface Patience {
  /** For the head of a request. */
  readonly headMs: number
  /** For the whole of a request; a form or an update is small and should be there at once. */
  readonly requestMs: number
  /** The same for the door where files of many megabytes come in. */
  readonly uploadMs: number
  readonly connections: number
}

const PATIENCE: Patience = { headMs: 15_000, requestMs: 30_000, uploadMs: 300_000, connections: 4096 }

/** Where files come in. */
const UPLOAD = /^\/console\/van-ban\/nhap(?:\?|$)/

/**
 * Node's server for the desk. Whoever sends slowly is cut off: a request that trickles in holds memory and a connection
 * for as long as it likes. Answers may take as long as they take.
 */
export function openServer(app: Pick<Hono, 'fetch'>, patience: Patience = PATIENCE): ServerType {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: patience.headMs,
      requestTimeout: patience.uploadMs,
      connectionsCheckingInterval: Math.min(patience.headMs, 5000),
    },
  })
  server.maxConnections = patience.connections
  server.prependListener('request', (incoming) => {
    // Before HTTP/1.1 nobody had to name whom they call, and some load balancers that ask whether we live do not.
    if (incoming.httpVersion === '1.0') incoming.headers.host ??= 'localhost'
    // Node knows one time for all requests.
    if (UPLOAD.test(incoming.url ?? '')) return
    const late = setTimeout(() => {
      // The connection and not the request: whoever reads it then hears what they hear when somebody hangs up.
      if (!incoming.complete) incoming.socket.destroy()
    }, patience.requestMs)
    late.unref()
    incoming.once('close', () => clearTimeout(late))
  })
  return server
}
