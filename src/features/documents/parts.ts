import type { SignedIn } from '../../values/actor.ts'
import type { EventId, PersonId } from '../../values/ids.ts'
import type { Localised } from '../../values/language.ts'
import type { Standing } from './types.ts'

/** A group of the body, by its code. */
export type GroupName = { readonly id: string; readonly name: Localised }

/** A meeting, as far as a document names it. */
export type EventName = {
  readonly id: EventId
  readonly code: string
  readonly title: Localised
  readonly endsAt: Date
  /** It is published: readers may know of it. */
  readonly isPublic: boolean
}

/** Somebody on a list: their name, and what they are found by. */
export type PersonName = { readonly id: PersonId; readonly name: string }

/** What the rooms above know of readers, groups and meetings; `src/documents-parts.ts` names them. */
export type DocumentsParts = {
  /** What somebody's membership opens at this moment. */
  standingOf(actor: SignedIn): Promise<Standing>
  /** In which of these meetings somebody is a confirmed participant. */
  confirmedFor(actor: SignedIn, events: readonly EventId[]): Promise<ReadonlySet<EventId>>
  groups(): Promise<readonly GroupName[]>
  /** The meeting with this code, in any state. */
  findEvent(code: string): Promise<EventName | undefined>
  eventsOf(ids: readonly EventId[]): Promise<readonly EventName[]>
  /** Whom a user name or an address means. */
  findPerson(identifier: string): Promise<PersonName | undefined>
  peopleOf(ids: readonly PersonId[]): Promise<readonly PersonName[]>
}
