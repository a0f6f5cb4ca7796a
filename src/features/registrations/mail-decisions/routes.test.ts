import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { linksIn, mailsTo, runOutbox } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
} from '../../../../test/support/people.ts'
import { actorFor, again, register } from '../../../../test/support/registering.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { registrationLetters } from '../jobs.ts'
import { registrationRoutes } from '../index.ts'
import { readToken, tokenOf } from './tokens.ts'

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

const may = ['approvals.decide']

/** Somebody who waits, the one who decides, and the link in their mail. */
async function asked() {
  const organisation = await makeOrganisation(house.db)
  const focalPoint = await makeFocalPoint(house.db, { organisation })
  const event = await makeEvent(house.db, { type: 'study-group', onSiteCapacity: 20 })
  const delegate = await makeAccount(house.db, { organisation, name: 'Adwoa Mensah' })
  const it = await register(house, actorFor(delegate), event.id)
  assert.ok(!isRefusal(it))
  return { organisation, focalPoint, it, link: await linkOf(focalPoint) }
}

async function linkOf(account: MadeAccount): Promise<string> {
  await runOutbox(house, registrationLetters(house))
  const [mail] = await mailsTo(house.db, account.email)
  const link = linksIn(mail?.text ?? '').find((one) => one.includes('/mail/'))
  assert.ok(link, 'the mail carries a link of its own')
  return new URL(link).pathname
}

test('the link leads its owner to the registration, and decides nothing', async () => {
  const { focalPoint, it, link } = await asked()
  const browser = await walk.as(focalPoint, may)
  const opened = await browser.get(link)
  assert.equal(opened.location, `/en/approvals/${it.number}`)
  assert.equal(heading(await browser.follow(opened)), 'Adwoa Mensah')
  assert.equal((await again(house.db, it)).state, 'pending')
})

test('fetched ahead by a mail program, it changes nothing and shows nothing', async () => {
  const { it, link } = await asked()
  for (let time = 0; time < 3; time++) {
    const fetched = await new Browser(walk.server).get(link)
    assert.equal(fetched.location, `${link}/decision`)
    assert.doesNotMatch(fetched.body, /Mensah/)
  }
  assert.equal((await again(house.db, it)).state, 'pending')
})

test('whoever is not signed in is asked to, and comes back to the registration', async () => {
  const { focalPoint, it, link } = await asked()
  const browser = new Browser(walk.server)
  const door = await browser.get((await browser.get(link)).location)
  assert.equal(door.location, '/en/sign-in')
  const signedIn = await walk.as(focalPoint, may)
  const back = await signedIn.get((await signedIn.get(`${link}/decision`)).location)
  assert.equal(back.location, `/en/approvals/${it.number}`)
})

test('a link that was sent to somebody else opens nothing, even for one who decides', async () => {
  const { organisation, link } = await asked()
  const deputy = await makeFocalPoint(house.db, { organisation, isDeputy: true })
  const page = await (await walk.as(deputy, may)).get(link)
  assert.equal(page.status, 403)
  assert.equal(heading(page), 'This link is for another account')
  assert.doesNotMatch(main(page), /Mensah/)
})

test('a forged link, or one of another registration, is not found and says what to do', async () => {
  const { focalPoint, link } = await asked()
  const { it: other } = await asked()
  const browser = await walk.as(focalPoint, may)
  const token = link.split('/').at(-1) as string
  const turned = token.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'))
  const forged = [
    link.replace(token, turned),
    `/en/approvals/${other.number}/mail/${token}`,
    link.slice(0, -4),
    link.replace(token, 'x'),
  ]
  for (const one of forged) {
    const page = await browser.get(one)
    assert.equal(page.status, 404, one)
    assert.equal(heading(page), 'This link is not complete')
  }
})

test('after the decision the link says so: to its owner who decided, to a stranger only that it is done', async () => {
  const { focalPoint, it, link } = await asked()
  const browser = await walk.as(focalPoint, may)
  await browser.post(`/en/approvals/${it.number}/approval`)
  assert.match(main(await browser.follow(await browser.get(link))), /Decided: confirmed/)
  const stranger = await new Browser(walk.server).get(link)
  assert.equal(stranger.status, 410)
  assert.equal(heading(stranger), 'This has been decided')
  assert.doesNotMatch(main(stranger), /Mensah/)
})

test('an expired link says that nothing was changed, and where the person is found', async () => {
  const { focalPoint, it, link } = await asked()
  const token = readToken(house.secrets, 'decide', link.split('/').at(-1) as string)
  assert.ok(token)
  const old = tokenOf(house.secrets, 'decide', { ...token, expiresAt: house.clock.now() })
  const page = await (await walk.as(focalPoint, may)).get(`/en/approvals/${it.number}/mail/${old}`)
  assert.equal(page.status, 410)
  assert.match(main(page), /Nothing was changed\. If the person still waits/)
  assert.match(page.body, /href="\/en\/approvals"/)
})

test('a link for one purpose opens no other', async () => {
  const { it, focalPoint } = await asked()
  const said = {
    registrationId: it.id,
    forId: focalPoint.personId,
    since: house.clock.now(),
    expiresAt: new Date('2027-01-01'),
  }
  assert.deepEqual(
    readToken(house.secrets, 'decline', tokenOf(house.secrets, 'decline', said))?.forId,
    said.forId,
  )
  assert.equal(readToken(house.secrets, 'decide', tokenOf(house.secrets, 'decline', said)), undefined)
})

test('whoever lost the mandate is told so', async () => {
  const { focalPoint, link } = await asked()
  await house.db
    .updateTable('focal_point')
    .set({ until: house.clock.now() })
    .where('person_id', '=', focalPoint.personId)
    .execute()
  const page = await (await walk.as(focalPoint)).get(link)
  assert.equal(page.status, 410)
  assert.equal(heading(page), 'This is no longer yours to decide')
})
