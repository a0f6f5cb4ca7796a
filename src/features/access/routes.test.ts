import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../test/support/house.ts'
import { mailsTo, runOutbox } from '../../../test/support/mail.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
  type MadeOrganisation,
} from '../../../test/support/people.ts'
import { Browser } from '../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../test/support/walking.ts'
import { accessParts } from '../../access-parts.ts'
import { tellStatus, type Asked } from './enquiry.ts'
import { prepareJobs } from '../../platform/jobs/index.ts'
import { accessRoutes } from './index.ts'
import { accessLetters } from './letter-writers.ts'
import { registrationId } from './registration-id.ts'
import { applicationsOf } from './store/applications.ts'

let house: TestHouse
let walk: Walk
let volta: MadeOrganisation
let who: MadeAccount
let focal: MadeAccount
before(async () => {
  house = await testHouse()
  await prepareJobs(house.connection)
  walk = await openWalk(house, (server) => accessRoutes(server, house, accessParts(house)))
  volta = await makeOrganisation(house.db, { name: 'Volta Networks' })
  focal = await makeFocalPoint(house.db, { organisation: volta, kind: 'member-access' })
  who = await makeAccount(house.db, { organisation: volta, name: 'Adwoa Mensah', passwordHash: null })
})
after(async () => {
  await walk.close()
  await house.close()
})
const stranger = () => new Browser(walk.server)
const may = ['organisation.manage']
const newest = async (account = who) => {
  const [it] = await applicationsOf(house.db, account.personId)
  assert.ok(it)
  return it
}

describe('the main page', () => {
  test('says what it is, warns, and leads to everything, signed in or not', async () => {
    const page = await stranger().get('/en/access')
    assert.equal(heading(page), 'TIES')
    for (const words of [
      /never ask for your password/,
      /Apply for TIES/,
      /Status of an application/,
      /Am I eligible/,
      /Lost username or password/,
      /Associates/,
      /DM-1013/,
    ])
      assert.match(main(page), words)
    assert.match(main(page), /Is this message from us\? Check it.*Report a suspicious message/)
    assert.match(main(page), /Write to us.*Tell us what you think/)
    const own = main(await (await walk.as(who)).get('/en/access'))
    assert.match(own, /Edit my account.*Change my password/)
  })

  test('stands in every language of the body', async () => {
    for (const language of house.profile.languages)
      assert.equal((await stranger().get(`/${language}/access`)).status, 200, language)
  })
})

describe('the services page', () => {
  test('says of each for whom it is, and to whoever is signed in whether it is open to them', async () => {
    const page = main(await stranger().get('/en/access/services'))
    assert.match(page, /Mailbox.*For whoever has TIES/)
    assert.match(page, /do not use it for 12 months/)
    assert.doesNotMatch(page, /You do not have TIES/)
    const without = main(await (await walk.as(who)).get('/en/access/services'))
    assert.match(without, /You do not have TIES now.*Am I eligible/)
  })
})

describe('am I eligible', () => {
  test('is answered to a stranger by an organisation, with its focal point and what there is to get', async () => {
    const found = main(await stranger().get('/en/access/eligibility?q=volta'))
    assert.match(found, /Choose the organisation: Volta Networks/)
    const page = main(await stranger().get(`/en/access/eligibility?organisation=${volta.id}`))
    assert.match(page, /Yes: people of this organisation/)
    assert.match(page, /Write to its focal point.*Documents.*Mailbox/)
  })

  test('a no says why and names the way out', async () => {
    const media = await makeOrganisation(house.db, { category: 'media' })
    const page = main(await stranger().get(`/en/access/eligibility?organisation=${media.id}`))
    assert.match(
      page,
      /for people of members, and this organisation is not one.*Open meetings are there for you/,
    )
  })

  test('is answered at once to whoever is signed in, about their own', async () => {
    assert.match(main(await (await walk.as(who)).get('/en/access/eligibility')), /Volta Networks.*Yes/)
    const alone = await makeAccount(house.db)
    assert.match(main(await (await walk.as(alone)).get('/en/access/eligibility')), /names no organisation/)
  })

  test('a wrong address asks again', async () => {
    for (const query of [
      'organisation=x',
      'organisation=0190a000-0000-7000-8000-000000000000',
      'page=-1&q=%27',
    ])
      assert.equal((await stranger().get(`/en/access/eligibility?${query}`)).status, 200, query)
  })
})

describe('applying', () => {
  test('leads a stranger to sign in first', async () => {
    assert.match((await stranger().get('/en/access/application')).location, /sign-in/)
  })

  test('bad input is said beside the field and what was typed is kept', async () => {
    const browser = await walk.as(who)
    const page = await browser.post('/en/access/application', {
      organisation: focal.id,
      reason: 'Because <b>',
    })
    assert.equal(page.status, 422)
    assert.match(main(page), /Choose the organisation through which you apply/)
    assert.match(page.body, /Because &lt;b&gt;/)
  })

  test('gives a Registration ID, shows how it stands, and cannot be done twice', async () => {
    const browser = await walk.as(who)
    const sent = await browser.post('/en/access/application', {
      organisation: volta.id,
      reason: 'Our contributions',
    })
    const it = await newest()
    const page = await browser.follow(sent)
    assert.match(page.body, new RegExp(`Registration ID: ${it.registrationId}`))
    assert.match(main(page), /With the focal point.*The focal point of the organisation/)
    const again = await browser.get('/en/access/application')
    assert.match(main(again), /There is an application through this organisation already/)
    assert.equal(
      (await browser.post('/en/access/application', { organisation: volta.id, reason: '' })).status,
      409,
    )
  })
})

