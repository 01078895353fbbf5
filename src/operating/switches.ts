import * as z from 'zod'
import type { KeptRule, Rulebook } from '../domain/rulebook.ts'
import { SWITCHES } from '../domain/switches.ts'
import type { Switch, SwitchBoard, SwitchName, Switches } from '../domain/switches.ts'

/** Every loop asks before it takes work. With their own look each second, all instances follow within two seconds. */
const KEPT_MS = 500

const PREFIX = 'switch/'

const Value = z.object({ off: z.boolean(), sentence: z.string(), why: z.string() })

const NEVER_TURNED: Switch = {
  off: false,
  sentence: '',
  why: '',
  by: null,
  since: new Date(0),
  revision: 0,
}

/** The name of the rule in which a switch is kept. */
export function ruleOf(name: SwitchName): string {
  return PREFIX + name
}

/** What no longer reads counts as on: nobody is left without an answer by a value nobody understands. */
function switchFrom(rule: KeptRule | undefined): Switch {
  if (rule === undefined) return NEVER_TURNED
  const { by, at: since, revision } = rule
  const value = Value.safeParse(rule.value)
  return { ...(value.success ? value.data : NEVER_TURNED), by, since, revision }
}

/** The switches, read of the rulebook at most twice a second. */
export function openSwitches(rulebook: Pick<Rulebook, 'rule'>): SwitchBoard {
  // What was read, and never the reading: on Workers nobody may wait for another request's.
  let kept: { readonly switches: Switches; readonly at: number } | undefined
  let forgotten = 0
  const read = async (): Promise<Switches> => {
    const of = async (name: SwitchName): Promise<Switch> => switchFrom(await rulebook.rule(ruleOf(name)))
    const [answering, telegram, zalo] = await Promise.all([of('answering'), of('telegram'), of('zalo')])
    return { answering, telegram, zalo }
  }
  return {
    now: async () => {
      const at = performance.now()
      if (kept !== undefined && at - kept.at < KEPT_MS) return kept.switches
      const before = forgotten
      const switches = await read()
      // Turned meanwhile: what was read may be how it was before.
      if (before === forgotten) kept = { switches, at }
      return switches
    },
    forget: () => {
      kept = undefined
      forgotten += 1
    },
  }
}

/** One time a switch was turned. */
export interface Turned extends Switch {
  readonly name: SwitchName
}

/** The last times each switch was turned, in no order. */
export async function turnsOf(rulebook: Rulebook, each: number): Promise<readonly Turned[]> {
  const histories = await Promise.all(
    SWITCHES.map(async (name) =>
      (await rulebook.ruleHistory(ruleOf(name), each)).map((rule) => ({ name, ...switchFrom(rule) })),
    ),
  )
  return histories.flat()
}
