export { claimOrganisation, claimUnknownOrganisation, claimUnlistedOrganisation } from './actions.ts'
export { directoryRoutes } from './routes.ts'
export { organisationName } from './rules.ts'
export { findAffiliation, organisationsOf } from './store/affiliations.ts'
export {
  focalPointPermissions,
  focalPointsOf,
  isFocalPointOf,
  organisationsDecidedBy,
} from './store/focal-points.ts'
export { findOrganisation, findOrganisations } from './store/organisations.ts'
export { findPerson, savePerson, savePreferences } from './store/people.ts'
export { organisationsAPage, searchOrganisations } from './store/search.ts'
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
