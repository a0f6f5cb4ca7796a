import type { Transaction } from '../../../../platform/database/database.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import { system } from '../../../../values/actor.ts'
import type { OrganisationId, PersonId, RegistrationId } from '../../../../values/ids.ts'
import { record } from '../../../audit/index.ts'
import { reasonToChallenge } from '../rules.ts'
import type { ChallengeReason } from '../types.ts'
import { belongingOf, officialContact, saveChallenge } from '../store.ts'

/** Why the organisation somebody registers for should hear of it; looked up before any lock is taken. */
export async function doubtAbout(
  tx: Transaction,
  it: {
    readonly personId: PersonId
    readonly organisationId: OrganisationId | undefined
    readonly isAsked: boolean
  },
): Promise<ChallengeReason | undefined> {
  if (!it.organisationId || it.isAsked) return undefined
  const belonging = await belongingOf(tx, it.personId, it.organisationId)
  return belonging && reasonToChallenge(belonging, it.isAsked)
}

/**
 * Tells the official contact of an organisation that somebody takes part for it whom nobody there has agreed to, so that it
 * can say that they are not theirs. Without a contact the secretariat hears of claims. The registration stands meanwhile.
 */
export async function challenge(
  tx: Transaction,
  profile: Profile,
  it: {
    readonly registrationId: RegistrationId
    readonly organisationId: OrganisationId
    readonly why: ChallengeReason
  },
  now: Date,
): Promise<void> {
  const { registrationId, organisationId, why } = it
  const contact = await officialContact(
    tx,
    organisationId,
    profile.contactRoles.map(({ id }) => id),
  )
  if (!contact && why !== 'claimed') return
  const asked = { registrationId, organisationId, why, sentTo: contact?.address ?? null }
  if (!(await saveChallenge(tx, asked, now))) return
  await record(tx, system, 'registrations.challenge-sent', registrationId, { organisationId, why }, now)
  const to = {
    address: contact?.address ?? profile.helpContacts.registration,
    language: profile.languages[0] ?? 'en',
    ...(contact?.name && { name: contact.name }),
  }
  const onceKey = `registrations.challenge:${registrationId}`
  await tell(tx, { occasion: 'registrations.challenge', to, facts: { registrationId }, onceKey }, now)
}
