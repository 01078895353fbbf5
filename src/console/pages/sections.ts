import type { Official } from '../../domain/official.ts'
import {
  maySeeAccounts,
  maySeeClocks,
  maySeeNumbers,
  maySeePrivacy,
  maySeeRouting,
  maySeeSystem,
} from '../../officials/may.ts'
import { FRAME } from '../phrases.ts'

/**
 * The console's parts, in the order of the menu: what officials do every day first. Each name has its words in
 * `FRAME`, whether or not the part has pages yet.
 */
export type Section =
  | 'queue'
  | 'notices'
  | 'law'
  | 'numbers'
  | 'clocks'
  | 'routing'
  | 'officials'
  | 'privacy'
  | 'system'
  | 'account'

interface Entry {
  readonly section: Section
  readonly href: string
  readonly isFor: (official: Official) => boolean
}

const everybody = (): boolean => true

/** The parts that have a page, each with who may see it. */
const ENTRIES: readonly Entry[] = [
  { section: 'queue', href: '/console', isFor: everybody },
  { section: 'notices', href: '/console/thong-bao', isFor: everybody },
  { section: 'law', href: '/console/van-ban', isFor: everybody },
  { section: 'numbers', href: '/console/so-lieu', isFor: maySeeNumbers },
  { section: 'clocks', href: '/console/lich', isFor: maySeeClocks },
  { section: 'routing', href: '/console/dinh-tuyen', isFor: maySeeRouting },
  { section: 'officials', href: '/console/can-bo', isFor: maySeeAccounts },
  { section: 'privacy', href: '/console/luu-xoa', isFor: maySeePrivacy },
  { section: 'system', href: '/console/he-thong', isFor: maySeeSystem },
]

/** What the official's menu shows. */
export function sectionsFor(official: Official): ReadonlyArray<Entry & { readonly label: string }> {
  return ENTRIES.filter(({ isFor }) => isFor(official)).map((entry) => ({
    ...entry,
    label: FRAME[entry.section],
  }))
}
