import type { Transaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import { tell } from '../../platform/outgoing-mail/tell.ts'
import { recipientOf } from '../accounts/index.ts'
import { decidersOf } from './standing.ts'
import type { Application } from './types.ts'

/** Tells whoever applied where their application stands now, once for every step. */
export async function tellApplicant(tx: Transaction, it: Application, now: Date): Promise<void> {
  const to = await recipientOf(tx, it.personId)
  if (!to) return
  const onceKey = `access.moved:${it.id}:${it.revision}`
  const facts = { applicationId: it.id, state: it.state }
  await tell(tx, { occasion: 'access.moved', to, facts, lane: 'now', onceKey }, now)
}

/** Asks everybody who decides for the organisation, each once. Whoever applies is never asked about themself. */
export async function tellDeciders(
  tx: Transaction,
  { profile }: Pick<House, 'profile'>,
  it: Application,
  now: Date,
): Promise<void> {
  for (const personId of await decidersOf(tx, profile, it.organisationId, now)) {
    const to = personId === it.personId ? undefined : await recipientOf(tx, personId)
    if (!to) continue
    const onceKey = `access.to-decide:${it.id}:${it.revision}:${personId}`
    await tell(tx, { occasion: 'access.to-decide', to, facts: { applicationId: it.id }, onceKey }, now)
  }
}

/** Tells everybody who decides for the organisation that somebody's access ended by itself, each once. */
export async function tellOfEnd(
  tx: Transaction,
  { profile }: Pick<House, 'profile'>,
  it: Application,
  now: Date,
): Promise<void> {
  for (const personId of await decidersOf(tx, profile, it.organisationId, now)) {
    const to = personId === it.personId ? undefined : await recipientOf(tx, personId)
    if (!to) continue
    const onceKey = `access.ended:${it.id}:${it.revision}:${personId}`
    await tell(tx, { occasion: 'access.ended', to, facts: { applicationId: it.id }, onceKey }, now)
  }
}
