import { inTransaction, type Transaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { Id } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { record } from '../../../audit/index.ts'
import { deskOf } from '../recipients.ts'
import { holdsAlready, mayManageOrganisation, mayName } from '../rules.ts'
import { isAffiliated } from '../store/affiliated.ts'
import { saveAsked } from '../store/changes.ts'
import { holdOrganisation, mandatesOf, rolesOfOrganisation } from '../store/roles.ts'
import type { Mandate, Role, Wish } from '../types.ts'

/**
 * A focal point names a successor, another focal point or a deputy, or asks that somebody else's role ends. Nothing
 * changes yet: the secretariat is told, and countersigns or refuses. What is asked for already is not asked twice.
 */
export function ask(house: House, actor: SignedIn, wish: Wish): Promise<{ readonly asked: Id } | Refusal> {
  const now = house.clock.now()
  return inTransaction(house.db, async (tx) => {
    await holdOrganisation(tx, wish.organisationId)
    const mandates = await mandatesOf(tx, actor.personId, now)
    const roles = await rolesOfOrganisation(tx, wish.organisationId, now)
    const outcome = await decideAsking(tx, actor, wish, mandates, roles)
    if (isRefusal(outcome)) return outcome

    const id = await saveAsked(tx, wish, actor.accountId, now)
    if (!id) return refuse('directory.focal.asked-already')
    const { organisationId, what, kind, sector, isDeputy } = wish
    const details = { organisationId, what, kind, sector, isDeputy, personId: wish.personId }
    await record(tx, actor, 'directory.focal-point-change-asked', id, details, now)
    const to = deskOf(house.profile)
    await tell(tx, { occasion: 'directory.focal-asked', to, facts: { changeId: id } }, now)
    return { asked: id }
  })
}

async function decideAsking(
  tx: Transaction,
  actor: SignedIn,
  wish: Wish,
  mandates: readonly Mandate[],
  roles: readonly Role[],
): Promise<Refusal | undefined> {
  const unknown = refuse('directory.focal.unknown')
  if (!mayManageOrganisation(mandates, wish.organisationId)) return unknown
  const role = roles.find(({ id }) => id === wish.roleId)
  const ofKind = roles.filter(({ kind }) => kind === wish.kind)
  const isOwn = role?.personId === actor.personId
  if (wish.what === 'hand-over' && !isOwn) return role ? refuse('directory.focal.not-yours') : unknown
  if (wish.what === 'ending' && (!role || isOwn)) return unknown
  if (wish.what !== 'hand-over' && !mayName(mandates, ofKind)) return refuse('directory.focal.not-yours')
  if (wish.personId === null) return undefined
  if (!(await isAffiliated(tx, wish.personId, wish.organisationId))) return unknown
  const theirs = roles.filter((one) => one.personId === wish.personId && one.id !== wish.roleId)
  if (wish.personId === role?.personId || holdsAlready(wish, theirs))
    return refuse('directory.focal.holds-already')
  return undefined
}
