import type { House } from '../../../platform/house.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { RegistrationView } from '../types.ts'
import { worksUntil } from './rules.ts'
import { waitingSince } from './store.ts'
import { tokenOf } from './tokens.ts'

/** Where the mail to somebody who decides leads: a link of their own, for this one registration. */
export async function linkToDecide(
  { db, secrets, clock }: Pick<House, 'db' | 'secrets' | 'clock'>,
  { it, event }: Pick<RegistrationView, 'it' | 'event'>,
  personId: PersonId,
): Promise<string> {
  const since = (await waitingSince(db, [it.id])).get(it.id) ?? it.changedAt
  const expiresAt = worksUntil(clock.now(), event.endsAt)
  const token = tokenOf(secrets, 'decide', { registrationId: it.id, forId: personId, since, expiresAt })
  return `/approvals/${it.number}/mail/${token}`
}
