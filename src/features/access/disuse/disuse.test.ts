import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { sql } from 'kysely'
import { accessParts } from '../../../access-parts.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { accountsJobs, rememberUse } from '../../accounts/index.ts'
import { trailOf } from '../../audit/index.ts'
import { saveAffiliation } from '../../directory/index.ts'
import { apply } from '../actions/apply.ts'
import { assign } from '../actions/assign.ts'
import { accessLetters } from '../letter-writers.ts'
import { applicationsOf, holdsAccess } from '../store/applications.ts'
import type { Application } from '../types.ts'
import { lettersOf } from '../../../letter-writers.ts'
import { lookForUnused } from './actions/look-for-unused.ts'
import { accessAlsoEnds } from './letter-writers.ts'
import { unusedLetter } from './letters.ts'
import { disuseOf } from './store.ts'

const day = 24 * 3_600_000
let house: TestHouse
let volta: MadeOrganisation
let decider: MadeAccount
before(async () => {
  house = await testHouse()
  volta = await makeOrganisation(house.db, { name: 'Volta Networks' })
  decider = await makeFocalPoint(house.db, { organisation: volta, kind: 'member-access' })
})
after(() => house.close())

const look = () => lookForUnused(house, accessParts(house))

/** Somebody who was given access so long ago that it ends in so many days unless they use it. */
async function unusedUntil(days: number): Promise<{ who: MadeAccount; it: Application }> {
  const who = await makeAccount(house.db, { organisation: volta, passwordHash: null })
  const to = { personId: who.personId, organisationId: volta.id }
  const it = await assign(house, accessParts(house), actorFor(decider, ['organisation.manage']), to)
  assert.ok(!isRefusal(it))
  const since = new Date(house.clock.now().getTime() + days * day)
  since.setUTCMonth(since.getUTCMonth() - house.profile.access.unusedAfterMonths)
  await house.db
    .updateTable('access_application')
    .set({ state_since: since })
    .where('id', '=', it.id)
    .execute()
  return { who, it }
}
const newest = async ({ personId }: MadeAccount) => (await applicationsOf(house.db, personId))[0]
const occasions = async ({ email }: MadeAccount, occasion: string) =>
  (await mailsTo(house.db, email)).filter((mail) => mail.occasion === occasion).length

test('three warnings, each once, then access ends, is told, and may be applied for again', async () => {
  const { who, it } = await unusedUntil(62)
  const counts = []
  for (const days of [0, 4, 1, 30, 1, 23, 1]) {
    house.clock.move(days * day)
    await look()
    await look()
    counts.push(await occasions(who, 'access.unused'))
  }
  assert.deepEqual(counts, [0, 1, 1, 2, 2, 3, 3])
  await runOutbox(house, accessLetters(house))
  const warned = (await mailsTo(house.db, who.email)).at(-1)
  assert.match(warned?.text ?? '', /Volta Networks/)
  assert.equal(await holdsAccess(house.db, who.personId), true)
  house.clock.move(8 * day)
  await look()
  assert.equal((await newest(who))?.state, 'expired')
  assert.equal(await holdsAccess(house.db, who.personId), false)
  assert.ok((await occasions(decider, 'access.ended')) > 0)
  const acts = (await trailOf(house.db, it.id)).map(({ act }) => act)
  assert.deepEqual(acts.filter((act) => act === 'access.unused-warned').length, 3)
  assert.equal(acts.filter((act) => act === 'access.expired').length, 1)
  await look()
  assert.equal(await disuseOf(house.db, it.id), undefined)
  const again = await apply(house, accessParts(house), actorFor(who), {
    organisationId: volta.id,
    reason: '',
  })
  assert.ok(!isRefusal(again))
})

test('signing in keeps it, and so does a mail program', async () => {
  const ways = [
    (who: MadeAccount) =>
      house.db
        .updateTable('account')
        .set({ signed_in_at: house.clock.now() })
        .where('id', '=', who.id)
        .execute(),
    (who: MadeAccount) => rememberUse(house.db, who.id, house.clock.now()),
  ]
  for (const use of ways) {
    const { who, it } = await unusedUntil(59)
    await look()
    assert.ok(await disuseOf(house.db, it.id))
    await use(who)
    await look()
    assert.equal(await disuseOf(house.db, it.id), undefined)
    house.clock.move(100 * day)
    await look()
    assert.equal((await newest(who))?.state, 'active')
    assert.equal(await occasions(who, 'access.unused'), 1)
  }
})

