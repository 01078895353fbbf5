import type { Address } from '#knowledge/address.ts'
import type { CarriedOver } from '#knowledge/carried-over.ts'
import type { Place } from '#knowledge/place.ts'
import type { LegalDocument, Provision } from '#knowledge/provision.ts'
import type { Day } from '#knowledge/validity.ts'
import type { Beginning } from './begins.ts'
import type { Mention } from './mention.ts'

/** What the desk makes of a law question before a word is written. */
export type Decision =
  /** The law of the day answers it. `former` is the ended rule that the question rests on, if it does. */
  | {
      readonly kind: 'holds'
      readonly main: Provision
      readonly related: readonly Provision[]
      readonly former: Provision | null
      /** What ended a body that the question still asks for, if it does. */
      readonly bodyEnded: Provision | null
      /** A document the question names that was not followed, and why. */
      readonly setAside: SetAside | null
      /** By what provisions told here hold for the unit the question names, by their ids. */
      readonly carried: Carried
    }
  /** What it asks about was still to come into force, or in force and still to be carried out. */
  | { readonly kind: 'not_yet'; readonly main: Provision; readonly begins?: Beginning }
  /** It asks for a body that is no more, and nothing was found on what it wants of it: if `asks` is there, what it is now. */
  | { readonly kind: 'body_ended'; readonly main: Provision; readonly asks?: 'what_now' }
  /** Only law that needs a ruling answers it. */
  | { readonly kind: 'doubtful'; readonly main: Provision; readonly related: readonly Provision[] }
  /** Only law that has ended says something; nothing was found that governs the matter now. */
  | { readonly kind: 'ended'; readonly former: Provision }
  /** The question is whether, or since when, a document is in force. */
  | { readonly kind: 'status'; readonly document: LegalDocument; readonly basis: readonly Provision[] }
  /** The question is how many articles a document has; `said`: the number it takes for granted. */
  | { readonly kind: 'article_count'; readonly document: LegalDocument; readonly said: number | null }
  | { readonly kind: 'which_place' }
  | { readonly kind: 'no_such_provision'; readonly document: LegalDocument; readonly address: Address }
  /** Its wording is not on file. `ended`: that it had ended is, with what ended it; `isAsked`: nothing else is asked. */
  | {
      readonly kind: 'text_missing'
      readonly provision: Provision
      readonly ended?: { readonly by: readonly Provision[]; readonly isAsked: boolean }
    }
  | { readonly kind: 'not_on_shelf'; readonly name: string }
  | { readonly kind: 'not_in_document'; readonly document: LegalDocument; readonly scope: Provision | null }
  | { readonly kind: 'other_city'; readonly document: LegalDocument; readonly scope: Provision | null }
  | { readonly kind: 'nothing' }

/** One provision answers it by itself. */
export function heldBy(main: Provision): Decision {
  return {
    kind: 'holds',
    main,
    related: [],
    former: null,
    bodyEnded: null,
    setAside: null,
    carried: NOTHING_CARRIED,
  }
}

export type Carried = ReadonlyMap<string, CarriedOver>
export const NOTHING_CARRIED: Carried = new Map()

/** `silent`: it holds there and then, but says nothing of the matter. */
export interface SetAside {
  readonly document: LegalDocument
  readonly why: 'other_city' | 'not_yet' | 'ended' | 'silent'
}

/** What is asked, with time and place settled. */
export interface Matter {
  /** The question standing by itself, abbreviations and slips put right, for searching. */
  readonly text: string
  readonly mention: Mention
  readonly day: Day
  readonly place: Place | null
}
