export { claimOrganisation, claimUnknownOrganisation, claimUnlistedOrganisation } from './actions.ts'
export { directoryLetters } from './jobs.ts'
export { directoryRoutes } from './routes.ts'
export { organisationName, permissionsOfFocalPoint } from './rules.ts'
export { findAffiliation, organisationsOf } from './store/affiliations.ts'
export { focalPointsOf, organisationsDecidedBy } from './store/focal-points.ts'
export { isNamed } from './store/named.ts'
export { findOrganisation } from './store/organisations.ts'
export { findPerson, savePerson, savePreferences } from './store/people.ts'
export { searchOrganisations } from './store/search.ts'
export { underName } from './under-name.ts'
export type {
  Affiliation,
  AffiliationState,
  FocalPoint,
  Membership,
  Organisation,
  OrganisationSearch,
  OrganisationsFound,
  Person,
} from './types.ts'
