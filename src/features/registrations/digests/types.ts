import type { Language } from '../../../values/language.ts'
import type { OrganisationId, PersonId, RegistrationId } from '../../../values/ids.ts'

/** How somebody who decides wants to be told of what waits. */
export type Habit = 'few' | 'by-deadline' | 'daily'
export const habits: readonly Habit[] = ['few', 'by-deadline', 'daily']

/** `hour`: when the mail of the day is written, on their own clock. */
export type Setting = { readonly habit: Habit; readonly hour: number }

/** What happens to a registration that nobody decides about, one after the other. */
export type Step = 'first-reminder' | 'second-reminder' | 'escalation'

/** Somebody who decides, as far as asking them goes. */
export type Asked = { readonly personId: PersonId; readonly isDeputy: boolean; readonly isAway: boolean }

/** A registration that waits for the focal points of an organisation. */
export type Waiting = {
  readonly id: RegistrationId
  readonly organisationId: OrganisationId
  readonly sector: string | null
  readonly since: Date
  readonly asksVisa: boolean
  readonly startsAt: Date
  readonly endsAt: Date
  /** Until when one can register for the same mode. */
  readonly closesAt: Date | null
  readonly isEscalated: boolean
}

/** Who decides for an organisation, with everything that telling them depends on. */
export type Decider = Asked & {
  readonly organisationId: OrganisationId
  readonly sector: string | null
  readonly name: string
  readonly address: string
  readonly language: Language
  readonly timeZone: string
  readonly setting: Setting
}
