import type { Id, RegistrationId } from '../../../values/ids.ts'

/** What a link in a mail says of itself. */
export type MailLink = {
  readonly registrationId: RegistrationId
  /** Whose link it is: a person, or the organisation that is asked. */
  readonly forId: Id
  /** Since when the registration had waited as the mail was written: one that waits anew needs another link. */
  readonly since: Date
  readonly expiresAt: Date
}
