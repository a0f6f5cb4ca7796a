import type { Id, PersonId } from '../../../values/ids.ts'

/** The secret link to the calendar of one's own registrations. */
export type CalendarLink = {
  readonly id: Id
  readonly personId: PersonId
  readonly createdAt: Date
  /** When a calendar program asked last. */
  readonly readAt: Date | null
}
