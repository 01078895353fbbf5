import { readLibrary } from '#knowledge/library.ts'
import type { Act } from '#knowledge/archive.ts'
import { dayInVietnam } from '#knowledge/validity.ts'
import { readSettings } from '../../config.ts'
import type { Store } from '../../domain/store.ts'
import { sealFor } from '../../sealing.ts'
import { inWords } from '../../shell-phrases.ts'
import { openStore } from '../../store/open-store.ts'
import { shelfAtHand } from '../at-hand.ts'
import type { AtHand } from '../at-hand.ts'
import { Loader } from '../load.ts'
import { shelveFirst } from '../shipped.ts'
import { outlook, shelvedWith } from '../waiting.ts'
import { answered } from './answered.ts'
import { readCall } from './call.ts'
import type { Call, CallOf } from './call.ts'
import { decideOn, listProposals, ruleOn } from './decide.ts'
import { importFiles } from './import.ts'
import * as say from './phrases.ts'
import { failure, print, printable } from './print.ts'
import type { Output } from './print.ts'
import { list, show } from './show.ts'
import { diff, exportTo, history, rollback, versions } from './versions.ts'
import { accept, discard, waiting } from './waiting.ts'

/** `npm run knowledge`: the law from a shell. The server may be serving from the same store; it follows what is published. */
async function run(call: Call): Promise<Output> {
  const looksOnly = call.command === 'list' || call.command === 'show'
  if (looksOnly && call.version === undefined && !('waiting' in call && call.waiting)) {
    return look(await shelfAtHand(process.env), call)
  }
  const settings = readSettings(process.env)
  const store = await openStore(settings, sealFor(settings))
  try {
    await shelveFirst(store, readLibrary, new Date())
    return await act(store, call)
  } finally {
    await store.close()
  }
}

function look(atHand: AtHand, call: CallOf<'list'> | CallOf<'show'>): Output {
  const day = call['as-of'] ?? dayInVietnam(new Date())
  return call.command === 'list' ? list(atHand, day) : show(atHand, call.words[0], day)
}

async function act(store: Store, call: Call): Promise<Output> {
  const note = 'note' in call ? (call.note ?? null) : null
  const who: Act = { by: 'shell', at: new Date(), note }
  switch (call.command) {
    case 'list':
    case 'show': {
      const loader = new Loader(store)
      if (call.version === undefined) {
        const seen = await outlook(store)
        const all = [...seen.ready, ...seen.held.map((one) => one.waiting)]
        const shelf = await loader.shelf(shelvedWith(seen, all))
        return look({ version: say.WAITING_VERSION, shelf }, call)
      }
      const shelved = await store.shelved(call.version)
      if (shelved.size === 0) return failure(say.noVersion(call.version))
      return look({ version: String(call.version), shelf: await loader.shelf(shelved) }, call)
    }
    case 'import':
      return importFiles(store, call, who)
    case 'publish': {
      // It asks questions, and what answers them is half of everything that would be loaded.
      const { publish } = await import('./publish.ts')
      return publish(store, call, who)
    }
    case 'rollback':
      return rollback(store, call, who)
    case 'diff':
      return diff(store, call)
    case 'versions':
      return versions(store)
    case 'answered':
      return answered(store, call)
    case 'history':
      return history(store, call)
    case 'export':
      return exportTo(store, call)
    case 'waiting':
      return waiting(store)
    case 'accept':
      return accept(store, call, who)
    case 'discard':
      return discard(store, call, who)
    case 'proposals':
      return listProposals(store, call)
    case 'apply':
    case 'dismiss':
      return decideOn(store, call, who)
    case 'rule':
      return ruleOn(store, call, who)
  }
}

const call = readCall(process.argv.slice(2))
if (call === 'help') {
  console.log(say.USAGE)
} else if (call === 'wrong') {
  console.error(say.USAGE)
  process.exitCode = 2
} else {
  try {
    process.exitCode = print(await run(call), call.json)
  } catch (fault) {
    console.error(printable(say.failed(inWords(fault))))
    process.exitCode = 1
  }
}
