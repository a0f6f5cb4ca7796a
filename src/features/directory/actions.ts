import { inTransaction } from '../../platform/database/database.ts'
import type { Database, Transaction } from '../../platform/database/database.ts'
import { tell } from '../../platform/outgoing-mail/tell.ts'
import type { Recipient } from '../../platform/outgoing-mail/tell.ts'
import { hashToken } from '../../platform/secrets.ts'
import type { Actor } from '../../values/actor.ts'
import type { Id, OrganisationId, PersonId } from '../../values/ids.ts'
import { refuse } from '../../values/refusal.ts'
import type { Refusal } from '../../values/refusal.ts'
import { record } from '../audit/index.ts'
import { stateOfNewClaim } from './rules.ts'
import { saveAffiliation } from './store/affiliations.ts'
import { findOrganisation, saveUnlistedOrganisation } from './store/organisations.ts'
import { holdMessage } from './store/relayed.ts'
import type { MessageToRelay } from './types.ts'

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

/** Who of a kind decides for an organisation and can be written to; `src/app.ts` knows. */
export type WhoDecides = (
  tx: Transaction,
  organisationId: OrganisationId,
  kind: string,
  now: Date,
) => Promise<Recipient | undefined>

/**
 * Passes a message on to whoever decides for an organisation, else to the desk. The same form with the same words is
 * one message, however often and however fast it is sent. The audit holds that it was sent, never what it said.
 */
export function relay(
  db: Database,
  actor: Actor,
  it: MessageToRelay,
  to: { readonly whoDecides: WhoDecides; readonly desk: Recipient },
  now: Date,
): Promise<void> {
  const { organisationId, form, kind, ...facts } = it
  const said = hashToken(JSON.stringify([organisationId, kind, facts])).toString('base64url')
  const onceKey = `directory.relayed:${form}:${said}`
  return inTransaction(db, async (tx) => {
    if ((await holdMessage(tx, onceKey)).isWritten) return
    const decider = await to.whoDecides(tx, organisationId, kind, now)
    const telling = { organisationId, ...facts, isForDesk: decider === undefined }
    await record(tx, actor, 'directory.relayed', organisationId, {}, now)
    await tell(tx, { occasion: 'directory.relayed', to: decider ?? to.desk, facts: telling, onceKey }, now)
  })
}
