import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { withoutLocks } from '../../../test/support/forgetful.ts'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../test/support/mail.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../test/support/people.ts'
import { actorFor } from '../../../test/support/registering.ts'
import { accessParts } from '../../access-parts.ts'
import { inTransaction } from '../../platform/database/database.ts'
import { system } from '../../values/actor.ts'
import { isRefusal } from '../../values/refusal.ts'
import { holdAccount } from '../accounts/index.ts'
import { trailOf } from '../audit/index.ts'
import { organisationsOf } from '../directory/index.ts'
import { apply } from './actions/apply.ts'
import { assign } from './actions/assign.ts'
import { decide, type Decision } from './actions/decide.ts'
import { followAll, followPerson } from './actions/follow.ts'
import { withdraw } from './actions/withdraw.ts'
import { tellStatus } from './enquiry.ts'
import { accessEnds, accessMerge, forgetAccess, ownAccess } from './leaving.ts'
import { accessLetters } from './letter-writers.ts'
import { tidyRegistrationId } from './registration-id.ts'
import { applicationsOf, findApplication, holdsAccess, stepsOf } from './store/applications.ts'
import type { Application } from './types.ts'

let house: TestHouse
let volta: MadeOrganisation
let decider: MadeAccount
before(async () => {
  house = await testHouse()
  volta = await makeOrganisation(house.db, { name: 'Volta Networks' })
  decider = await makeFocalPoint(house.db, { organisation: volta, kind: 'member-access' })
})
after(() => house.close())

const parts = () => accessParts(house)
const desk = (account: MadeAccount) => actorFor(account, ['organisation.manage'])
const delegate = (wishes: Parameters<typeof makeAccount>[1] = {}) =>
  makeAccount(house.db, { organisation: volta, passwordHash: null, ...wishes })

async function applied(who: MadeAccount, through = volta): Promise<Application> {
  const it = await apply(house, parts(), actorFor(who), {
    organisationId: through.id,
    reason: 'Our contributions',
  })
  assert.ok(!isRefusal(it), JSON.stringify(it))
  return it
}
const approval = (it: Application): Decision => ({ is: 'approval', revision: it.revision })
const refusedWith = (outcome: object) => (isRefusal(outcome) ? outcome.refused : undefined)
const occasions = async (account: MadeAccount) =>
  (await mailsTo(house.db, account.email)).map(({ occasion }) => occasion.replace('access.', ''))
const stateOf = async (it: Application) => (await findApplication(house.db, it.id))?.state
const setMembership = (organisation: MadeOrganisation, membership: 'active' | 'suspended') =>
  house.db.updateTable('organisation').set({ membership }).where('id', '=', organisation.id).execute()

test('an application has its number at once, tells its person and asks the focal point', async () => {
  const who = await delegate()
  const it = await applied(who)
  assert.equal(it.state, 'awaiting')
  assert.equal(tidyRegistrationId(it.registrationId), it.registrationId)
  assert.deepEqual(await occasions(who), ['moved'])
  assert.ok((await occasions(decider)).includes('to-decide'))
  assert.equal(await holdsAccess(house.db, who.personId), false)
})

test('ten windows that apply at once make one application', async () => {
  const who = await delegate()
  const wish = { organisationId: volta.id, reason: '' }
  const all = await Promise.all(Array.from({ length: 10 }, () => apply(house, parts(), actorFor(who), wish)))
  assert.equal(all.filter((one) => !isRefusal(one)).length, 1)
  assert.deepEqual(new Set(all.flatMap((one) => refusedWith(one) ?? [])), new Set(['access.refused.already']))
  assert.equal((await applicationsOf(house.db, who.personId)).length, 1)
})

test('yes opens access at once, and is told', async () => {
  const who = await delegate()
  const it = await applied(who)
  const done = await decide(house, parts(), desk(decider), it.id, approval(it))
  assert.ok(!isRefusal(done))
  assert.equal(done.state, 'active')
  assert.equal(await holdsAccess(house.db, who.personId), true)
  assert.deepEqual(
    (await stepsOf(house.db, it.id)).map(({ to }) => to),
    ['awaiting', 'active'],
  )
  assert.deepEqual((await trailOf(house.db, it.id)).map(({ act }) => act).toSorted(), [
    'access.active',
    'access.applied',
  ])
})

test('of ten who decide at once, one does; without the lock more do', async () => {
  const deciders = [
    desk(decider),
    ...(await Promise.all(
      Array.from({ length: 3 }, async () =>
        desk(await makeFocalPoint(house.db, { organisation: volta, kind: 'member-access', isDeputy: true })),
      ),
    )),
  ]
  const decideAtOnce = async (at: TestHouse) => {
    const it = await applied(await delegate())
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, nth) => {
        const actor = deciders[nth % deciders.length] as (typeof deciders)[number]
        return decide(
          at,
          accessParts(at),
          actor,
          it.id,
          nth % 2 ? approval(it) : { is: 'rejection', revision: it.revision, reason: 'No' },
        )
      }),
    )
    return all.filter((one) => !isRefusal(one)).length
  }
  assert.equal(await decideAtOnce(house), 1)
  let most = 0
  for (let tries = 0; tries < 10 && most < 2; tries++)
    most = await decideAtOnce({ ...house, ...withoutLocks(house) })
  assert.ok(most > 1, 'the lock was not needed')
})

