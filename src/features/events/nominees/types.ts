import type { Id, OrganisationId, PersonId } from '../../../values/ids.ts'

/** Somebody on an event's list of those who are nominated: a person, or everybody of an organisation. */
export type Nominee = {
  readonly id: Id
  readonly who: 'person' | 'organisation'
  readonly name: string
  /** A user name, or the code of an organisation: what they are told apart by. */
  readonly known: string | null
  readonly addedAt: Date
}

/** Somebody who can be put on the list. */
export type Known = { readonly personId: PersonId } | { readonly organisationId: OrganisationId }

/** Whom a line that was typed means. */
export type Meant = { readonly line: string } & (Known | { readonly unknown: true })