describe('the status for strangers', () => {
  const ask = async (form: Record<string, string>) => {
    const browser = stranger()
    const sent = await browser.post('/en/access/status', form)
    return { sent, page: await browser.follow(sent) }
  }

  test('is the same page, byte for byte, whether there is such an application or not', async () => {
    const it = await newest()
    const asked = [
      await ask({ 'registration-id': it.registrationId }),
      await ask({ 'registration-id': registrationId(7, 7, () => 1) }),
      await ask({ email: who.email }),
      await ask({ email: 'nobody@nowhere.example' }),
    ]
    for (const one of asked) assert.deepEqual([one.sent.status, one.page.body], [303, asked[0]?.page.body])
  })

  test('a slip of the finger is said at once, since it tells nothing about anybody', async () => {
    const browser = stranger()
    const page = await browser.post('/en/access/status', { 'registration-id': '123456789-12345' })
    assert.equal(page.status, 422)
    assert.match(main(page), /This is no Registration ID/)
    assert.match(page.body, /123456789-12345"/)
    assert.equal((await browser.post('/en/access/status', {})).status, 422)
  })

  test('the mailed link shows it after a press of the button, and a forged one shows nothing', async () => {
    const { registrationId } = await newest()
    await tellStatus(house, { registrationId } satisfies Asked)
    await runOutbox(house, accessLetters(house))
    const mail = (await mailsTo(house.db, who.email)).find(({ occasion }) => occasion === 'access.status')
    const path = /\/access\/status\/[\w-]+/.exec(`${mail?.text}`)?.[0] ?? ''
    const browser = stranger()
    const before = await browser.get(`/en${path}`)
    assert.doesNotMatch(before.body, new RegExp(registrationId))
    const shown = await browser.post(`/en${path}`)
    assert.match(main(shown), new RegExp(`${registrationId}.*Volta Networks`))
    assert.equal((await browser.get('/en/access/status/forged')).status, 404)
    assert.equal((await browser.post(`/en${path.slice(0, -2)}AA`)).status, 404)
  })
})

describe('the desk', () => {
  test('shows a focal point who waits, why, and decides', async () => {
    const browser = await walk.as(focal, may)
    assert.match(main(await browser.get('/en/organisation/access')), /Adwoa Mensah.*With the focal point/)
    const it = await newest()
    const page = await browser.get(`/en/organisation/access/${it.id}`)
    assert.match(main(page), /Our contributions/)
    const no = await browser.post(`/en/organisation/access/${it.id}/rejection`, { revision: '1', reason: '' })
    assert.equal(no.status, 422)
    assert.match(main(no), /Write why: the person reads it/)
    const done = await browser.post(`/en/organisation/access/${it.id}/approval`, {
      revision: String(it.revision),
    })
    assert.match((await browser.follow(done)).body, /Approved\. The person is told/)
    assert.match(main(await browser.get('/en/organisation/access?heap=holders')), /Adwoa Mensah.*Active/)
    const held = main(await browser.get(`/en/organisation/access/${it.id}`))
    assert.match(held, /Use Has not signed in yet Mailbox: 0 kB of [\d,.]+ MB/)
    const stale = await browser.post(`/en/organisation/access/${it.id}/approval`, {
      revision: String(it.revision),
    })
    assert.equal(stale.status, 409)
  })

  test('is not there for others, nor is another organisation’s application', async () => {
    const it = await newest()
    assert.equal((await (await walk.as(who)).get('/en/organisation/access')).status, 404)
    const elsewhere = await makeFocalPoint(house.db, {
      organisation: await makeOrganisation(house.db),
      kind: 'member-access',
    })
    const other = await walk.as(elsewhere, may)
    for (const path of [`/en/organisation/access/${it.id}`, '/en/organisation/access/none'])
      assert.equal((await other.get(path)).status, 404, path)
    for (const act of ['approval', 'removal'])
      assert.equal(
        (await other.post(`/en/organisation/access/${it.id}/${act}`, { revision: '1', reason: 'x' })).status,
        404,
      )
    assert.equal(
      (await other.post('/en/organisation/access/assignment', { person: `${who.personId} ${volta.id}` }))
        .status,
      404,
    )
  })

  test('gives access to somebody who did not ask, and takes it away with a reason', async () => {
    const quiet = await makeAccount(house.db, { organisation: volta, name: 'Kofi Quiet', passwordHash: null })
    const browser = await walk.as(focal, may)
    assert.match(main(await browser.get('/en/organisation/access')), /Kofi Quiet/)
    const given = await browser.post('/en/organisation/access/assignment', {
      person: `${quiet.personId} ${volta.id}`,
    })
    assert.match((await browser.follow(given)).body, /TIES is given/)
    const it = await newest(quiet)
    await browser.post(`/en/organisation/access/${it.id}/removal`, {
      revision: String(it.revision),
      reason: 'Moved on',
    })
    assert.equal((await newest(quiet)).state, 'revoked')
  })

  test('of the secretariat is over all, and finds by number or name', async () => {
    const staff = await walk.as(await makeAccount(house.db), ['directory.manage'])
    const { registrationId } = await newest()
    for (const q of [registrationId, registrationId.replace('-', ''), 'adwoa', '%'])
      assert.equal(
        main(await staff.get(`/en/desk/access?heap=holders&q=${encodeURIComponent(q)}`)).includes(
          'Adwoa Mensah',
        ),
        q !== '%',
        q,
      )
  })
})
