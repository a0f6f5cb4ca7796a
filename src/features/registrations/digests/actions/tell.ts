import { inTransaction } from '../../../../platform/database/database.ts'
import type { House } from '../../../../platform/house.ts'
import { tell } from '../../../../platform/outgoing-mail/tell.ts'
import { system } from '../../../../values/actor.ts'
import type { OrganisationId, PersonId, RegistrationId } from '../../../../values/ids.ts'
import { recordAll } from '../../../audit/index.ts'
import {
  answersFor,
  clockIn,
  decideBy,
  eachOnce,
  inCharge,
  isDigestTime,
  mayRemindNow,
  stepReached,
} from '../rules.ts'
import { decidersFor } from '../store/deciders.ts'
import { noticeKey, saveNotices, takeDigest, toldOf } from '../store/notices.ts'
import { listWaiting, saveEscalated } from '../store/waiting.ts'
import type { Decider, Waiting } from '../types.ts'

/** As many as one mail names; the others are counted. */
const mostNamed = 100

/** Everything that waits, with who decides about each. */
type Picture = readonly { readonly waiting: Waiting; readonly deciders: readonly Decider[] }[]

async function pictureOf({ db, clock }: House): Promise<Picture> {
  const now = clock.now()
  const all = await listWaiting(db, now)
  const organisations = [...new Set(all.map(({ organisationId }) => organisationId))]
  const roles = Map.groupBy(
    await decidersFor(db, organisations, now),
    ({ organisationId }): OrganisationId => organisationId,
  )
  return all.map((waiting) => ({
    waiting,
    deciders: eachOnce(
      (roles.get(waiting.organisationId) ?? []).filter((role) => answersFor(role, waiting.sector)),
    ),
  }))
}

/** The mail of the day: to each who is in charge at their hour, if something waits that they were not told of. */
export async function tellDigests(house: House): Promise<{ readonly told: number }> {
  const { db, clock } = house
  const now = clock.now()
  const picture = await pictureOf(house)
  const told = await toldOf(
    db,
    picture.map(({ waiting }) => waiting.id),
  )
  let mails = 0
  for (const { to, those } of perPerson(picture, inCharge)) {
    if (!isDigestTime(to.setting, to.timeZone, now)) continue
    const fresh = those.filter((one) => !told.has(noticeKey(to.personId, one)))
    if (fresh.length === 0) continue
    const { day } = clockIn(to.timeZone, now)
    const isTold = await inTransaction(db, async (tx) => {
      if (!(await takeDigest(tx, to.personId, day, now))) return false
      await saveNotices(tx, to.personId, 'digest', fresh, now)
      const facts = { registrationIds: idsOf(fresh), fresh: fresh.length, all: those.length }
      await tell(tx, { occasion: 'registrations.decide-digest', to, facts }, now)
      return true
    })
    if (isTold) mails++
  }
  return { told: mails }
}

/**
 * What has waited for long is brought up: first with those in charge, then with everybody who decides there and is here,
 * deputies too. One mail a person, however many; each registration and step once.
 */
export async function remindDeciders(house: House): Promise<{ readonly told: number }> {
  const { db, profile, clock } = house
  const now = clock.now()
  const picture = await pictureOf(house)
  let mails = 0
  for (const how of ['first-reminder', 'second-reminder'] as const) {
    const overdue = picture.filter(({ waiting }) => stepReached(waiting.since, byOf(waiting), now) === how)
    const told = await toldOf(
      db,
      overdue.map(({ waiting }) => waiting.id),
    )
    for (const { to, those } of perPerson(overdue, how === 'first-reminder' ? inCharge : here)) {
      const due = those.filter(
        (one) =>
          !told.has(`${noticeKey(to.personId, one)} ${how}`) &&
          mayRemindNow(to.setting, to.timeZone, byOf(one), now),
      )
      if (due.length > 0 && (await remindOne(house, to, how, due))) mails++
    }
  }
  return { told: mails }

  function byOf(one: Waiting): Date {
    return decideBy(one, profile.visa.leadDays)
  }
}

const remindOne = (
  { db, clock }: House,
  to: Decider,
  how: 'first-reminder' | 'second-reminder',
  those: readonly Waiting[],
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const now = clock.now()
    const fresh = await saveNotices(tx, to.personId, how, those, now)
    const facts = { registrationIds: fresh.slice(0, mostNamed), all: fresh.length, step: how }
    if (fresh.length > 0) await tell(tx, { occasion: 'registrations.decide-reminder', to, facts }, now)
    return fresh.length > 0
  })

/**
 * Lets the secretariat decide too: about what has waited longer than it may, and at once about what waits for people of
 * whom none is here. One mail to its desk; focal points may still decide.
 */
export async function escalate(house: House): Promise<{ readonly escalated: number }> {
  const { profile, clock } = house
  const now = clock.now()
  const open = (await pictureOf(house)).filter(({ waiting }) => !waiting.isEscalated)
  const isOverdue = ({ waiting }: Picture[number]) =>
    stepReached(waiting.since, decideBy(waiting, profile.visa.leadDays), now) === 'escalation'
  const alone = open.filter(({ deciders }) => inCharge(deciders).length === 0)
  const overdue = open.filter((one) => !alone.includes(one) && isOverdue(one))
  const counts = [await handOn(house, alone, 'nobody-here'), await handOn(house, overdue, 'waited-long')]
  return { escalated: counts.reduce((sum, one) => sum + one, 0) }
}

const handOn = (house: House, those: Picture, why: 'nobody-here' | 'waited-long'): Promise<number> =>
  inTransaction(house.db, async (tx) => {
    const now = house.clock.now()
    const { profile } = house
    const ids = await saveEscalated(
      tx,
      idsOf(
        those.map(({ waiting }) => waiting),
        Infinity,
      ),
      now,
    )
    if (ids.length === 0) return 0
    const rows = ids.map((subjectId) => ({ subjectId, details: { why } }))
    await recordAll(tx, system, 'registrations.escalated', rows, now)
    const to = { address: profile.helpContacts.registration, language: profile.languages[0] ?? 'en' }
    const facts = { registrationIds: ids.slice(0, mostNamed), all: ids.length, why }
    await tell(tx, { occasion: 'registrations.decide-escalated', to, facts }, now)
    return ids.length
  })

type Whom = (all: readonly Decider[]) => readonly Decider[]
const here: Whom = (all) => all.filter(({ isAway }) => !isAway)

/** What each of those whom this picks is asked about. */
function perPerson(
  picture: Picture,
  whom: Whom,
): readonly { readonly to: Decider; readonly those: readonly Waiting[] }[] {
  const found = new Map<PersonId, { to: Decider; those: Waiting[] }>()
  for (const { waiting, deciders } of picture)
    for (const to of whom(deciders)) {
      const one = found.get(to.personId) ?? { to, those: [] }
      found.set(to.personId, one)
      one.those.push(waiting)
    }
  return [...found.values()]
}

const idsOf = (all: readonly Waiting[], most = mostNamed): readonly RegistrationId[] =>
  all.slice(0, most).map(({ id }) => id)
