import type { ChangePolicy, LetterRecipient, ListReaders, WaitingRule } from '../types.ts'

/** What an event may say differently from the body's habit, by the names of its columns; null goes back to the habit. */
export type EventSettings = {
  readonly mode_is_binding?: boolean | undefined
  readonly change_policy?: ChangePolicy | undefined
  readonly seats_per_organisation?: number | null | undefined
  readonly participants_list?: ListReaders | undefined
  readonly join_lead_minutes?: number | null | undefined
  readonly visa_letter_to?: LetterRecipient | undefined
  readonly remote_rights?: Readonly<Record<string, string>> | undefined
  readonly waiting_rule?: WaitingRule | undefined
  readonly offer_hours?: number | null | undefined
  readonly reopens_on_change?: boolean | undefined
  readonly retention?: Readonly<Record<string, number>> | undefined
  readonly requires_member_access?: boolean | undefined
}
