import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import type { RegistrationId } from '../../../values/ids.ts'
import { recipientOf, type Contact } from '../../accounts/index.ts'
import { askDeciders } from '../digests/actions/ask.ts'
import { delegateContact } from '../on-behalf/store.ts'
import type { Registration } from '../types.ts'

/** What the letters of this room are about. Each exists in every language of the body. */
export type Occasion =
  | 'received'
  | 'confirmed'
  | 'waitlisted'
  | 'offered'
  | 'offer-lapsed'
  | 'rejected'
  | 'withdrawn'
  | 'mode-changed'
  | 'reopened'
  | 'to-decide'

/** The key under which that mail stands, so that it can be ended while it waits. */
export const keyOfTelling = (id: RegistrationId, occasion: Occasion, revision: number): string =>
  `registrations.${occasion}:${id}:${revision}`

/**
 * Tells the person what became of their registration, once for every revision. Whoever holds a lock meanwhile looks up
 * `to` beforehand, so that others wait less.
 */
export async function tellOwner(
  tx: Transaction,
  it: Pick<Registration, 'id' | 'personId'>,
  occasion: Occasion,
  revision: number,
  now: Date,
  to?: Contact,
  dueAt = now,
): Promise<void> {
  to ??= (await recipientOf(tx, it.personId)) ?? (await delegateContact(tx, it.personId))
  if (!to) return
  const onceKey = keyOfTelling(it.id, occasion, revision)
  const facts = { registrationId: it.id, revision }
  await tell(tx, { occasion: `registrations.${occasion}`, to, facts, lane: 'now', onceKey, dueAt }, now)
}

/** Asks whoever decides for the organisation, at once or in the mail of their next morning, once for every revision. */
export const tellDeciders = (
  tx: Transaction,
  house: Pick<House, 'profile'>,
  it: { readonly id: RegistrationId },
  revision: number,
  now: Date,
): Promise<void> => askDeciders(tx, house, it.id, revision, now)
