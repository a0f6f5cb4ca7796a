import type { Refusal } from '../../../values/refusal.ts'
import type { MailSignedIn } from '../entrance/mail-sign-in.ts'
import type { Session } from './session.ts'

/** What sessions ask of the server they came in by. */
export type Door = {
  /** How long the answer to a wrong password waits, for each wrong one of the session; milliseconds. */
  readonly delay: number
  signIn(name: string, password: string, ip: string): Promise<MailSignedIn | Refusal>
  /** Counts a session to its account; false: there are too many. */
  enter(session: Session, who: MailSignedIn): boolean
  close(session: Session): void
}
