import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { ROOT_CONTEXT, SpanStatusCode, trace } from '@opentelemetry/api'
import type { Context } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { watchWith } from './watch.ts'
import type { Act } from './watch.ts'

/** Only told as a part of something: by themselves they are the loops looking for work, every second. */
const PARTS: ReadonlySet<Act> = new Set(['store', 'search'])

const CLOSE_WITHIN_MS = 1000

export interface Traces {
  /** Sends what is left, if the collector takes it at once. */
  readonly close: () => Promise<void>
}

/**
 * Sends what the desk does as spans to an OTLP collector. Loaded only where one is set: it weighs more than the rest of
 * the desk. What a collector that is away does not take is dropped once some two thousand spans wait.
 *
 * @param endpoint as `OTEL_EXPORTER_OTLP_ENDPOINT`, without the path
 */
export function openTraces(endpoint: string): Traces {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` })
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'dan-hoi' }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  })
  const tracer = provider.getTracer('dan-hoi')
  // Of our own and not the global one of the API: nobody else's spans are ours to tell.
  const around = new AsyncLocalStorage<Context>()

  const unwatch = watchWith((act, attributes, secondsAgo) => {
    const parent = around.getStore()
    if (parent === undefined && PARTS.has(act)) return { within: (work) => work(), end: () => {} }
    const name = act === 'store' ? `store ${attributes['move']}` : act
    const span = tracer.startSpan(
      name,
      { attributes, startTime: Date.now() - secondsAgo * 1000 },
      parent ?? ROOT_CONTEXT,
    )
    const inside = trace.setSpan(parent ?? ROOT_CONTEXT, span)
    return {
      within: (work) => around.run(inside, work),
      end: (about, _, failed) => {
        span.setAttributes(about)
        if (failed) span.setStatus({ code: SpanStatusCode.ERROR })
        span.end()
      },
    }
  })
  return {
    close: async () => {
      unwatch()
      const late = wait(CLOSE_WITHIN_MS, undefined, { ref: false })
      // A collector that hangs or is away neither holds up the stop of a desk nor makes it one that failed.
      await Promise.race([provider.shutdown(), late]).catch(() => {})
    },
  }
}
