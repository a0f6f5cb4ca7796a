import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
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
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { accessParts } from '../../../access-parts.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { apply } from '../actions/apply.ts'
import { accessRoutes } from '../index.ts'
import { accessLetters } from '../letter-writers.ts'
import { findApplication } from '../store/applications.ts'
import type { Application } from '../types.ts'
import { decideMany } from './decide-many.ts'

let house: TestHouse
let walk: Walk
let volta: MadeOrganisation
let focal: MadeAccount
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => accessRoutes(server, house, accessParts(house)))
  volta = await makeOrganisation(house.db, { name: 'Volta Networks' })
  focal = await makeFocalPoint(house.db, { organisation: volta, kind: 'member-access' })
})
after(async () => {
  await walk.close()
  await house.close()
})
const may = ['organisation.manage']
const base = '/en/organisation/access'
const no = { act: 'reject', reason: 'You left our group in May.' } as const

async function applied(
  organisation = volta,
  wishes: Parameters<typeof makeAccount>[1] = {},
): Promise<{ who: MadeAccount; it: Application }> {
  const who = await makeAccount(house.db, { organisation, passwordHash: null, ...wishes })
  const wish = { organisationId: organisation.id, reason: '' }
  const it = await apply(house, accessParts(house), actorFor(who), wish)
  assert.ok(!isRefusal(it))
  return { who, it }
}
const stateOf = async ({ id }: Application) => (await findApplication(house.db, id))?.state
const readOf = (...all: { it: Application }[]) =>
  new Map(all.map(({ it }) => [it.registrationId, it.revision]))
const rejecting = (read: ReadonlyMap<string, number>, remit = [volta.id]) =>
  decideMany(house, accessParts(house), actorFor(focal, may), remit, read, no)

describe('rejecting many', () => {
  test('is picked, read once more, has one reason that each of them reads, and is said one by one', async () => {
    const [one, two] = [await applied(), await applied(volta, { language: 'fr' })]
    const browser = await walk.as(focal, may)
    const pick = [one, two].map(({ it }) => it.registrationId)
    const review = await browser.follow(await browser.post(`${base}/review`, { pick, act: 'reject' }))
    assert.equal(heading(review), 'Reject 2 applications')
    assert.match(main(review), /These are rejected.*One reason for all of them/)
    const fields = fieldsOf(review, 'decisions')
    const missing = await browser.post(`${base}/rejections`, { ...fields, reason: ' ' })
    assert.equal(missing.status, 422)
    assert.equal(heading(missing), 'Reject 2 applications')
    assert.match(main(missing), /Write why: the person reads it/)
    assert.deepEqual(fieldsOf(missing, 'decisions')['picks'], fields['picks'])
    assert.equal(await stateOf(one.it), 'awaiting')
    const long = await browser.post(`${base}/rejections`, { ...fields, reason: 'x'.repeat(1001) })
    assert.equal(long.status, 422)
    assert.ok(long.body.includes('x'.repeat(1001)))

    const sent = await browser.post(`${base}/rejections`, { ...fields, reason: no.reason })
    const done = await browser.follow(sent)
    assert.equal(heading(done), '2 applications rejected')
    assert.match(main(done), new RegExp(`${one.it.registrationId} You rejected it Rejected`))
    house.clock.move(5 * 60_000)
    await runOutbox(house, accessLetters(house))
    for (const { it, who } of [one, two]) {
      assert.equal(await stateOf(it), 'rejected')
      const mail = (await mailsTo(house.db, who.email)).at(-1)
      assert.equal(mail?.state, 'withheld', 'no relay is set in a test')
      assert.match(mail?.text ?? '', /You left our group in May\./)
    }
    const french = (await mailsTo(house.db, two.who.email)).at(-1)
    assert.match(french?.subject ?? '', /refusée/)
  })

  test('takes all that wait with a name', async () => {
    const { it } = await applied(volta, { name: 'Unmistakable Quaye' })
    const browser = await walk.as(focal, may)
    const review = await browser.follow(
      await browser.post(`${base}/review`, { 'pick-all': '=quaye', act: 'reject' }),
    )
    assert.equal(heading(review), 'Reject 1 application')
    assert.match(main(review), new RegExp(it.registrationId))
  })

  test('needs no living membership, and leaves open whether somebody belongs', async () => {
    const resting = await makeOrganisation(house.db, { name: 'Resting Telecom' })
    await makeFocalPoint(house.db, { organisation: resting, kind: 'member-access', account: focal })
    const stuck = await applied(resting, { affiliation: 'claimed' })
    await house.db
      .updateTable('organisation')
      .set({ membership: 'suspended' })
      .where('id', '=', resting.id)
      .execute()
    const browser = await walk.as(focal, may)
    const pick = stuck.it.registrationId
    const review = await browser.follow(await browser.post(`${base}/review`, { pick, act: 'reject' }))
    assert.match(main(review), /Says they belong to the organisation: that stays to be decided/)
    await rejecting(readOf(stuck), [resting.id])
    assert.equal(await stateOf(stuck.it), 'rejected')
    const claim = await house.db
      .selectFrom('affiliation')
      .select('state')
      .where('person_id', '=', stuck.who.personId)
      .executeTakeFirst()
    assert.equal(claim?.state, 'claimed')
  })

  test('rejects only what was read, and only what is theirs', async () => {
    const [mine, theirs] = [await applied(), await applied(await makeOrganisation(house.db))]
    await rejecting(readOf(theirs))
    await rejecting(new Map([[mine.it.registrationId, 7]]))
    assert.deepEqual([await stateOf(mine.it), await stateOf(theirs.it)], ['awaiting', 'returned'])
  })

  test('sent by ten windows at once, each is rejected once', async () => {
    const all = [await applied(), await applied(), await applied()]
    await Promise.all(Array.from({ length: 10 }, () => rejecting(readOf(...all))))
    for (const { it } of all)
      assert.deepEqual((await trailOf(house.db, it.id)).map(({ act }) => act).toSorted(), [
        'access.applied',
        'access.rejected',
      ])
  })
})
