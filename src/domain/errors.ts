/**
 * Something is broken (store away, setting wrong): thrown, and caught in two places only, the web server's
 * `onError` and the work loop.
 */
export class DeskFault extends Error {
  readonly code: string

  /** @param message in English, for the log; holds no personal data and no secret */
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
    this.code = code
  }
}

/** The store could not keep or give something. */
export class StoreUnavailable extends DeskFault {
  /** @param why what the store itself says of it, free of stored data; for the log */
  constructor(cause: unknown, why?: string) {
    super('store-unavailable', `the store did not answer${why === undefined ? '' : `: ${why}`}`, { cause })
  }
}

/**
 * The embedded store's files were moved, deleted or replaced under the desk that has them open: what it wrote on would be
 * lost with its process.
 */
export class StoreGone extends StoreUnavailable {
  /** @param file its name, without the folder */
  constructor(file: string) {
    super(undefined, `${file} is not the file any more that was opened: put it back before this process ends`)
  }
}

/** The desk has begun and takes messages in, and the law it answers from is still being read. */
export class KnowledgeBeingRead extends DeskFault {
  constructor() {
    super('knowledge-being-read', 'the knowledge is being read')
  }
}

/** The thread that composes answers has ended with this one: out of memory, or it found no end. */
export class ComposingFailed extends DeskFault {
  constructor(cause: unknown) {
    super('composing-failed', 'an answer ended the thread that composed it', { cause })
  }
}

/** A setting is missing or wrong; the message lists every fault. */
export class SettingsWrong extends DeskFault {
  constructor(faults: readonly string[]) {
    super('settings-wrong', `settings: ${faults.join('; ')}`)
  }
}
