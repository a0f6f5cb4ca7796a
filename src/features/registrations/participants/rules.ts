import type { ListReaders } from '../../events/types.ts'
import type { ListFile, Participant, ProtocolOrder } from './types.ts'

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
  countries: readonly string[],
): ProtocolOrder => ({
  categories: categories.filter(({ kind }) => kind !== 'unknown').map(({ id }) => id),
  states: categories.filter(({ kind }) => kind === 'state').map(({ id }) => id),
  countries,
})

const minute = 60_000
/** A file is handed out for so long after it was made: who is in it may change their mind. */
export const freshFor = 10 * minute
/** One that was asked for so long ago and is not there was lost on the way. */
const lostAfter = 5 * minute

/** Where the file is: none, in the making, or there to be fetched. */
export function fileStateOf(file: ListFile | undefined, now: Date): 'none' | 'making' | 'ready' {
  if (!file) return 'none'
  if (file.madeAt) return now.getTime() - file.madeAt.getTime() < freshFor ? 'ready' : 'none'
  return now.getTime() - file.askedAt.getTime() < lostAfter ? 'making' : 'none'
}

/** People of one organisation who stand one after the other, and delegations of one state under its name. */
export function delegationsOf(
  people: readonly Participant[],
  isState: boolean,
): readonly { readonly people: readonly Participant[]; readonly beginsCountry: boolean }[] {
  const found: { people: Participant[]; beginsCountry: boolean }[] = []
  for (const one of people) {
    const before = found.at(-1)?.people.at(-1)
    const isSame = one.organisationId !== null && before?.organisationId === one.organisationId
    if (isSame) found.at(-1)?.people.push(one)
    else found.push({ people: [one], beginsCountry: isState && before?.countryCode !== one.countryCode })
  }
  return found
}
