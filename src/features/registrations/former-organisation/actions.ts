import type { Transaction } from '../../../platform/database/database.ts'
import type { House } from '../../../platform/house.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import type { Actor } from '../../../values/actor.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { recipientOf } from '../../accounts/index.ts'
import { record } from '../../audit/index.ts'
import { findOrganisation, organisationName } from '../../directory/index.ts'
import { freeSeat, holdEvent } from '../../events/index.ts'
import { promoteWaiting } from '../actions/promote-waiting.ts'
import { decideWithdrawal } from '../rules.ts'
import { holdRegistration } from '../store/read.ts'
import { saveMove } from '../store/save.ts'
import { goesWith } from './concerned.ts'
import { registeredFor, type Concerned } from './store.ts'

type Left = { readonly personId: PersonId; readonly organisationId: OrganisationId }

/**
 * Somebody no longer belongs to an organisation: what they registered for as one of its people, and needed its word, is
 * withdrawn with the reason; seats go to those who wait. What is open to all stays. In the transaction of whoever ends it.
 */
export const withdrawFormer =
  (house: Pick<House, 'profile' | 'texts'>) =>
  async (tx: Transaction, actor: Actor, left: Left, now: Date): Promise<void> => {
    const all = await registeredFor(tx, left.personId, left.organisationId, now)
    for (const one of all)
      if (goesWith(house.profile, one)) await withdrawOne(tx, house, actor, one, left, now)
  }

async function withdrawOne(
  tx: Transaction,
  { profile, texts }: Pick<House, 'profile' | 'texts'>,
  actor: Actor,
  { it: { id, eventId, personId } }: Concerned,
  { organisationId }: Left,
  now: Date,
): Promise<void> {
  const event = await holdEvent(tx, eventId)
  const held = await holdRegistration(tx, id)
  const outcome = event && held && decideWithdrawal(held, event, now)
  if (!event || !held || !outcome || isRefusal(outcome)) return

  const [to, organisation] = await Promise.all([
    recipientOf(tx, personId),
    findOrganisation(tx, organisationId),
  ])
  const t = texts(to?.language ?? profile.languages[0] ?? 'en')
  const name = organisation ? organisationName(organisation, t.language) : ''
  const reason = t('registrations.former.reason', { organisation: name })
  const revision = await saveMove(tx, held, actor, { to: outcome.next, reason }, now)
  await record(tx, actor, 'registrations.withdrawn', id, { from: held.state, because: 'affiliation' }, now)
  if (to) {
    const onceKey = `registrations.former:${id}:${revision}`
    const facts = { registrationId: id, revision }
    await tell(tx, { occasion: 'registrations.former', to, facts, lane: 'now', onceKey }, now)
  }
  if (!outcome.frees) return
  await freeSeat(tx, event.id, outcome.frees)
  await promoteWaiting(tx, event.id, outcome.frees, now)
}
