import type { Transaction } from '../../../platform/database/database.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import { reachableFocalPoints, recipientOf, type Contact } from '../../accounts/index.ts'
import { sectorOf } from '../store/sector.ts'
import { designated, type Registration } from '../types.ts'

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
  | 'to-decide'

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
): Promise<void> {
  to ??= await recipientOf(tx, it.personId)
  if (!to) return
  const onceKey = `registrations.${occasion}:${it.id}:${revision}`
  const facts = { registrationId: it.id, revision }
  await tell(tx, { occasion: `registrations.${occasion}`, to, facts, lane: 'now', onceKey }, now)
}

/** Asks every focal point of the organisation who decides about the event's Sector and can be written to, once for every revision. */
export async function tellDeciders(
  tx: Transaction,
  it: { readonly id: string; readonly organisationId: OrganisationId },
  revision: number,
  now: Date,
): Promise<void> {
  const sector = await sectorOf(tx, it.id)
  for (const one of await reachableFocalPoints(tx, it.organisationId, designated, now, sector)) {
    const to = await recipientOf(tx, one.personId)
    if (!to) continue
    const onceKey = `registrations.to-decide:${it.id}:${revision}:${one.personId}`
    const facts = { registrationId: it.id, revision }
    await tell(tx, { occasion: 'registrations.to-decide', to, facts, lane: 'now', onceKey }, now)
  }
}
