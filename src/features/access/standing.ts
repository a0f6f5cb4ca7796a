import type { Database, Transaction } from '../../platform/database/database.ts'
import type { House } from '../../platform/house.ts'
import type { OrganisationId, PersonId } from '../../values/ids.ts'
import { findAccountOfPerson, reachableFocalPoints } from '../accounts/index.ts'
import { findOrganisation, kindsThatDecideAffiliations, organisationsOf } from '../directory/index.ts'
import type { Organisation } from '../directory/index.ts'
import { eligibilityOf, type ApplyFacts } from './rules.ts'
import { findAlive } from './store/applications.ts'
import type { Eligibility } from './types.ts'

/** Whether people of an organisation can have access, as the body's profile and the directory say. */
export const eligibilityIn = (
  { access }: House['profile'],
  organisation: Organisation | undefined,
): Eligibility =>
  eligibilityOf(
    organisation && {
      category: organisation.category,
      isListed: organisation.state === 'listed',
      membership: organisation.membership,
    },
    access.categories,
  )

export type Standing = ApplyFacts & {
  readonly organisation: Organisation | undefined
  readonly accountIsActive: boolean
}

/** Everything that decides about the access of somebody through an organisation. */
export async function standingOf(
  db: Database | Transaction,
  profile: House['profile'],
  personId: PersonId,
  organisationId: OrganisationId,
  now: Date,
): Promise<Standing> {
  const [organisation, affiliations, account] = [
    await findOrganisation(db, organisationId),
    await organisationsOf(db, personId),
    await findAccountOfPerson(db, personId),
  ]
  const deciders = await decidersOf(db, profile, organisationId, now)
  const own = affiliations.filter((one) => one.organisation?.id === organisationId)
  return {
    organisation,
    eligibility: eligibilityIn(profile, organisation),
    belongs: own.some(({ state }) => state === 'approved') ? 'approved' : own.length > 0 ? 'claimed' : 'no',
    alive: await findAlive(db, personId, organisationId),
    hasFocalPoint: deciders.length > 0,
    isFocalPoint: deciders.includes(personId),
    accountIsActive: account?.state === 'active',
  }
}

/** Everybody who decides about access for an organisation and can sign in, those to be asked first in front. */
export async function decidersOf(
  db: Database | Transaction,
  profile: House['profile'],
  organisationId: OrganisationId,
  now: Date,
): Promise<readonly PersonId[]> {
  const all: PersonId[] = []
  for (const kind of kindsThatDecideAffiliations(profile))
    for (const { personId } of await reachableFocalPoints(db, organisationId, kind, now)) all.push(personId)
  return [...new Set(all)]
}
