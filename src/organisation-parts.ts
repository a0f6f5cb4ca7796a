import { accountsAbove } from './accounts-above.ts'
import { affiliationParts } from './affiliation-parts.ts'
import type { OrganisationParts } from './features/directory/index.ts'
import { followNominations } from './features/events/index.ts'
import { followOrganisation } from './features/registrations/index.ts'
import type { House } from './platform/house.ts'

/** What organisations are told of accounts, and who follows when one is merged into another. */
export const organisationParts = (house: House): OrganisationParts => ({
  accounts: accountsAbove(house),
  affiliations: affiliationParts(house),
  whenMerged: [followOrganisation, followNominations],
})
