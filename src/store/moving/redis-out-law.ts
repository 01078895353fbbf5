import { parsed } from './redis-reader.ts'
import type { RedisReading, Rows } from './redis-reader.ts'

// The law as Redis has it.

export async function* editions(from: RedisReading): Rows {
  for (const digest of await from.names(from.keys.editions)) {
    const content = await from.bytes(from.keys.editions, digest)
    yield { digest, content: Buffer.from(content).toString('base64') }
  }
}

export async function* versions(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.versions)) {
    for (const [, version] of page) yield parsed(version)
  }
}

/** `<since>-<until, or nothing> <digest>`, with commas between. */
export async function* shelved(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.shelved)) {
    for (const [document, stretches] of page) {
      for (const stretch of stretches.split(',')) {
        const [, since, until, digest] = /^(\d+)-(\d*) (.+)$/.exec(stretch) ?? []
        yield { document, since: Number(since), until: until === '' ? null : Number(until), digest }
      }
    }
  }
}

export async function* inUse(from: RedisReading): Rows {
  const number = await from.number(from.keys.inUse)
  if (number !== undefined) yield { number }
}

export async function* held(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.held)) {
    for (const [, waiting] of page) {
      const { report, waitsFor, accepted, act, ...rest } = parsed(waiting)
      yield {
        ...rest,
        ...(act as object), // by, at, note
        report: JSON.stringify(report),
        waitsFor: JSON.stringify(waitsFor),
        accepted: accepted === null ? null : JSON.stringify(accepted),
      }
    }
  }
}

export async function* decisions(from: RedisReading): Rows {
  for await (const page of from.fields(from.keys.decisions)) {
    for (const [, decision] of page) {
      const { about, acting, act, ...rest } = parsed(decision)
      yield {
        ...rest,
        ...(act as object), // by, at, note
        about: JSON.stringify(about),
        acting: acting === null ? null : JSON.stringify(acting),
      }
    }
  }
}

export async function* lawEntries(from: RedisReading): Rows {
  for await (const [place, entry] of from.fromOldest(from.keys.journal)) yield { ...parsed(entry), place }
}
