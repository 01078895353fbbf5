import { mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder, and those above it that are missing, for its owner alone unless `mode` says otherwise; one that is there
 * stays as it is.
 *
 * Step by step, since Node's own `recursive` never ends where a file system says that there is no such folder and there
 * is (`/proc`).
 *
 * @throws {Error} the system's fault: no right, read-only, a file in its place
 */
export function makeFolder(folder: string, mode = 0o700): void {
  const path = resolve(folder)
  if (isFolder(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path), mode)
  try {
    mkdirSync(path, { mode })
  } catch (fault) {
    // Another process may have been quicker.
    if (!isFolder(path)) throw fault
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
