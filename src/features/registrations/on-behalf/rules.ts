import { refuse, type Refusal } from '../../../values/refusal.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import type { ParticipationFacts } from '../../participation/types.ts'
import type { Remit } from '../approvals/types.ts'
import type { Capacity } from './types.ts'

type Theirs = Pick<Remit, 'organisationIds' | 'bySector'>

/** Whether somebody decides for this organisation about events of this Sector, and so may register its people. */
export const mayRegisterFor = (
  remit: Theirs,
  organisationId: OrganisationId,
  sector: string | null,
): boolean =>
  remit.organisationIds.includes(organisationId) ||
  (remit.bySector ?? []).some(
    (one) => one.organisationId === organisationId && (sector === null || one.sector === sector),
  )

/** For whom somebody may register others at an event of this Sector. */
export const organisationsFor = (remit: Theirs, sector: string | null): readonly OrganisationId[] => [
  ...new Set(
    [...remit.organisationIds, ...(remit.bySector ?? []).map(({ organisationId }) => organisationId)].filter(
      (id) => mayRegisterFor(remit, id, sector),
    ),
  ),
]

/** A delegation has one head. `heads`: how many others lead it already. */
export const decideCapacity = (
  capacity: Capacity,
  heads: number,
): Refusal | { readonly capacity: Capacity } =>
  capacity === 'head' && heads > 0 ? refuse('registrations.on-behalf.head-taken') : { capacity }

/** Whoever is registered by their organisation need do nothing: they are not asked for access of their own either. */
export const withoutAccess = (facts: ParticipationFacts): ParticipationFacts => ({
  ...facts,
  access: { isNeeded: false, isHeld: false },
})