test('a claim that waits is decided along with the access', async () => {
  const who = await delegate({ affiliation: 'claimed' })
  const it = await applied(who)
  const done = await decide(house, parts(), desk(decider), it.id, approval(it))
  assert.ok(!isRefusal(done), JSON.stringify(done))
  assert.deepEqual(
    (await organisationsOf(house.db, who.personId)).map(({ state }) => state),
    ['approved'],
  )
})

test('no has a reason, which its person reads, and another application may follow', async () => {
  const who = await delegate()
  const it = await applied(who)
  const no = { is: 'rejection', revision: it.revision } as const
  assert.equal(
    refusedWith(await decide(house, parts(), desk(decider), it.id, { ...no, reason: '' })),
    'access.refused.no-reason',
  )
  await decide(house, parts(), desk(decider), it.id, { ...no, reason: 'Ask again in May' })
  await runOutbox(house, accessLetters(house))
  const told = (await mailsTo(house.db, who.email)).at(-1)
  assert.match(told?.text ?? '', /Ask again in May/)
  assert.equal((await applied(who)).state, 'awaiting')
})

test('whoever decides elsewhere learns no more than that there is nothing', async () => {
  const it = await applied(await delegate())
  const stranger = await makeFocalPoint(house.db, {
    organisation: await makeOrganisation(house.db),
    kind: 'member-access',
  })
  const registrationsOnly = await makeFocalPoint(house.db, { organisation: volta, kind: 'designated' })
  for (const one of [stranger, registrationsOnly, await delegate()])
    assert.equal(
      refusedWith(await decide(house, parts(), desk(one), it.id, approval(it))),
      'access.refused.unknown',
    )
})

test('without a focal point the secretariat decides, until there is one', async () => {
  const orphan = await makeOrganisation(house.db)
  const who = await delegate({ organisation: orphan })
  const it = await applied(who, orphan)
  assert.equal(it.state, 'returned')
  const fresh = await makeFocalPoint(house.db, { organisation: orphan, kind: 'member-access' })
  await followAll(house, parts())
  assert.equal(await stateOf(it), 'awaiting')
  assert.deepEqual(await occasions(fresh), ['to-decide'])
  const staff = actorFor(await makeAccount(house.db), ['directory.manage'])
  const done = await decide(house, parts(), staff, it.id, { is: 'approval', revision: it.revision + 1 })
  assert.ok(!isRefusal(done), JSON.stringify(done))
})

test('a focal point who applies needs nobody else; somebody can be given access who did not ask', async () => {
  assert.equal((await applied(decider)).state, 'active')
  const who = await delegate()
  const given = await assign(house, parts(), desk(decider), {
    personId: who.personId,
    organisationId: volta.id,
  })
  assert.ok(!isRefusal(given))
  assert.equal(given.state, 'active')
  assert.deepEqual(await occasions(who), ['moved'])
  const other = await makeAccount(house.db)
  const notTheirs = { personId: other.personId, organisationId: volta.id }
  assert.equal(
    refusedWith(await assign(house, parts(), desk(decider), notTheirs)),
    'access.refused.no-organisation',
  )
})

test('to an account that is not activated access opens with it', async () => {
  const who = await delegate({ state: 'initial' })
  const given = await assign(house, parts(), desk(decider), {
    personId: who.personId,
    organisationId: volta.id,
  })
  assert.ok(!isRefusal(given))
  assert.equal(given.state, 'approved')
  await house.db.updateTable('account').set({ state: 'active' }).where('id', '=', who.id).execute()
  await followAll(house, parts())
  assert.equal(await stateOf(given), 'active')
})

test('access rests with the membership, comes back with it, and everybody is told once', async () => {
  const member = await makeOrganisation(house.db)
  const theirs = await makeFocalPoint(house.db, { organisation: member, kind: 'member-access' })
  const who = await delegate({ organisation: member })
  const it = await applied(who, member)
  await decide(house, parts(), desk(theirs), it.id, approval(it))
  await setMembership(member, 'suspended')
  assert.equal(await holdsAccess(house.db, who.personId), false)
  await followAll(house, parts())
  await followAll(house, parts())
  assert.equal(await stateOf(it), 'suspended')
  await setMembership(member, 'active')
  await followAll(house, parts())
  assert.equal(await stateOf(it), 'active')
  assert.deepEqual(await occasions(who), ['moved', 'moved', 'moved', 'moved'])
  assert.deepEqual(await occasions(theirs), ['to-decide', 'ended'])
})

