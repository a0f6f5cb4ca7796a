import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { decidedBy, findOrganisation, organisationName } from '../../directory/index.ts'
import { hasSeat } from '../../events/index.ts'
import { mayDecide } from '../rules.ts'
import { viewOf } from '../store/view.ts'
import { designated } from '../types.ts'
import type { ApprovalView } from './pages/show.ts'
import type { QueueView } from './pages/queue.ts'
import type { ReviewView } from './pages/review.ts'
import { filterOf, mostAtOnce, type Picked } from './parse.ts'
import { facetsOf } from './rules.ts'
import {
  countQueue,
  findWithin,
  linesAPage,
  linesByNumber,
  listQueue,
  nameOfAccount,
  numbersMatching,
} from './store.ts'
import type { QueueFilter, Remit } from './types.ts'

/** What somebody may decide about at this moment. Asked anew for every request: a mandate can end. */
export async function remitOf({ db }: Pick<House, 'db'>, actor: SignedIn): Promise<Remit> {
  return {
    ...(await decidedBy(db, actor.personId, designated)),
    isSecretariat: actor.permissions.has('registrations.decide-all'),
  }
}

export async function queueViewOf(
  house: House,
  t: Texts,
  remit: Remit,
  filter: QueueFilter,
): Promise<QueueView> {
  const { db, clock } = house
  const [lines, counts, organisations] = await Promise.all([
    listQueue(db, remit, filter),
    countQueue(db, remit),
    Promise.all(organisationsIn(remit).map((id) => findOrganisation(db, id))),
  ])
  return {
    lines,
    filter,
    facets: facetsOf(counts, filter),
    perPage: linesAPage,
    organisations: organisations.flatMap((one) => (one ? [organisationName(one, t.language)] : [])),
    isSecretariat: remit.isSecretariat,
    now: clock.now(),
  }
}

/** Those named over the queue: the first few. */
const organisationsIn = ({ organisationIds, bySector = [] }: Remit) => [
  ...new Set([...organisationIds, ...bySector.map(({ organisationId }) => organisationId)].slice(0, 5)),
]

export async function approvalViewOf(
  house: House,
  actor: SignedIn,
  remit: Remit,
  number: string,
): Promise<ApprovalView | undefined> {
  const it = await findWithin(house.db, remit, number)
  const view = it && (await viewOf(house.db, it))
  if (!view) return undefined
  return {
    ...view,
    decidedBy: it.decidedBy ? await nameOfAccount(house.db, it.decidedBy) : undefined,
    zone: actor.timeZone,
    isOpen: mayDecide(it, view.event, house.clock.now()) === undefined,
    isFull: !hasSeat(view.event, it.mode ?? 'remote'),
    profile: house.profile,
  }
}

/** Those who were picked, and who of them can still be decided about. */
export async function reviewViewOf(house: House, remit: Remit, picked: Picked): Promise<ReviewView> {
  const { db } = house
  const filter =
    picked.all === undefined ? undefined : filterOf(Object.fromEntries(new URLSearchParams(picked.all)))
  const numbers = filter ? await numbersMatching(db, remit, filter, mostAtOnce) : picked.numbers
  const beyond = filter ? facetsOf(await countQueue(db, remit), filter).matching - numbers.length : 0
  const lines = await linesByNumber(db, remit, numbers)
  const now = house.clock.now()
  return {
    act: picked.act,
    chosen: lines.map((line) => ({ line, why: mayDecide(line, line.event, now)?.refused })),
    beyond: Math.max(0, beyond),
  }
}
