import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openSeal, sealFor } from '#src/sealing.ts'

const WRITTEN = 'Tôi tên Lan, 0912345678'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'desk-key-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

const beside = (dataDir: string) => sealFor({ dataKeys: undefined, redisUrl: undefined, dataDir })

test('the key beside the embedded store is made once, and is its owner’s alone', () => {
  const folder = aFolder()
  const sealed = beside(folder)?.close(WRITTEN, 'phiếu') ?? ''
  expect(beside(folder)?.open(sealed, 'phiếu')).toBe(WRITTEN)
  expect(statSync(join(folder, 'data.key')).mode & 0o777).toBe(0o600)
  expect(beside(aFolder())?.open(sealed, 'phiếu')).toBeUndefined()
})

test('a key file that a full disk has cut off is named, so that the copy can be put back', () => {
  const folder = aFolder()
  for (const rest of ['', 'bm90IGEga2V5']) {
    writeFileSync(join(folder, 'data.key'), rest)
    expect(() => beside(folder)).toThrow(join(folder, 'data.key'))
  }
})

test('with Redis and no key of its own a desk keeps nothing sealed', () => {
  expect(sealFor({ dataKeys: undefined, redisUrl: 'redis://127.0.0.1', dataDir: aFolder() })).toBeUndefined()
})

test('the same words sealed a thousand times look different each time, and open for nothing else', () => {
  const seal = openSeal([Buffer.alloc(32, 7)])
  const all = Array.from({ length: 1000 }, () => seal.close(WRITTEN, 'phiếu'))
  // The first twelve bytes behind the key's name: two that were alike would give both texts away.
  expect(new Set(all.map((sealed) => sealed.slice(seal.name.length + 1).slice(0, 16))).size).toBe(1000)
  expect(new Set(all.map((sealed) => seal.open(sealed, 'phiếu')))).toEqual(new Set([WRITTEN]))
  expect(seal.open(all[0] ?? '', 'phiếu khác')).toBeUndefined()
  const [sealed = ''] = all
  const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA')
  expect(seal.open(changed, 'phiếu')).toBeUndefined()
})

test('what an earlier program has sealed opens', () => {
  const sealed = 'f8485b16.BEoaSesO1v1hbvFpVfwxt3m85inE-ZUjb7yq5-TeWCVIt-sCPlcOVwBCbvaQZUZIL4lQRqI'
  expect(openSeal([Buffer.alloc(32, 7)]).open(sealed, 'phiếu')).toBe(WRITTEN)
})
