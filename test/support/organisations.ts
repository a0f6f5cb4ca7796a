import { holderOfAccount, holdersOf } from '../../src/features/accounts/index.ts'
import type { OrganisationParts } from '../../src/features/directory/organisations/parts.ts'
import type { OrganisationData } from '../../src/features/directory/organisations/types.ts'

/** All that may be known of an organisation: a member in good standing of Ghana's, unless it says otherwise. */
export const sampleData = (it: Partial<OrganisationData> = {}): OrganisationData => ({
  code: null,
  name: 'Sankofa Networks',
  names: {},
  acronyms: [],
  formerNames: [],
  countryCode: 'GH',
  category: 'sector-member',
  sectors: [],
  studyGroup: null,
  parentId: null,
  address: null,
  webSite: null,
  domains: [],
  contacts: [],
  membership: 'active',
  memberSince: null,
  memberUntil: null,
  arrearsSince: null,
  ...it,
})

/** What `src/app.ts` would hand to the shelf of organisations; nobody reacts to anything. */
export const organisationParts = (it: Partial<OrganisationParts> = {}): OrganisationParts => ({
  accounts: {
    holders: holdersOf,
    holderOfAccount,
    personOfAddress: () => Promise.resolve(undefined),
    openAccount: () => Promise.reject(new Error('no account is opened here')),
    reinitialise: () => Promise.reject(new Error('nobody begins again here')),
  },
  affiliations: { holdersOf, whenAffiliationApproved: [], whenAffiliationEnds: [] },
  whenMerged: [],
  ...it,
})
