import type { Problem } from '../../../values/problem.ts'
import { refuse } from '../../../values/refusal.ts'
import type { Refusal } from '../../../values/refusal.ts'
import type { Membership, OrganisationState } from '../types.ts'
import type { DataFacts, OrganisationData } from './types.ts'

/** Unpaid for longer than this, a membership is suspended. */
const monthsOfGrace = 6

/** The plain day so many months later; the last of the month where that day does not exist. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** A contribution that has been due for more than six months. */
export const isOverdue = (arrearsSince: string | null, today: string): boolean =>
  arrearsSince !== null && monthsLater(arrearsSince, monthsOfGrace) < today

/**
 * The membership that follows from what is owed: more than six months of arrears suspend it, and it is active again as soon
 * as they are paid. A suspension for another reason stays until staff end it.
 */
export function settledMembership(
  after: Pick<OrganisationData, 'membership' | 'arrearsSince'>,
  before: Pick<OrganisationData, 'membership' | 'arrearsSince'> | undefined,
  today: string,
): Membership {
  if (after.membership === 'none') return 'none'
  if (isOverdue(after.arrearsSince, today)) return 'suspended'
  const wasForArrears = before?.membership === 'suspended' && isOverdue(before.arrearsSince, today)
  return wasForArrears ? 'active' : after.membership
}

/** Everything in the data that disagrees with itself or with what the body knows. */
export function problemsIn(it: OrganisationData, facts: DataFacts): readonly Problem[] {
  const category = facts.categories.find(({ id }) => id === it.category)
  const has = (list: readonly { readonly id: string }[], id: string) => list.some((one) => one.id === id)
  const wrong: (Problem | false)[] = [
    !facts.countries.some(({ code }) => code === it.countryCode) && problem('country', 'country-unknown'),
    (!category || category.kind === 'unknown') && problem('category', 'category-unknown'),
    it.membership !== 'none' &&
      category?.isMember === false &&
      problem('membership', 'membership-of-no-member'),
    it.arrearsSince !== null && it.membership === 'none' && problem('arrears-since', 'arrears-of-no-member'),
    !it.sectors.every((one) => has(facts.sectors, one)) && problem('sector', 'sector-unknown'),
    it.studyGroup !== null &&
      !has(facts.studyGroups, it.studyGroup) &&
      problem('study-group', 'study-group-unknown'),
    it.studyGroup !== null &&
      category?.picksStudyGroup === false &&
      problem('study-group', 'study-group-not-picked'),
    isBackwards(it.memberSince, it.memberUntil) && problem('member-until', 'member-days-backwards'),
    !it.contacts.every(({ role }) => has(facts.contactRoles, role)) &&
      problem('contacts', 'contact-role-unknown'),
  ]
  return wrong.filter((one) => one !== false)
}

const problem = (field: string, code: string): Problem => ({ field, code: `directory.organisations.${code}` })

const isBackwards = (from: string | null, until: string | null): boolean =>
  from !== null && until !== null && until < from

/** Only what nobody has looked at yet can be verified, merged away or refused as such. */
export const decideReview = (state: OrganisationState): Refusal | undefined =>
  state === 'unverified' ? undefined : refuse('directory.organisations.reviewed-already')

/** Two different organisations become one; the one that stays is in the list. */
export function decideMerger(
  one: { readonly id: string; readonly state: OrganisationState },
  into: { readonly id: string; readonly state: OrganisationState } | undefined,
): Refusal | undefined {
  if (!into || into.state !== 'listed') return refuse('directory.organisations.target-gone')
  if (one.id === into.id) return refuse('directory.organisations.target-is-itself')
  if (one.state === 'merged' || one.state === 'refused')
    return refuse('directory.organisations.reviewed-already')
  return undefined
}

/** Which contacts somebody may see. */
export const seesContact = (
  visibility: string,
  viewer: { readonly isOfMember: boolean; readonly isStaff: boolean },
): boolean => visibility === 'public' || viewer.isStaff || (visibility === 'members' && viewer.isOfMember)

/**
 * What an affiliation to an organisation becomes at the one it is merged into. Belonging to a member is never come by
 * without its word: what nobody there had approved waits for it.
 */
export function stateAfterMerger(
  state: 'claimed' | 'approved',
  from: { readonly membership: Membership },
  into: { readonly membership: Membership },
): 'claimed' | 'approved' {
  if (into.membership === 'none') return 'approved'
  return state === 'approved' && from.membership !== 'none' ? 'approved' : 'claimed'
}
