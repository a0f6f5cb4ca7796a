/** Identifiers are UUIDs (version 7, so that they sort by age); the names keep them apart for readers. */
export type Id = string
export type PersonId = Id
export type AccountId = Id
export type OrganisationId = Id
export type EventId = Id
export type RegistrationId = Id
