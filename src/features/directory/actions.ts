import type { Transaction } from '../../platform/database/database.ts'
import type { Actor } from '../../values/actor.ts'
import type { Id, OrganisationId, PersonId } from '../../values/ids.ts'
import { refuse } from '../../values/refusal.ts'
import type { Refusal } from '../../values/refusal.ts'
import { record } from '../audit/index.ts'
import { stateOfNewClaim } from './rules.ts'
import { saveAffiliation } from './store/affiliations.ts'
import { findOrganisation, saveUnlistedOrganisation } from './store/organisations.ts'

type Claimed = { readonly affiliationId: Id; readonly organisationId?: OrganisationId }

/** A person says they belong to an organisation of the list. The category is the organisation's, not the typed one. */
export async function claimOrganisation(
  tx: Transaction,
  actor: Actor,
  claim: { readonly personId: PersonId; readonly organisationId: OrganisationId },
  now: Date,
): Promise<Claimed | Refusal> {
  const organisation = await findOrganisation(tx, claim.organisationId)
  if (!organisation || organisation.state !== 'listed') return refuse('directory.organisation-gone')
  const { category } = organisation
  const state = stateOfNewClaim(organisation)
  const affiliationId = await saveAffiliation(tx, { ...claim, category, state }, now)
  await record(
    tx,
    actor,
    `directory.affiliation-${state}`,
    affiliationId,
    { organisationId: organisation.id },
    now,
  )
  return { affiliationId, organisationId: organisation.id }
}

/** A person names an organisation that no list holds. It is kept as unverified until staff have looked at it. */
export async function claimUnlistedOrganisation(
  tx: Transaction,
  actor: Actor,
  claim: {
    readonly personId: PersonId
    readonly name: string
    readonly countryCode: string
    readonly webSite?: string | undefined
    readonly category: string
  },
  now: Date,
): Promise<Claimed> {
  const organisationId = await saveUnlistedOrganisation(tx, claim, now)
  const { personId, category } = claim
  const affiliationId = await saveAffiliation(
    tx,
    { personId, organisationId, category, state: 'claimed' },
    now,
  )
  await record(tx, actor, 'directory.organisation-named', organisationId, {}, now)
  await record(tx, actor, 'directory.affiliation-claimed', affiliationId, { organisationId }, now)
  return { affiliationId, organisationId }
}

/** A person does not know their organisation, or whether it is a member: the claim waits for staff. */
export async function claimUnknownOrganisation(
  tx: Transaction,
  actor: Actor,
  claim: { readonly personId: PersonId; readonly category: string },
  now: Date,
): Promise<Claimed> {
  const affiliationId = await saveAffiliation(tx, { ...claim, state: 'claimed' }, now)
  await record(tx, actor, 'directory.affiliation-claimed', affiliationId, {}, now)
  return { affiliationId }
}
