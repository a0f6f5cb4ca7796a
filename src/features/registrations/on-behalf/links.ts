import type { House } from '../../../platform/house.ts'
import { readToken, tokenOf } from '../mail-decisions/tokens.ts'
import { findById } from '../store/read.ts'
import type { Registration, RegistrationView } from '../types.ts'
import { findOnBehalf } from './store.ts'

/** Where somebody who was registered by others says no; it works until the event is over. */
export const linkToDecline = (
  { secrets }: Pick<House, 'secrets'>,
  { it, event }: Pick<RegistrationView, 'it' | 'event'>,
): string => {
  const since = it.submittedAt ?? it.createdAt
  const link = { registrationId: it.id, forId: it.personId, since, expiresAt: event.endsAt }
  return `/registrations/decline/${tokenOf(secrets, 'decline', link)}`
}

/** The registration of such a link, whatever became of it. */
export async function registrationToDecline(
  { db, secrets }: Pick<House, 'db' | 'secrets'>,
  token: string,
): Promise<Registration | undefined> {
  const link = readToken(secrets, 'decline', token)
  const it = link && (await findById(db, link.registrationId))
  if (!it || it.personId !== link?.forId) return undefined
  return (await findOnBehalf(db, it.id)) && it
}
