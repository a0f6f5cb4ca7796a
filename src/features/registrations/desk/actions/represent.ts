import type { House } from '../../../../platform/house.ts'
import type { SignedIn } from '../../../../values/actor.ts'
import type { OrganisationId } from '../../../../values/ids.ts'
import { isRefusal, refuse, type Refusal } from '../../../../values/refusal.ts'
import { reachableFocalPoints } from '../../../accounts/index.ts'
import { record } from '../../../audit/index.ts'
import { findOrganisation } from '../../../directory/index.ts'
import { promoteFromShare } from '../../actions/promote-waiting.ts'
import { tellDeciders } from '../../actions/tellings.ts'
import { shareOf } from '../../places/share.ts'
import { designated, type State } from '../../types.ts'
import { decideOrganisation } from '../rules.ts'
import { saveOrganisation } from '../store/acts.ts'
import { actOn } from './held.ts'
import { tellOfDesk } from './tellings.ts'

/** Lets somebody come for another organisation. Whoever decides there is asked; a share given back reaches who waits. */
export const represent = (
  house: House,
  actor: SignedIn,
  number: string,
  organisationId: OrganisationId,
): Promise<{ readonly next: State } | Refusal> =>
  actOn(house, number, async (tx, held, event, now) => {
    const organisation = await findOrganisation(tx, organisationId)
    if (!organisation) return refuse('registrations.desk.organisation.unlisted')
    const able = await reachableFocalPoints(tx, organisation.id, designated, now, event.sector)
    const to = { ...organisation, hasFocalPoint: able.length > 0 }
    const outcome = decideOrganisation(held, to, event, now, await shareOf(tx, event, to.id))
    if (isRefusal(outcome)) return outcome
    const change = { organisationId: to.id, category: to.category, waitsFor: outcome.waitsFor }
    const revision = await saveOrganisation(tx, held.id, change, now)
    const details = { from: held.organisationId, to: to.id, by: 'secretariat' }
    await record(tx, actor, 'registrations.represents', held.id, details, now)
    await tellOfDesk(tx, held, 'represents', revision, now)
    if (outcome.asks) await tellDeciders(tx, house, held, revision, now)
    await promoteFromShare(tx, held, event, now)
    return { next: held.state }
  })