test('access that lay unused for years before anybody looked is warned about, not ended', async () => {
  const { who, it } = await unusedUntil(-900)
  await look()
  assert.equal((await newest(who))?.state, 'active')
  const ends = (await disuseOf(house.db, it.id))?.endsAt.getTime()
  assert.equal(ends, house.clock.now().getTime() + 60 * day)
})

test('whoever has access through two organisations is warned three times in all, of both, and loses both at once', async () => {
  const sankofa = await makeOrganisation(house.db, { name: 'Sankofa Telecom' })
  const theirs = await makeFocalPoint(house.db, { organisation: sankofa, kind: 'member-access' })
  const { who, it } = await unusedUntil(30)
  const belongs = { personId: who.personId, organisationId: sankofa.id, category: 'sector-member' }
  await inTransaction(house.db, (tx) =>
    saveAffiliation(tx, { ...belongs, state: 'approved' }, house.clock.now()),
  )
  const to = { personId: who.personId, organisationId: sankofa.id }
  const other = await assign(house, accessParts(house), actorFor(theirs, ['organisation.manage']), to)
  assert.ok(!isRefusal(other))
  // It was given ten days after the first, and nobody came since.
  await house.db
    .updateTable('access_application')
    .set({
      state_since: sql`(select state_since from access_application where id = ${it.id}) + interval '10 days'`,
    })
    .where('id', '=', other.id)
    .execute()
  for (let days = 0; days < 110; days++) {
    await look()
    house.clock.move(day)
  }
  assert.equal(await occasions(who, 'access.unused'), 3)
  const states = (await applicationsOf(house.db, who.personId)).map(({ state }) => state)
  assert.deepEqual(states, ['expired', 'expired'])
  const acts = async ({ id }: Application) =>
    (await trailOf(house.db, id)).filter(({ act }) => act === 'access.unused-warned').length
  assert.deepEqual([await acts(it), await acts(other)], [3, 3])
})

test('the warning names every organisation', async () => {
  const t = house.texts('en')
  const letter = unusedLetter(t, {
    ...{ access: 'TIES', contact: 'desk@accounts.example', organisations: ['Volta Networks', 'Sankofa'] },
    ...{ activeAt: new Date('2025-11-25T09:00:00Z'), endsAt: new Date('2026-11-25T09:00:00Z') },
  })
  assert.match(JSON.stringify(letter.blocks), /Volta Networks.*Sankofa/)
})

test('where the account itself is warned at the same time, its mails say it, and no others come', async () => {
  const short = {
    ...house,
    profile: { ...house.profile, inactiveAfterMonths: house.profile.access.unusedAfterMonths },
  }
  const { who, it } = await unusedUntil(60)
  const since = await house.db
    .selectFrom('access_application')
    .select('state_since')
    .where('id', '=', it.id)
    .executeTakeFirstOrThrow()
  await house.db
    .updateTable('account')
    .set({ created_at: since.state_since, signed_in_at: since.state_since })
    .where('id', '=', who.id)
    .execute()
  const inactiveJob = accountsJobs(short).find(({ name }) => name === 'accounts.look-for-inactive')
  for (let days = 0; days <= 60; days++) {
    await inactiveJob?.run(short, {})
    await lookForUnused(short, accessParts(short))
    house.clock.move(day)
  }
  await runOutbox(house, lettersOf(house))
  assert.equal(await occasions(who, 'accounts.inactive-warned'), 3)
  assert.equal(await occasions(who, 'access.unused'), 0)
  assert.equal((await newest(who))?.state, 'expired')
  const acts = (await trailOf(house.db, it.id)).map(({ act }) => act)
  assert.equal(acts.filter((act) => act === 'access.unused-warned').length, 3)
})

test('the mail about an account says what becomes of the access, where there is some', async () => {
  const { who } = await unusedUntil(100)
  const t = house.texts('en')
  const none = await makeAccount(house.db)
  assert.match((await accessAlsoEnds(house)(who.personId, t)) ?? '', /TIES.* and its mailbox end, too/)
  assert.equal(await accessAlsoEnds(house)(none.personId, t), undefined)
})

test('ten looks at once warn once', async () => {
  const { who } = await unusedUntil(59)
  await Promise.all(Array.from({ length: 10 }, look))
  assert.equal(await occasions(who, 'access.unused'), 1)
})
