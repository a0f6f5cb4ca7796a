import type { OrganisationId } from '../../../values/ids.ts'
import type { Choices, Mode } from '../types.ts'

/** What a desk decides about: whoever changes one of these asks it again. */
export type MaterialField = 'organisation' | 'category' | 'mode' | 'role'

/** For whom, as what and how somebody takes part. */
export type Material = {
  readonly organisationId: OrganisationId | null
  /** Membership category. */
  readonly category: string
  readonly mode: Mode | null
  /** Such as head of delegation; null where nobody has said. */
  readonly role: string | null
}

/** What a person wants their registration to say; `seen` is the revision their form was made from. */
export type Wanted = {
  readonly choices: Choices
  /** Undefined: the same as before. */
  readonly organisationId: OrganisationId | undefined
  readonly seen: number
  /** They know that it is decided again. */
  readonly isAgreed: boolean
}
