import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../test/support/mail.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
} from '../../../test/support/people.ts'
import { actorFor } from '../../../test/support/registering.ts'
import { Browser } from '../../../test/support/server.ts'
import { main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { accessParts } from '../../access-parts.ts'
import { newId } from '../../platform/ids.ts'
import { prepareJobs } from '../../platform/jobs/index.ts'
import { isRefusal } from '../../values/refusal.ts'
import { apply } from './actions/apply.ts'
import { tellStatus } from './enquiry.ts'
import { accessRoutes } from './index.ts'
import { accessLetters } from './letter-writers.ts'
import { registrationId } from './registration-id.ts'
import { findApplication } from './store/applications.ts'
import type { Application } from './types.ts'

/*
 * Everybody who has no business with somebody's application tries every door to it, and is told what they would be told of one that
 * never was.
 */

let house: TestHouse
let walk: Walk
let who: MadeAccount
let it: Application
before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  walk = await openWalk(house, (server) => accessRoutes(server, house, accessParts(house)))
  const volta = await makeOrganisation(house.db, { name: 'Volta Networks' })
  await makeFocalPoint(house.db, { organisation: volta, kind: 'member-access' })
  who = await makeAccount(house.db, { organisation: volta, name: 'Adwoa Mensah', passwordHash: null })
  const wish = { organisationId: volta.id, reason: 'Only for my focal point' }
  const made = await apply(house, accessParts(house), actorFor(who), wish)
  assert.ok(!isRefusal(made))
  it = made
})
after(async () => {
  await walk.close()
  await house.close()
})

const acts = ['approval', 'rejection', 'removal']
const form = { revision: '1', reason: 'Because' }

/** What is told about an application, with its own id taken out of it. */
async function told(browser: Browser, id: string): Promise<readonly (readonly [number, string])[]> {
  const answers = []
  for (const base of ['/organisation/access', '/desk/access']) {
    answers.push(await browser.get(`/en${base}/${id}`))
    for (const act of acts) answers.push(await browser.post(`/en${base}/${id}/${act}`, form))
  }
  answers.push(await browser.post(`/en/access/applications/${id}/withdrawal`))
  return answers.map((one) => [one.status, one.body.replaceAll(id, 'ID')] as const)
}

test('at every door a stranger, a colleague, another focal point and other staff learn nothing, and change nothing', async () => {
  const elsewhere = await makeFocalPoint(house.db, {
    organisation: await makeOrganisation(house.db),
    kind: 'member-access',
  })
  const colleague = await makeAccount(house.db)
  const browsers = [
    new Browser(walk.server),
    await walk.as(colleague),
    await walk.as(elsewhere, ['organisation.manage']),
    await walk.as(await makeAccount(house.db), ['events.manage', 'accounts.manage']),
  ]
  for (const [nth, browser] of browsers.entries()) {
    const [theirs, nothing] = [await told(browser, it.id), await told(browser, newId())]
    assert.deepEqual(theirs, nothing, `visitor ${nth}`)
    for (const [status, body] of theirs) {
      assert.ok(status === 303 || status === 404, `visitor ${nth}: ${status}`)
      assert.doesNotMatch(body, /Adwoa|Only for my focal point/)
    }
  }
  assert.equal((await findApplication(house.db, it.id))?.revision, it.revision)
})

test('among many, what is another organisation’s looks like what is nothing, and is not decided or undone', async () => {
  const elsewhere = await makeFocalPoint(house.db, {
    organisation: await makeOrganisation(house.db),
    kind: 'member-access',
  })
  const browser = await walk.as(elsewhere, ['organisation.manage'])
  const base = '/en/organisation/access'
  const asked = async (id: string) => {
    const answers = [
      await browser.get(`${base}/review?pick=${id}&act=reject`),
      await browser.get(`${base}/approvals?pick=${id}`),
      await browser.get(`${base}/rejections?pick=${id}`),
      await browser.post(`${base}/rejections`, { picks: `${id}:1`, reason: '' }),
      await browser.post(`${base}/rejections`, { picks: `${id}:1`, reason: 'Because' }),
      await browser.post(`${base}/undo`, { pick: id, act: 'reject' }),
    ]
    return answers.map(({ status, location, body }) => [status, location.replaceAll(id, 'ID'), body])
  }
  const nothing = registrationId(123_456_789, 7, (half) => half)
  assert.deepEqual(await asked(it.registrationId), await asked(nothing))
  assert.equal((await findApplication(house.db, it.id))?.revision, it.revision)
})

test('neighbours of a Registration ID, and the ID itself, are answered with the same bytes', async () => {
  const nine = Number(it.registrationId.slice(0, 9))
  const ids = [-2, -1, 1, 2].map((by) => registrationId((nine + by + 1e9) % 1e9, 7, (half) => half))
  const bodies = new Set<string>()
  for (const id of [it.registrationId, ...ids]) {
    const browser = new Browser(walk.server)
    const page = await browser.follow(await browser.post('/en/access/status', { 'registration-id': id }))
    assert.doesNotMatch(page.body, /Adwoa|Volta/)
    bodies.add(page.body)
  }
  assert.equal(bodies.size, 1)
})

test('an account without an application is written to as one with it, in the same words on the page', async () => {
  const other = await makeAccount(house.db, { passwordHash: null })
  await tellStatus(house, { email: other.email })
  await runOutbox(house, accessLetters(house))
  const mail = (await mailsTo(house.db, other.email)).at(-1)
  assert.match(mail?.text ?? '', /There is no application/)
  assert.doesNotMatch(mail?.text ?? '', /Volta/)
})

test('the first mail has a link that shows it after a press of the button, and no other one', async () => {
  await runOutbox(house, accessLetters(house))
  const mail = (await mailsTo(house.db, who.email)).find(({ occasion }) => occasion === 'access.moved')
  const path = /\/access\/status\/[\w-]+/.exec(mail?.text ?? '')?.[0]
  assert.ok(path)
  const browser = new Browser(walk.server)
  assert.doesNotMatch((await browser.get(`/en${path}`)).body, new RegExp(it.registrationId))
  assert.match(main(await browser.post(`/en${path}`)), new RegExp(it.registrationId))
  house.clock.move(91 * 86_400_000)
  assert.equal((await browser.post(`/en${path}`)).status, 404)
})
