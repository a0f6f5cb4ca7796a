import type { EventView, Mode } from '../types.ts'

/** What is said in several languages, each changed by itself. */
export const wordFields = [
  'title',
  'summary',
  'description',
  'practical',
  'groupName',
  'city',
  'venue',
  'accessNotes',
  'remoteRights',
] as const
export type WordField = (typeof wordFields)[number]

/** What is one value, whichever language one reads. */
export const plainFields = [
  'code',
  'type',
  'groupId',
  'sector',
  'countryCode',
  'timeZone',
  'startsAt',
  'endsAt',
  'modes',
  'languages',
  'hasCaptions',
  'contact',
  'onSiteCapacity',
  'remoteCapacity',
  'registrationOpensAt',
  'onSiteClosesAt',
  'remoteClosesAt',
  'modeChangeUntil',
  'requiresMemberAccess',
  'modeIsBinding',
  'changePolicy',
  'seatsPerOrganisation',
  'participantsList',
  'joinLeadMinutes',
  'visaLetterTo',
  'waitingRule',
  'offerHours',
  'reopensOnChange',
  'retention',
] as const
export type PlainField = (typeof plainFields)[number]

/** What is a moment: it moves with the event. */
export const momentFields = [
  'startsAt',
  'endsAt',
  'registrationOpensAt',
  'onSiteClosesAt',
  'remoteClosesAt',
  'modeChangeUntil',
] as const satisfies readonly PlainField[]

/** Words by language; null takes those of a language away. */
export type WordsPatch = Readonly<Record<string, string | null>>

/**
 * What is to become different about an event; what is left out stays. `movesAlong`: where the first day becomes another
 * one, sessions and deadlines that are not named move by as many days.
 */
export type EventChange = { readonly movesAlong?: boolean | undefined } & {
  readonly [F in PlainField]?: EventView[F] | undefined
} & {
  readonly [F in WordField]?: WordsPatch | undefined
}

/** One thing that changed, by name: `startsAt`, or `title.fr` for the French title. */
export type FieldName = PlainField | `${WordField}.${string}`

/** How many registrations an event has by what they need: a seat they hold, one they wait for, somebody's word. */
export type ModeCount = { readonly seated: number; readonly waiting: number; readonly pending: number }
export type EventCounts = Readonly<Record<Mode, ModeCount>>

/** Something that is missing before an event can be published, or would better be there. */
export type Missing = {
  readonly code: string
  readonly isError: boolean
  /** The part of the desk at which it is put right. */
  readonly part: 'details' | 'deadlines' | 'settings' | 'texts' | 'sessions' | 'rules'
  readonly languages?: readonly string[]
}

export const deskStates = ['draft', 'published', 'closed', 'cancelled'] as const

/** The desk's filter as a link carries it. */
export type DeskFilter = {
  readonly state?: (typeof deskStates)[number] | undefined
  readonly when: 'ahead' | 'past' | 'all'
  readonly type?: string | undefined
  readonly untranslated: boolean
  readonly words: string
  readonly page: number
}
