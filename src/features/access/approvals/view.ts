import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { Typed } from '../../../values/problem.ts'
import { findOrganisations, organisationName } from '../../directory/index.ts'
import { eligibilityIn } from '../standing.ts'
import { countLines, listLines, type Remit } from '../store/lists.ts'
import type { Eligibility } from '../types.ts'
import { wantedOf, type Wanted } from './parse.ts'
import { findPicked } from './store.ts'
import { mostAtOnce, type Act, type Picked } from './types.ts'

/** An application among many, with the name of its organisation and whether people of it can have access. */
export type PickedLine = Picked & { readonly organisation: string; readonly eligibility: Eligibility }

/** Where what became of these is read. */
export function pathOfResult(base: string, act: Act, registrationIds: readonly string[]): string {
  const query = new URLSearchParams(registrationIds.map((one) => ['pick', one]))
  return query.size > 0 ? `${base}/${act === 'approve' ? 'approvals' : 'rejections'}?${query}` : base
}

/** The Registration IDs of what was picked: as named, or all that wait and have the words. */
export async function chosenOf({ db }: House, remit: Remit, wanted: Wanted): Promise<readonly string[]> {
  if (wanted.all === undefined) return wanted.registrationIds
  const by = { heap: 'waiting', words: wanted.all, page: 1, perPage: mostAtOnce } as const
  return (await listLines(db, remit, by)).map(({ registrationId }) => registrationId)
}

/** How many were picked beyond what one review holds. */
export async function beyondOf({ db }: House, remit: Remit, query: Typed): Promise<number> {
  const { all, beyond } = wantedOf(query)
  if (all === undefined) return beyond || Number(/^\d{1,4}$/.exec(String(query['beyond']))?.[0] ?? 0)
  return Math.max(0, (await countLines(db, remit, { heap: 'waiting', words: all })) - mostAtOnce)
}

export async function pickedLines(
  { db, profile }: House,
  t: Texts,
  remit: Remit,
  registrationIds: readonly string[],
): Promise<readonly PickedLine[]> {
  const picked = await findPicked(db, remit, registrationIds)
  const ids = [...new Set(picked.map(({ organisationId }) => organisationId))]
  const organisations = new Map((await findOrganisations(db, ids)).map((one) => [one.id, one]))
  return picked.map((one) => {
    const organisation = organisations.get(one.organisationId)
    return {
      ...one,
      organisation: organisation ? organisationName(organisation, t.language) : '',
      eligibility: eligibilityIn(profile, organisation),
    }
  })
}