test('access ends with belonging to the organisation, in the same moment', async () => {
  const who = await delegate()
  const it = await applied(who)
  await decide(house, parts(), desk(decider), it.id, approval(it))
  await inTransaction(house.db, async (tx) => {
    await tx
      .updateTable('affiliation')
      .set({ state: 'ended' })
      .where('person_id', '=', who.personId)
      .execute()
    const ended = { personId: who.personId, organisationId: volta.id }
    await followPerson(house, parts())(tx, desk(decider), ended, house.clock.now())
  })
  assert.equal(await stateOf(it), 'revoked')
  assert.equal(await holdsAccess(house.db, who.personId), false)
})

test('whoever applied can give it back, and nobody else can', async () => {
  const who = await delegate()
  const it = await applied(who)
  assert.equal(
    refusedWith(await withdraw(house, parts(), actorFor(decider), it.id)),
    'access.refused.unknown',
  )
  assert.ok(!isRefusal(await withdraw(house, parts(), actorFor(who), it.id)))
  assert.equal(refusedWith(await withdraw(house, parts(), actorFor(who), it.id)), 'access.refused.over')
})

test('an enquiry writes to the contact address of whoever applied, once an hour, and to nobody else', async () => {
  const who = await delegate()
  const it = await applied(who)
  await tellStatus(house, { registrationId: it.registrationId })
  await tellStatus(house, { email: who.email })
  await tellStatus(house, { email: 'nobody@nowhere.example' })
  assert.deepEqual(await occasions(who), ['moved', 'status'])
  await runOutbox(house, accessLetters(house))
  const told = (await mailsTo(house.db, who.email)).at(-1)
  assert.match(told?.text ?? '', new RegExp(it.registrationId))
  assert.match(told?.text ?? '', /\/access\/status\//)
})

/** The mailbox somebody uses, or may not use for a while. */
const mailboxOf = (who: MadeAccount) =>
  house.db
    .selectFrom('mailbox')
    .select(['id', 'state'])
    .where('account_id', '=', who.id)
    .where('state', 'in', ['active', 'suspended'])
    .executeTakeFirst()

test('access brings a mailbox, which rests, goes and comes back with it', async () => {
  const member = await makeOrganisation(house.db)
  const theirs = await makeFocalPoint(house.db, { organisation: member, kind: 'member-access' })
  const who = await delegate({ organisation: member })
  const it = await applied(who, member)
  assert.equal(await mailboxOf(who), undefined)
  await decide(house, parts(), desk(theirs), it.id, approval(it))
  const mailbox = await mailboxOf(who)
  assert.equal(mailbox?.state, 'active')
  await setMembership(member, 'suspended')
  await followAll(house, parts())
  assert.equal((await mailboxOf(who))?.state, 'suspended')
  await setMembership(member, 'active')
  await followAll(house, parts())
  assert.equal((await mailboxOf(who))?.state, 'active')
  await withdraw(house, parts(), actorFor(who), it.id)
  assert.equal(await mailboxOf(who), undefined)
  const again = await applied(who, member)
  await decide(house, parts(), desk(theirs), again.id, approval(again))
  assert.equal((await mailboxOf(who))?.id, mailbox?.id)
})

test('whoever closes their account gives access back; erased, nothing they wrote is left', async () => {
  const who = await delegate()
  const it = await applied(who)
  const own = { accountId: who.id, personId: who.personId }
  assert.match(JSON.stringify(await ownAccess(house)(own, house.texts('en'))), /Our contributions/)
  await inTransaction(house.db, async (tx) => {
    await accessEnds(parts())(tx, system, who, house.clock.now())
    await forgetAccess(tx, system, { ...who, accountId: who.id })
  })
  const left = await findApplication(house.db, it.id)
  assert.deepEqual([left?.state, left?.reason], ['withdrawn', ''])
})

test('an account that is closed while somebody decides about it holds nobody up', async () => {
  const who = await delegate()
  const it = await applied(who)
  const holds = Promise.withResolvers<void>()
  const closing = inTransaction(house.db, async (tx) => {
    await holdAccount(tx, who.id)
    holds.resolve()
    await sql`select pg_sleep(0.2)`.execute(tx)
    await accessEnds(parts())(tx, system, who, house.clock.now())
  })
  await holds.promise
  const decided = await decide(house, parts(), desk(decider), it.id, approval(it))
  await closing
  assert.equal(refusedWith(decided), 'access.refused.decided')
  assert.equal(await stateOf(it), 'withdrawn')
})

test('of two accounts that become one the survivor has what either had, and gives it back when they part', async () => {
  const [from, into] = [await delegate(), await delegate()]
  const [theirs, own] = [await applied(from), await applied(into)]
  await decide(house, parts(), desk(decider), theirs.id, approval(theirs))
  const people = { from: from.personId, into: into.personId }
  const moved = await inTransaction(house.db, (tx) =>
    accessMerge(parts()).merge(tx, system, people, house.clock.now()),
  )
  assert.deepEqual(moved, [theirs.id])
  assert.deepEqual([await stateOf(theirs), await stateOf(own)], ['active', 'withdrawn'])
  await inTransaction(house.db, (tx) => accessMerge(parts()).takeApart(tx, system, people, moved))
  assert.equal((await findApplication(house.db, theirs.id))?.personId, from.personId)
})
