export { claimOrganisation, claimUnknownOrganisation, claimUnlistedOrganisation } from './actions.ts'
export { deskLetters } from './desk/letter-writers.ts'
export { claimsForMe, claimsNeed, confirmationNeed } from './desk/parts.ts'
export { deskRoutes } from './desk/routes.ts'
export type { AccountsAbove } from './focal-points/accounts-above.ts'
export { accountClosed, affiliationEnded, rolesMerged, rolesTakenApart } from './focal-points/actions/gone.ts'
export { absenceNotice } from './focal-points/absence/part.ts'
export { focalPointsOnDesk } from './focal-points/desk-parts.ts'
export { focalPointJobs } from './focal-points/jobs.ts'
export { focalPointLetters } from './focal-points/letter-writers.ts'
export { focalPointRoutes } from './focal-points/routes.ts'
export { listAffiliated } from './focal-points/store/affiliated.ts'
export { noFocalPoint } from './focal-points/store/gaps.ts'
export { countryOptions } from './pages/choices.ts'
export { ownPerson } from './own-records/part.ts'
export { directoryLetters } from './jobs.ts'
export {
  approveHeld as approveClaim,
  rejectHeld as rejectClaim,
} from './people/affiliations/actions/decide.ts'
export {
  holdClaimFor,
  mayTakeBack as mayTakeClaimBack,
  takeBack as takeClaimBack,
} from './people/affiliations/actions/within.ts'
export {
  kindsThatDecide as kindsThatDecideAffiliations,
  mayDecide as mayDecideAffiliations,
} from './people/affiliations/may-decide.ts'
export type { AffiliationListener, AffiliationParts } from './people/affiliations/parts.ts'
export { holdAffiliation } from './people/affiliations/store.ts'
export { keyOfTelling as keyOfClaimTelling, tellClaimsOf } from './people/affiliations/tellings.ts'
export { affiliationLetters } from './people/affiliations/jobs.ts'
export { affiliationRoutes } from './people/affiliations/routes.ts'
export { extractJobs, extractLetters } from './extracts/jobs.ts'
export { extractRoutes } from './extracts/routes.ts'
export { organisationsOnDesk } from './organisations/desk-parts.ts'
export { organisationJobs, organisationLetters } from './organisations/jobs.ts'
export type { OrganisationParts } from './organisations/parts.ts'
export { organisationRoutes } from './organisations/routes.ts'
export { organisationVerbs } from './organisations/verbs.ts'
export { peopleOfOrganisation } from './people/of-organisation.ts'
export { peopleRoutes } from './people/routes.ts'
export { listPeople, type PeopleListed } from './people/view.ts'
export { viewerOf } from './people/viewer.ts'
export { directoryRoutes } from './routes.ts'
export { isOfMember, organisationName, permissionsOfFocalPoint } from './rules.ts'
export { findAffiliation, organisationsOf, saveAffiliation } from './store/affiliations.ts'
export { decidedBy, focalPointsOf, organisationsDecidedBy } from './store/focal-points.ts'
export { isNamed } from './store/named.ts'
export { findOrganisation, findOrganisations } from './store/organisations.ts'
export { forgetPerson } from './store/gone-person.ts'
export { giveAffiliationsBack, moveAffiliations } from './store/merged-person.ts'
export type { MovedAffiliations } from './store/merged-person.ts'
export { holdPerson, saveOwnWords } from './store/own-person.ts'
export type { OwnWords } from './store/own-person.ts'
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
