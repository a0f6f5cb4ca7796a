import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { mailsTo } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../../test/support/people.ts'
import { actorFor } from '../../../../test/support/registering.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { accessParts } from '../../../access-parts.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { apply } from '../actions/apply.ts'
import { decide } from '../actions/decide.ts'
import { accessRoutes } from '../index.ts'
import { findApplication } from '../store/applications.ts'
import type { Application } from '../types.ts'
import { decideMany } from './decide-many.ts'
import { readOf, wantedOf } from './parse.ts'
import { became, reviewed } from './rules.ts'

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
const yes = { act: 'approve' } as const
const desk = () => actorFor(focal, may)

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
const several = (count: number) => Promise.all(Array.from({ length: count }, () => applied()))
const stateOf = async ({ id }: Application) => (await findApplication(house.db, id))?.state

describe('what was picked', () => {
  test('is read leniently, each once, and no more than a hundred', () => {
    const { registrationIds } = wantedOf({ pick: ['x', '', '123456789-12345'] })
    assert.deepEqual(registrationIds, [], 'check digits that do not fit are no Registration ID')
    assert.equal(wantedOf({ 'pick-all': '=' }).all, '')
    assert.equal(wantedOf({ 'pick-all': '=mensah' }).all, 'mensah')
    assert.equal(wantedOf({}).all, undefined)
    const picks = Array.from({ length: 150 }, (_, nth) => `${String(nth).padStart(9, '0')}-00000:1`)
    assert.equal(readOf({ picks: picks.join(' ') }).size, 100)
    assert.equal(readOf({ picks: 'nonsense 123456789-12345:9999999999' }).size, 0)
  })
})

describe('a row', () => {
  test('will be approved only while it waits and people of the organisation can have access', () => {
    assert.equal(reviewed('approve', { state: 'awaiting' }, 'eligible'), 'will')
    assert.equal(reviewed('approve', { state: 'returned' }, 'eligible'), 'will')
    assert.equal(reviewed('approve', { state: 'awaiting' }, 'membership-rests'), 'membership-rests')
    assert.equal(reviewed('approve', { state: 'active' }, 'eligible'), 'decided')
  })
  test('says afterwards who decided, and why it still waits', () => {
    assert.equal(became('approve', { state: 'active', decidedBy: 'me' }, 'eligible', 'me'), 'own')
    assert.equal(became('approve', { state: 'approved', decidedBy: 'me' }, 'eligible', 'me'), 'own')
    assert.equal(became('approve', { state: 'active', decidedBy: 'them' }, 'eligible', 'me'), 'other')
    assert.equal(became('approve', { state: 'rejected', decidedBy: 'me' }, 'eligible', 'me'), 'other')
    assert.equal(became('approve', { state: 'awaiting', decidedBy: null }, 'eligible', 'me'), 'waits')
    assert.equal(
      became('approve', { state: 'awaiting', decidedBy: null }, 'membership-rests', 'me'),
      'membership-rests',
    )
  })
})

