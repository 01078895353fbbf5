import { Hono } from 'hono'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { openReader } from '#knowledge/import/read-document.ts'
import type { Given } from '#knowledge/import/run.ts'
import { atMost } from '../../crowd.ts'
import type { Desk } from '../../domain/desk.ts'
import { mayMoveLaw } from '../../officials/may.ts'
import { importRead } from '../../publishing/import.ts'
import { ownForm, refuse, signedIn } from '../guard.ts'
import type { Guarded } from '../guard.ts'
import type { Sessions } from '../session.ts'
import { readImportForm } from './import-form.ts'
import { importPage } from './pages/import.ts'
import { resultsPage } from './pages/import-results.ts'
import type { FileResult } from './pages/import-results.ts'
import { IMPORT } from './phrases-import.ts'

/** Two of the largest files that are read, and the boxes beside them. A form is held in memory while it is read. */
const LARGEST_UPLOAD = 65 * 1024 * 1024
/** Each with its files in memory, twice over while a form is taken apart. */
const MOST_UPLOADS = 2

/**
 * Takes files in. Mounted before the limit of all other forms; who sends a file, and whether they may, is asked before a
 * byte of it is read.
 */
export function importRoutes(desk: Desk, sessions: Sessions): Hono<Guarded> {
  const app = new Hono<Guarded>()
  app.use(signedIn(sessions, 'unread'))
  app.use(async (c, next) => {
    if (!mayMoveLaw(c.var.who.official, 'import')) return refuse(c, 'forbidden')
    return next()
  })
  app.post('/', atMost(MOST_UPLOADS, crowded))
  app.use(bodyLimit({ maxSize: LARGEST_UPLOAD, onError: tooLarge }))
  app.use(ownForm)

  app.get('/', (c) => c.html(importPage(c.var.who, {})))

  app.post('/', async (c) => {
    const known = desk.knowledge().shelf.documents
    const form = readImportForm(await c.req.parseBody({ all: true }), known.keys())
    if (form.kind === 'faults') return c.html(importPage(c.var.who, form), 400)
    const results = await importFiles(c, form.files, form.given)
    return c.html(resultsPage(c.var.who, { results, written: form.written, documents: known }))
  })

  async function importFiles(c: Context<Guarded>, files: readonly File[], given: Given) {
    const results: FileResult[] = []
    const act = { by: c.var.who.official.id, at: desk.clock(), note: null }
    const reader = openReader()
    try {
      for (const file of files) {
        // Citizens are answered between two files.
        await desk.doorway.clear()
        const read = await reader.readBytes(new Uint8Array(await file.arrayBuffer()), file.name)
        results.push({ file: file.name, result: await importRead(desk.store, file.name, read, given, act) })
      }
    } finally {
      await reader.close()
    }
    return results
  }

  return app
}

function crowded(c: Context): Response | Promise<Response> {
  // As below.
  const { who } = (c as Context<Guarded>).var
  return c.html(importPage(who, { faults: { files: IMPORT.crowded } }), 503)
}

function tooLarge(c: Context): Response | Promise<Response> {
  // The guard before has put them there.
  const { who } = (c as Context<Guarded>).var
  return c.html(importPage(who, { faults: { files: IMPORT.tooLarge } }), 413)
}
