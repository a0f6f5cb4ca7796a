import type { House } from '../../../platform/house.ts'
import { NotFound, sessionsOf } from '../../../platform/http/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { AccountId, Id } from '../../../values/ids.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { findAccount, fourEyesAbout, hintsOf } from '../../accounts/index.ts'
import type { Account, FourEyes } from '../../accounts/index.ts'
import { historyOf } from '../../audit/index.ts'
import type { AuditEntry } from '../../audit/index.ts'
import { findPerson, organisationsOf } from '../../directory/index.ts'
import { isOpen } from '../lost-mailbox/rules.ts'
import { latestChange } from '../lost-mailbox/store.ts'
import { mailsOf } from '../mails/store.ts'
import { decideActing, offersFor } from '../rules.ts'
import { looksAt } from '../viewing/store.ts'
import type { DeskView } from './desk-view.ts'
import {
  blocksAt,
  factorsOf,
  focalPointRoles,
  linksMailed,
  mergesOf,
  namesOf,
  namesOfAccounts,
  rolesHeld,
  subjectsOf,
} from './store/desk.ts'
import { findTarget } from './store/target.ts'

const entriesAPage = 25

export type DeskAsked = {
  readonly id: AccountId
  /** Where the page of the history begins. */
  readonly before?: Id | undefined
  readonly isOpen: boolean
  readonly zone: string
}

/** Everything the service desk sees of one account. Nobody there: as if the address did not exist. */
export async function viewDesk(house: House, actor: SignedIn, asked: DeskAsked): Promise<DeskView> {
  const now = house.clock.now()
  const account = await findAccount(house.db, asked.id)
  const person = account && (await findPerson(house.db, account.personId))
  const target = account && (await findTarget(house.db, account.id, now))
  if (!account || !person || !target) throw new NotFound()
  const acting = decideActing(actor, target)
  const [standing, traces] = await Promise.all([
    standingOf(house, account, now),
    tracesOf(house, account, now, asked.before),
  ])
  return {
    account,
    person,
    isOpen: asked.isOpen,
    ...standing,
    ...traces,
    offers: offersFor(actor, target, now),
    no: isRefusal(acting) ? acting : undefined,
    profile: house.profile,
    zone: asked.zone,
    now,
  }
}

/** For whom they act, how they sign in, by what they are found. */
async function standingOf({ db }: House, { id, personId }: Account, now: Date) {
  const [names, affiliations, focalPoints, roles, factors, sessions, links, blocks] = await Promise.all([
    namesOf(db, id),
    organisationsOf(db, personId),
    focalPointRoles(db, personId),
    rolesHeld(db, id),
    factorsOf(db, id),
    sessionsOf(db, id, now),
    linksMailed(db, id, 8),
    blocksAt(db, id),
  ])
  return { names, affiliations, focalPoints, roles, factors, sessions, links, blocksAt: blocks }
}

/** What was sent, asked, found and done. */
async function tracesOf({ db }: House, { id, personId }: Account, now: Date, before: Id | undefined) {
  const [mails, hints, asked, latest, merges, looks, entries] = await Promise.all([
    mailsOf(db, personId, { most: 5 }),
    hintsOf(db, id),
    fourEyesAbout(db, id),
    latestChange(db, id),
    mergesOf(db, id),
    looksAt(db, id, 5),
    subjectsOf(db, id, personId).then((subjects) =>
      historyOf(db, subjects, { most: entriesAPage + 1, before }),
    ),
  ])
  const shown = entries.slice(0, entriesAPage)
  return {
    mails,
    hints,
    waiting: asked.filter((it) => isWaiting(it, now)),
    change: latest && isOpen(latest) ? latest : undefined,
    merges,
    looks,
    history: { entries: shown, older: entries.length > entriesAPage ? shown.at(-1)?.id : undefined },
    namesOfActors: await namesOfAccounts(db, actorsOf(shown)),
  }
}

const isWaiting = (it: FourEyes, now: Date): boolean =>
  !it.confirmedAt && !it.refusedAt && !it.endedAt && it.expiresAt > now

const actorsOf = (entries: readonly AuditEntry[]): readonly AccountId[] =>
  entries.flatMap(({ actorAccountId }) => (actorAccountId ? [actorAccountId] : []))
