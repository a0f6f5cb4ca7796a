import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { makeAccount, makeEvent, makeFocalPoint, makeOrganisation } from '../../../test/support/people.ts'
import { actorFor, choicesFor, draftFor, register } from '../../../test/support/registering.ts'
import type { Browser } from '../../../test/support/server.ts'
import { openWalk, type Walk } from '../../../test/support/walking.ts'
import { isRefusal } from '../../values/refusal.ts'
import { withdraw } from './actions/withdraw.ts'
import { decide } from './approvals/actions/decide.ts'
import {
  approvalsNeed,
  myNextRegistrations,
  myStatus,
  myStatuses,
  registrationRoutes,
  waitingForMe,
} from './index.ts'
import { findEventById } from '../events/index.ts'

let house: TestHouse
let walk: Walk
before(async () => {
  house = await testHouse()
  walk = await openWalk(house, registrationRoutes)
})
after(async () => {
  await walk.close()
  await house.close()
})

const day = 24 * 60 * 60_000
const may = ['approvals.decide']

/** Somebody with a registration in every state there is, and somebody who decides. */
async function everything() {
  const { db } = house
  const organisation = await makeOrganisation(db, { name: 'Organisation 甲 «Δ»' })
  const focalPoint = await makeFocalPoint(db, { organisation })
  const account = await makeAccount(db, { organisation, name: 'محمد بن يوسف', timeZone: 'Africa/Accra' })
  const actor = actorFor(account)
  const remit = { organisationIds: [organisation.id], isSecretariat: false }
  const group = { type: 'study-group', modeChangeUntil: new Date(house.clock.now().getTime() + day) }
  const sent = async (options: object = group) => {
    const it = await register(house, actor, (await makeEvent(db, options)).id, choicesFor('on-site'))
    assert.ok(!isRefusal(it))
    return it
  }
  const drafted = await makeEvent(db, { languages: ['en', 'fr'], onSiteCapacity: 1, onSiteTaken: 1 })
  await draftFor(house, actor, drafted.id)
  const fresh = await makeEvent(db, { onSiteClosesAt: house.clock.now(), languages: ['en', 'ar'] })
  const [confirmed, pending, rejected, withdrawn] = [await sent({}), await sent(), await sent(), await sent()]
  const waitlisted = await sent({ onSiteCapacity: 1, onSiteTaken: 1 })
  await decide(house, actorFor(focalPoint), remit, rejected.number, { is: 'rejection', reason: 'Не сейчас' })
  await withdraw(house, actor, withdrawn)
  const over = await makeEvent(db, { startsAt: new Date(0), endsAt: new Date(day) })
  return {
    account,
    focalPoint,
    drafted,
    fresh,
    over,
    own: [confirmed, pending, rejected, withdrawn, waitlisted],
    pending,
    confirmed,
    rejected,
  }
}

async function assertSpoken(browser: Browser, path: string, expected = 200) {
  const page = await browser.get(path)
  assert.equal(page.status, expected, `${path}: ${page.status}`)
  assert.doesNotMatch(page.body, />[^<]*registrations\.[a-z]+[.a-z-]*[^<]*</, path)
  assert.doesNotMatch(page.body, /\[object|undefined|NaN/, path)
}

test('every page speaks every language of the body', async () => {
  const all = await everything()
  const browser = await walk.as(all.account, [], 'Africa/Accra')
  const decider = await walk.as(all.focalPoint, may, 'Asia/Shanghai')
  for (const language of house.profile.languages) {
    const at = (path: string) => `/${language}${path}`
    await assertSpoken(browser, at('/registrations'))
    for (const { number } of all.own) await assertSpoken(browser, at(`/registrations/${number}`))
    await assertSpoken(browser, at(`/registrations/${all.confirmed.number}/withdrawal`))
    await assertSpoken(browser, at(`/registrations/${all.pending.number}/attendance`))
    await assertSpoken(browser, at(`/registrations/${all.confirmed.number}/calendar.ics`))
    for (const event of [all.drafted, all.fresh, all.over])
      await assertSpoken(browser, at(`/events/${event.code}/registration`))
    await assertSpoken(browser, at(`/events/${all.drafted.code}/registration/check`))
    for (const query of ['', '?state=approved', '?state=rejected', `?mode=remote`])
      await assertSpoken(decider, at(`/approvals${query}`))
    for (const { number } of [all.pending, all.rejected])
      await assertSpoken(decider, at(`/approvals/${number}`))
    for (const act of ['approve', 'reject'])
      await assertSpoken(
        decider,
        at(`/approvals/review?act=${act}&pick=${all.pending.number}&pick=${all.rejected.number}`),
      )
  }
})

test('what other rooms show of registrations speaks every language too', async () => {
  const all = await everything()
  const event = await findEventById(house.db, all.drafted.id)
  assert.ok(event)
  const [actor, decider] = [actorFor(all.account), actorFor(all.focalPoint, may)]
  assert.equal(await waitingForMe(house)(decider), 1)
  assert.equal(await waitingForMe(house)(actor), undefined)
  for (const language of house.profile.languages) {
    const t = house.texts(language)
    assert.match(String(await myStatus(house)(actor, event, t)), /<h2>/)
    assert.equal((await myStatuses(house)(actor, [event], t)).size, 1)
    assert.match(String(await myNextRegistrations(house)(actor, t, house.clock.now())), /R-/)
    assert.match(String(await approvalsNeed(house)(decider, t)), /\/approvals"/)
  }
})

test('on the page of an event somebody who may not come is told so with the rule', async () => {
  const made = await makeEvent(house.db, { type: 'study-group' })
  const event = await findEventById(house.db, made.id)
  assert.ok(event)
  const stranger = actorFor(await makeAccount(house.db, { claimedCategory: 'non-member' }))
  const block = String(await myStatus(house)(stranger, event, house.texts('en')))
  assert.ok(block.includes(house.texts('en')('participation.refused')))
  assert.ok(block.includes('members only'))
})
