import type { Profile } from '../../../platform/profile/index.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import type { Localised } from '../../../values/language.ts'
import type { Parsed, Problem, Typed } from '../../../values/problem.ts'
import type { EventView } from '../types.ts'
import type { EventChange, FieldName } from './types.ts'

/** What a form of the desk is made for. */
export type FormPlace = {
  readonly event: EventView
  readonly profile: Profile
  readonly groups: readonly { readonly id: string; readonly name: Localised }[]
  readonly now: Date
}

/** A form as it is shown: what was typed, or what is saved. */
export type FormShown = FormPlace & { readonly typed: Typed; readonly problems: readonly Problem[] }

/** One page of fields of an event: all of them are shown, read, saved and compared in the same way. */
export type DeskForm = {
  /** The name of its part in the row of links. */
  readonly here: string
  /** After the address of the event's desk. */
  readonly place: string
  readonly title: (t: Texts) => string
  readonly lead?: (t: Texts) => string
  /** What is saved, as the fields show it. */
  readonly typedOf: (place: FormPlace) => Typed
  readonly parse: (typed: Typed, place: FormPlace) => Parsed<EventChange>
  readonly fields: (t: Texts, shown: FormShown) => Html
  /** The field of the form that speaks of this. */
  readonly nameOf?: (field: FieldName) => string
}
