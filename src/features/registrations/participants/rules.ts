import type { ListReaders } from '../../events/types.ts'

/** Who asks for the list of participants of one event. */
export type ListViewer = {
  readonly isStaff: boolean
  /** Acts for an organisation that is a member. */
  readonly isOfMember: boolean
  /** Is confirmed for this event. */
  readonly isParticipant: boolean
}

/** Whether somebody may read the list of an event that says who reads it. Staff always may. */
export function mayReadList(readers: ListReaders, viewer: ListViewer): boolean {
  if (viewer.isStaff || readers === 'public') return true
  if (readers === 'members') return viewer.isOfMember || viewer.isParticipant
  return readers === 'participants' && viewer.isParticipant
}

/** The categories in the order of the list: as the body names them, whoever is in none at the end. */
export const protocolOrder = (
  categories: readonly { readonly id: string; readonly kind: string }[],
): string[] => categories.filter(({ kind }) => kind !== 'unknown').map(({ id }) => id)
