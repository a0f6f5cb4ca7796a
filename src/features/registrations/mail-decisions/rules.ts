import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { State } from '../types.ts'
import type { MailLink } from './types.ts'

const day = 24 * 60 * 60_000

/** A link to decide works for a month, and no longer than something can be decided. */
export const worksUntil = (now: Date, endsAt: Date): Date =>
  new Date(Math.min(now.getTime() + 30 * day, endsAt.getTime()))

/** Who opens a link: nobody who is signed in, or this person, and whether the registration is theirs to decide about. */
export type Reader = { readonly personId: PersonId; readonly mayDecide: boolean } | undefined

/**
 * What opening a mailed link leads to. Having the mail is not enough: its owner signs in first, as for everything they
 * decide. A link is for one person, one registration and one decision.
 */
export function decideOpening(
  link: MailLink,
  it: { readonly state: State; readonly since: Date },
  reader: Reader,
  now: Date,
): 'sign-in' | 'decide' | Refusal {
  if (reader && reader.personId !== link.forId) return refuse('registrations.mail-link.other-account')
  if (reader && !reader.mayDecide) return refuse('registrations.mail-link.no-longer')
  if (it.state !== 'pending') return reader ? 'decide' : refuse('registrations.mail-link.decided')
  if (inSeconds(it.since) !== inSeconds(link.since)) return refuse('registrations.mail-link.replaced')
  if (link.expiresAt <= now) return refuse('registrations.mail-link.expired')
  return reader ? 'decide' : 'sign-in'
}

const inSeconds = (at: Date): number => Math.floor(at.getTime() / 1000)
