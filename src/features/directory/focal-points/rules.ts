import type { OrganisationId } from '../../../values/ids.ts'
import { refuse, type Refusal } from '../../../values/refusal.ts'
import { claimSteps, type Change, type ClaimStep, type Gap, type Mandate, type Role } from './types.ts'

/**
 * The one question before anything of an organisation is shown or changed at its desk: does this person decide for it,
 * whatever the kind, now?
 */
export const mayManageOrganisation = (
  mandates: readonly Mandate[],
  organisationId: OrganisationId | null | undefined,
): boolean => mandates.some((one) => one.organisationId === organisationId)

/** Whether somebody decides there about these kinds of things. `kinds` are those of the profile that decide about it. */
export const decidesAbout = (
  mandates: readonly Mandate[],
  organisationId: OrganisationId,
  kinds: readonly string[],
): boolean => mandates.some((one) => one.organisationId === organisationId && kinds.includes(one.kind))

/** A role of this Sector answers for that one. */
const answersFor = (role: Pick<Mandate, 'sector'>, sector: string | null): boolean =>
  role.sector === null || role.sector === sector

/**
 * Naming others is for focal points of the same kind; a deputy does it only while no focal point of that kind is here.
 * `ofKind`: everybody who holds this kind there.
 */
export function mayName(mandates: readonly Mandate[], ofKind: readonly Mandate[]): boolean {
  const own = mandates.filter((one) => ofKind.some(({ id }) => id === one.id))
  if (own.some((one) => !one.isDeputy)) return true
  return own.length > 0 && ofKind.every((one) => one.isDeputy || one.isAway)
}

/**
 * A focal point may give a role up as long as somebody else decides in their place; deputies always may. `others`: the
 * other roles of the kind whose holders can be reached.
 */
export function decideGivingUp(
  role: Pick<Mandate, 'sector' | 'isDeputy'>,
  others: readonly Mandate[],
): { readonly ends: true } | Refusal {
  const isCovered = others.some((one) => !one.isDeputy && answersFor(one, role.sector))
  return role.isDeputy || isCovered ? { ends: true } : refuse('directory.focal.last')
}

/** Whether somebody may decide a change that was asked for. Nobody who asked for one countersigns it. */
export function decideDeciding(
  change: Pick<Change, 'state' | 'askedBy'>,
  by: string,
): { readonly decides: true } | Refusal {
  if (change.state !== 'asked') return refuse('directory.focal.decided-already')
  return change.askedBy === by ? refuse('directory.focal.own-request') : { decides: true }
}

/** Whether a change can take effect, whoever wants it. */
export function decideTakingEffect(
  change: Pick<Change, 'what'>,
  facts: { readonly isRoleLive: boolean; readonly holdsAlready: boolean; readonly canSignIn: boolean },
): { readonly takesEffect: true } | Refusal {
  if (change.what !== 'appointment' && !facts.isRoleLive) return refuse('directory.focal.role-over')
  if (change.what !== 'ending' && facts.holdsAlready) return refuse('directory.focal.holds-already')
  if (change.what !== 'ending' && !facts.canSignIn) return refuse('directory.focal.cannot-sign-in')
  return { takesEffect: true }
}

/** Whether this person holds at least what a change would give them: as much, for the same Sector or for all. */
export const holdsAlready = (
  change: Pick<Change, 'kind' | 'sector' | 'isDeputy'>,
  roles: readonly Pick<Mandate, 'kind' | 'sector' | 'isDeputy'>[],
): boolean =>
  roles.some(
    (one) => one.kind === change.kind && answersFor(one, change.sector) && (!one.isDeputy || change.isDeputy),
  )

/**
 * What a member lacks: for each kind, somebody who can be reached for every Sector of its membership. `sectors` are
 * those of its membership; none named: one who answers for all, or anybody, is enough.
 */
export function gapsOf(
  sectors: readonly string[],
  kinds: readonly string[],
  reachable: readonly Pick<Mandate, 'kind' | 'sector'>[],
): readonly Gap[] {
  return kinds.flatMap((kind): Gap[] => {
    const there = reachable.filter((one) => one.kind === kind)
    if (there.length === 0) return [{ kind, sector: null }]
    const open = sectors.filter((sector) => !there.some((one) => answersFor(one, sector)))
    return open.map((sector) => ({ kind, sector }))
  })
}

/** Roles kind by kind as the body names them; within a kind those to be asked first in front. */
export const byKind = (kinds: readonly { readonly id: string }[], roles: readonly Role[]): readonly Role[] =>
  kinds.flatMap(({ id }) =>
    roles
      .filter(({ kind }) => kind === id)
      .sort(
        (one, other) =>
          Number(one.isAway) - Number(other.isAway) || Number(one.isDeputy) - Number(other.isDeputy),
      ),
  )

const day = 24 * 60 * 60_000

/** A plain day so many days later or, below nought, earlier. */
export const daysLater = (plain: string, days: number): string =>
  new Date(Date.parse(`${plain}T00:00:00Z`) + days * day).toISOString().slice(0, 10)

/** A role holds for a year from its last confirmation: until this day it must be confirmed again. */
export const confirmBy = (role: Pick<Role, 'confirmedOn'>): string => daysLater(role.confirmedOn, 365)

export const isOverdue = (role: Pick<Role, 'confirmedOn'>, today: string): boolean => confirmBy(role) < today

/** Confirming again is offered from a month before it is due. */
export const mayConfirm = (role: Pick<Role, 'confirmedOn'>, today: string): boolean =>
  daysLater(confirmBy(role), -30) <= today

/** Which reminder of a confirmation has its day: a month before, on the day, a fortnight after. The latest one only. */
export function confirmationReminder(
  role: Pick<Role, 'confirmedOn'>,
  today: string,
): 'soon' | 'due' | 'overdue' | undefined {
  const due = confirmBy(role)
  if (daysLater(due, 14) <= today) return 'overdue'
  if (due <= today) return 'due'
  return daysLater(due, -30) <= today ? 'soon' : undefined
}

/** A role's last day is behind us. */
export const isExpired = (role: Pick<Role, 'expiresOn'>, today: string): boolean =>
  role.expiresOn !== null && role.expiresOn < today

/** A role that ends within a month is told so, once. */
export const isExpiring = (role: Pick<Role, 'expiresOn'>, today: string): boolean =>
  role.expiresOn !== null && today <= role.expiresOn && role.expiresOn <= daysLater(today, 30)

/** Which step a waiting claim has reached that nobody was told of yet; the latest one only. */
export function claimStep(waitedDays: number, told: readonly number[]): ClaimStep | undefined {
  const reached = claimSteps.filter((step) => waitedDays >= step).at(-1)
  return reached === undefined || told.some((step) => step >= reached) ? undefined : reached
}

/** An absence can be kept when it ends on or after the day it begins, and has not ended already. */
export function decideAbsence(
  absence: { readonly from: string; readonly until: string | undefined },
  today: string,
): Refusal | { readonly away: true } {
  if (absence.until === undefined) return { away: true }
  if (absence.until < absence.from) return refuse('directory.focal.absence.order')
  return absence.until < today ? refuse('directory.focal.absence.past') : { away: true }
}
