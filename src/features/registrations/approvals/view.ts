import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OrganisationId } from '../../../values/ids.ts'
import {
  absenceNotice,
  decidedBy,
  findOrganisation,
  mayDecideAffiliations,
  organisationName,
} from '../../directory/index.ts'
import { findEvent, hasSeat, seatsLeft } from '../../events/index.ts'
import { answersShown } from '../extra-questions/view.ts'
import { mayDecide } from '../rules.ts'
import { savedViewsPart } from '../saved-views/part.ts'
import { viewOf } from '../store/view.ts'
import { designated } from '../types.ts'
import { findUndoable } from './batches/store.ts'
import type { ApprovalView } from './pages/show.ts'
import type { QueueView } from './pages/queue.ts'
import type { ReviewView } from './pages/review.ts'
import { filterOf, mostAtOnce, queryFor, type Picked } from './parse.ts'
import { countQueue, linesByNumber, listQueue, numbersMatching } from './queue/store.ts'
import { facetsOf, foretell } from './rules.ts'
import { findWithin, nameOfAccount } from './store.ts'
import type { Chosen, Place, QueueFilter, QueueLine, Remit } from './types.ts'

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
  actor: SignedIn,
  { filter, place }: { readonly filter: QueueFilter; readonly place: Place },
): Promise<QueueView> {
  const { db, clock } = house
  const now = clock.now()
  const remit = await remitOf(house, actor)
  const [page, counts, organisations, savedViews, undoable, absence] = await Promise.all([
    listQueue(db, remit, filter, now, place),
    countQueue(db, remit, now),
    Promise.all(organisationsIn(remit).map((id) => findOrganisation(db, id))),
    savedViewsPart(house)(actor, t, 'approvals', queryFor(filter)),
    findUndoable(db, actor.accountId, now),
    absenceNotice(house, designated)(actor, t),
  ])
  return {
    ...page,
    filter,
    facets: facetsOf(counts, filter, now),
    organisations: organisations.flatMap((one) => (one ? [organisationName(one, t.language)] : [])),
    isSecretariat: remit.isSecretariat,
    savedViews,
    absence,
    undoable,
    zone: actor.timeZone,
    now,
  }
}

/** Those named over the queue: the first few. */
const organisationsIn = ({ organisationIds, bySector = [] }: Remit) => [
  ...new Set([...organisationIds, ...bySector.map(({ organisationId }) => organisationId)].slice(0, 5)),
]

export async function approvalViewOf(
  house: House,
  t: Texts,
  actor: SignedIn,
  remit: Remit,
  number: string,
): Promise<ApprovalView | undefined> {
  const it = await findWithin(house.db, remit, number)
  const view = it && (await viewOf(house.db, it))
  if (!view) return undefined
  const isOpen = mayDecide(it, view.event, house.clock.now()) === undefined
  const [line] = isOpen ? await linesByNumber(house.db, remit, [it.number]) : []
  const [chosen] = line ? await withClaims(house, actor, [{ line, why: undefined }]) : []
  return {
    ...view,
    decidedBy: it.decidedBy ? await nameOfAccount(house.db, it.decidedBy) : undefined,
    zone: actor.timeZone,
    isOpen,
    isFull: !hasSeat(view.event, it.mode ?? 'remote'),
    claim: chosen?.claim,
    profile: house.profile,
    answers: await answersShown(house, t, it, remit.isSecretariat ? 'all' : 'focal-point'),
  }
}

/** Those who were picked, and who of them can still be decided about. */
export async function reviewViewOf(
  house: House,
  actor: SignedIn,
  remit: Remit,
  picked: Picked,
): Promise<ReviewView> {
  const { db } = house
  const now = house.clock.now()
  const filter =
    picked.all === undefined ? undefined : filterOf(Object.fromEntries(new URLSearchParams(picked.all)))
  const numbers = filter ? await numbersMatching(db, remit, filter, now, mostAtOnce) : picked.numbers
  const matching = filter ? facetsOf(await countQueue(db, remit, now), filter, now).matching : 0
  const lines = await linesByNumber(db, remit, numbers)
  const chosen = lines.map((line) => ({ line, why: mayDecide(line, line.event, now)?.refused }))
  return {
    act: picked.act,
    chosen: await withMails(house, await withClaims(house, actor, chosen)),
    beyond: Math.max(0, matching - (filter ? numbers.length : 0)),
  }
}

/** Which mail an approval would bring to each, as the seats are now. */
async function withMails({ db }: House, chosen: readonly Chosen[]): Promise<Chosen[]> {
  const going = chosen.filter(({ why }) => why === undefined).map(({ line }) => line)
  const codes = [...new Set(going.map(({ event }) => event.code))]
  const events = (await Promise.all(codes.map((code) => findEvent(db, code)))).filter(
    (one) => one !== undefined,
  )
  const seats = new Map(
    events.map((event) => [
      event.code,
      {
        free: { 'on-site': seatsLeft(event, 'on-site'), remote: seatsLeft(event, 'remote') },
        hasShares: event.seatsPerOrganisation !== null,
      },
    ]),
  )
  const mails = foretell(
    going.map(({ number, event, mode }) => ({ number, event: event.code, mode: mode ?? 'remote' })),
    seats,
  )
  return chosen.map((one) => ({ ...one, mail: mails.get(one.line.number) }))
}

/** Whose claim goes with the registration, and whether this reader decides about it. */
async function withClaims(
  { db, profile }: House,
  actor: SignedIn,
  chosen: readonly { readonly line: QueueLine; readonly why: string | undefined }[],
): Promise<Chosen[]> {
  const claimed = chosen.flatMap(({ line }) =>
    line.isClaimed && line.organisationId ? [line.organisationId] : [],
  )
  const mine = new Set<OrganisationId | null>()
  for (const id of new Set(claimed)) if (await mayDecideAffiliations(db, profile, actor, id)) mine.add(id)
  return chosen.map((one) => ({
    ...one,
    claim: one.line.isClaimed ? (mine.has(one.line.organisationId) ? 'along' : 'others') : undefined,
  }))
}
