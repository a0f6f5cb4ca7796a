import type { Id, OrganisationId, PersonId } from '../../../values/ids.ts'
import type { Localised } from '../../../values/language.ts'

export const reopenPurpose = 'account.reopen'

/** A live focal-point role in an organisation for which the person who wants to go decides. */
export type RoleThere = {
  readonly id: Id
  readonly organisationId: OrganisationId
  readonly personId: PersonId
  readonly kind: string
  readonly sector: string | null
  readonly isDeputy: boolean
  readonly isAway: boolean
  /** Their account is in use. */
  readonly isReachable: boolean
  readonly organisation: { readonly name: string; readonly names: Localised }
}

/** What somebody has to hand over before they can go. */
export type ToHandOver = {
  readonly staffRoles: readonly string[]
  /** The roles in which nobody would be left. */
  readonly lastIn: readonly RoleThere[]
}
