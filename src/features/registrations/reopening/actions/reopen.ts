import type { Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import { isRefusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { freeSeat, type HeldEvent } from '../../../events/index.ts'
import { promoteWaiting } from '../../actions/promote-waiting.ts'
import { tellDeciders, tellOwner } from '../../actions/tellings.ts'
import { mayChangeMode } from '../../rules.ts'
import { saveMove, type Step } from '../../store/save.ts'
import { standingOf, type Standing } from '../../store/standing.ts'
import { holdsSeat } from '../../states.ts'
import type { Desk, Mode, Registration, State } from '../../types.ts'
import { materialChanges, reopens } from '../rules.ts'
import type { Material, MaterialField } from '../types.ts'

/** What a registration says that a desk decides about. Roles in a delegation are said nowhere yet. */
export const materialOf = (it: Pick<Registration, 'organisationId' | 'category' | 'mode'>): Material => ({
  organisationId: it.organisationId,
  category: it.category,
  mode: it.mode,
  role: null,
})

/** Of a registration that is held, with its event held before: it is decided again. Its seat goes to whoever waits. */
export async function reopenHeld(
  tx: Transaction,
  house: Pick<House, 'profile'>,
  actor: SignedIn,
  held: Registration,
  to: {
    readonly fields: readonly MaterialField[]
    readonly desk: Desk
    readonly rule: string
    readonly step: Pick<Step, 'organisationId' | 'category' | 'mode' | 'asksVisa'>
  },
  now: Date,
): Promise<{ readonly next: State }> {
  const { fields, desk, rule, step } = to
  const moved = { ...step, to: 'pending', rule, submittedAt: now, waitsFor: desk, isUndecided: true } as const
  const revision = await saveMove(tx, held, actor, moved, now)
  await record(tx, actor, 'registrations.reopened', held.id, { fields, by: desk }, now)
  await tellOwner(tx, held, 'reopened', revision, now)
  if (desk === 'focal-point') await tellDeciders(tx, house, held, revision, now)
  if (holdsSeat(held.state)) {
    await freeSeat(tx, held.eventId, held.mode ?? 'remote')
    await promoteWaiting(tx, held.eventId, held.mode ?? 'remote', now)
  }
  return { next: 'pending' }
}

/** What a person is to the event now, coming for the organisation they registered for. */
export const standingAs = (
  db: Parameters<typeof standingOf>[0],
  { profile }: Pick<House, 'profile'>,
  event: HeldEvent,
  it: Pick<Registration, 'personId' | 'organisationId'>,
  now: Date,
): Promise<Standing> =>
  standingOf(db, profile, { ...event, sessions: [] }, it.personId, now, it.organisationId ?? undefined)

/** Whether another way of taking part asks the desk again, and which; undefined: it does not. */
export async function deskAgainFor(
  db: Parameters<typeof standingOf>[0],
  house: Pick<House, 'profile'>,
  event: HeldEvent,
  it: Registration,
  to: Mode,
  now: Date,
): Promise<{ readonly desk: Desk; readonly rule: string } | undefined> {
  if (!event.modeIsBinding || mayChangeMode(it, to, event, now)) return undefined
  const { way, decider } = await standingAs(db, house, event, it, now)
  const fields = materialChanges(materialOf(it), { ...materialOf(it), mode: to }, event)
  if (isRefusal(way) || !reopens(it, fields, event, decider)) return undefined
  return { desk: decider, rule: way.rule }
}

/** Another way of taking part where on site means on site: decided again. Undefined: it is not, and changes at once. */
export async function reopenForMode(
  tx: Transaction,
  house: Pick<House, 'profile'>,
  actor: SignedIn,
  event: HeldEvent,
  held: Registration,
  to: Mode,
  now: Date,
): Promise<{ readonly next: State } | undefined> {
  const again = await deskAgainFor(tx, house, event, held, to, now)
  if (!again) return undefined
  const step = { mode: to, asksVisa: held.asksVisa && to === 'on-site' }
  return reopenHeld(tx, house, actor, held, { ...again, fields: ['mode'], step }, now)
}
