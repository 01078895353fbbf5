import type { Desk } from '../domain/desk.ts'
import type { Official } from '../domain/official.ts'
import type { SwitchName } from '../domain/switches.ts'
import { mayOperate } from '../officials/may.ts'
import { ruleOf } from './switches.ts'

interface Turning {
  readonly name: SwitchName
  readonly off: boolean
  /** What citizens are told; empty for a network's switch. */
  readonly sentence: string
  readonly why: string
  /** The revision the official was shown. */
  readonly seen: number
}

/** Turns a switch for all instances; who and why stay in its history. */
export async function turnSwitch(
  desk: Desk,
  official: Official,
  { name, seen, ...value }: Turning,
): Promise<'turned' | 'moved_on' | 'forbidden'> {
  if (!mayOperate(official)) return 'forbidden'
  const change = { expected: seen, by: official.id, at: desk.clock() }
  const kept = await desk.store.keepRule(ruleOf(name), value, change)
  if (kept === 'moved_on') return 'moved_on'
  desk.switches.forget()
  desk.wake.turns()
  desk.wake.deliveries()
  desk.log.warn({ switch: name, off: value.off, official: official.id }, 'switch turned')
  return 'turned'
}