describe('approving many', () => {
  test('is picked, read once more, and said one by one', async () => {
    const [one, two, decided] = await several(3)
    assert.ok(one && two && decided)
    const browser = await walk.as(focal, may)
    const list = main(await browser.get('/en/organisation/access'))
    assert.match(list, /Longest waiting first/)
    const no = { is: 'rejection', revision: decided.it.revision, reason: 'Not ours' } as const
    await decide(house, accessParts(house), desk(), decided.it.id, no)
    const pick = [one, two, decided].map(({ it }) => it.registrationId)
    const review = await browser.follow(await browser.post('/en/organisation/access/review', { pick }))
    assert.equal(heading(review), 'Approve 2 applications')
    assert.match(main(review), /These are left out.*decided or changed meanwhile/)
    const picks = /name="picks"\s+value="([^"]*)"/.exec(review.body)?.[1] ?? ''
    const done = await browser.follow(await browser.post('/en/organisation/access/approvals', { picks }))
    assert.equal(heading(done), '2 applications approved')
    assert.match(main(done), new RegExp(`${one.it.registrationId} You approved it Active`))
    for (const { it, who } of [one, two]) {
      assert.equal(await stateOf(it), 'active')
      assert.equal((await mailsTo(house.db, who.email)).length, 2)
    }
    assert.equal(await stateOf(decided.it), 'rejected')
  })

  test('takes all that wait, or all that have a name', async () => {
    const named = await applied(volta, { name: 'Unmistakable Quaye' })
    await several(2)
    const browser = await walk.as(focal, may)
    const some = await browser.follow(
      await browser.post('/en/organisation/access/review', { 'pick-all': '=quaye' }),
    )
    assert.equal(heading(some), 'Approve 1 application')
    assert.match(main(some), new RegExp(named.it.registrationId))
    const all = await browser.follow(
      await browser.post('/en/organisation/access/review', { 'pick-all': '=' }),
    )
    assert.match(heading(all), /Approve [3-9] applications/)
  })

  test('without a pick nothing is asked', async () => {
    const browser = await walk.as(focal, may)
    const back = await browser.follow(await browser.post('/en/organisation/access/review', {}))
    assert.match(back.body, /Nobody was selected/)
    assert.equal((await browser.get('/en/organisation/access/review?pick=x')).status, 303)
    assert.equal((await browser.get('/en/organisation/access/approvals')).status, 303)
  })

  test('approves only what was read, and only what is theirs', async () => {
    const other = await makeOrganisation(house.db)
    const elsewhere = await makeFocalPoint(house.db, { organisation: other, kind: 'member-access' })
    const { it } = await applied()
    const browser = await walk.as(elsewhere, may)
    const picks = `${it.registrationId}:${it.revision}`
    assert.equal((await browser.post('/en/organisation/access/approvals', { picks })).status, 303)
    const look = await browser.get(`/en/organisation/access/approvals?pick=${it.registrationId}`)
    assert.equal(look.status, 303, 'another organisation’s application is not there')
    assert.equal(await stateOf(it), 'awaiting')
    await decideMany(house, accessParts(house), desk(), [volta.id], new Map([[it.registrationId, 7]]), yes)
    assert.equal(await stateOf(it), 'awaiting')
  })

  test('where one cannot be approved the others are', async () => {
    const resting = await makeOrganisation(house.db, { name: 'Resting Telecom' })
    await makeFocalPoint(house.db, { organisation: resting, kind: 'member-access', account: focal })
    const [stuck, fine] = [await applied(resting), await applied()]
    await house.db
      .updateTable('organisation')
      .set({ membership: 'suspended' })
      .where('id', '=', resting.id)
      .execute()
    const read = new Map([stuck, fine].map(({ it }) => [it.registrationId, it.revision]))
    await decideMany(house, accessParts(house), desk(), [volta.id, resting.id], read, yes)
    assert.deepEqual([await stateOf(stuck.it), await stateOf(fine.it)], ['awaiting', 'active'])
    const query = [...read.keys()].map((one) => `pick=${one}`).join('&')
    const page = await (await walk.as(focal, may)).get(`/en/organisation/access/approvals?${query}`)
    assert.match(main(page), /membership of this organisation is suspended/)
    assert.equal(heading(page), '1 application approved')
  })

  test('sent by ten windows at once, each is approved once', async () => {
    const all = await several(5)
    const read = new Map(all.map(({ it }) => [it.registrationId, it.revision]))
    await Promise.all(
      Array.from({ length: 10 }, () => decideMany(house, accessParts(house), desk(), [volta.id], read, yes)),
    )
    for (const { it } of all)
      assert.deepEqual((await trailOf(house.db, it.id)).map(({ act }) => act).toSorted(), [
        'access.active',
        'access.applied',
      ])
  })

  test('is there for the secretariat, too', async () => {
    const orphan = await makeOrganisation(house.db)
    const { it } = await applied(orphan)
    const staff = await walk.as(await makeAccount(house.db), ['directory.manage'])
    const review = await staff.follow(await staff.post('/en/desk/access/review', { pick: it.registrationId }))
    const picks = /name="picks"\s+value="([^"]*)"/.exec(review.body)?.[1] ?? ''
    await staff.post('/en/desk/access/approvals', { picks })
    assert.equal(await stateOf(it), 'active')
  })
})
