import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import {
  makeAccount,
  makeFocalPoint,
  makeOrganisation,
  type MadeAccount,
} from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { inTransaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { tell } from '../../../platform/outgoing-mail/tell.ts'
import { deskMerges } from '../../../when-accounts-go.ts'
import { trailOf } from '../../audit/index.ts'
import { signUp } from '../../accounts/index.ts'
import { administrationRoutes } from '../index.ts'

let house: TestHouse
let walk: Walk
let agent: MadeAccount
let desk: Browser
const may = ['accounts.manage']

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => administrationRoutes(server, house, deskMerges(house)))
  agent = await makeAccount(house.db, { name: 'Tomasz Wiśniewski', roles: ['service-desk'] })
  desk = await walk.as(agent, may, 'Europe/Warsaw')
})
after(async () => {
  await walk.close()
  await house.close()
})

describe('the list of accounts', () => {
  test('finds somebody by what they say on the telephone', async () => {
    const { id } = await makeAccount(house.db, {
      name: 'Akosua Mensah',
      username: 'mensaha',
      email: 'akosua@sankofa.example',
    })
    for (const words of ['mensaha', 'akosua@sankofa.example', 'Mensah', id]) {
      const page = await desk.get(`/en/admin/accounts?q=${encodeURIComponent(words)}`)
      assert.equal(page.status, 200)
      assert.match(page.body, new RegExp(`href="/en/admin/accounts/${id}"`), words)
      assert.match(main(page), /Accounts: 1/)
    }
  })

  test('shows no address whole', async () => {
    const page = await desk.get('/en/admin/accounts?q=mensaha')
    assert.match(main(page), /a•••@sankofa\.example/)
    assert.doesNotMatch(main(page), /akosua@sankofa/)
  })

  test('says what to try when nobody is found, and leads wider', async () => {
    const page = await desk.get('/en/admin/accounts?q=nobody-here&show=blocked')
    assert.match(main(page), /Nobody is found by these words/)
    assert.match(page.body, /href="\/en\/admin\/accounts\?q=nobody-here"/)
  })

  test('takes any nonsense in its address', async () => {
    for (const query of [
      "q='%20or%201=1--&show=x&after=y",
      'q=%00&before=1',
      'q=a&q=b',
      `q=${'x'.repeat(3000)}`,
    ])
      assert.ok([200, 400, 404].includes((await desk.get(`/en/admin/accounts?${query}`)).status), query)
  })

  test('says where somebody waits to prove their address, and sends that mail again', async () => {
    const answers = {
      name: 'New Person',
      countryCode: 'GH',
      language: 'en',
      category: 'unknown',
      organisation: { kind: 'unknown' },
      consents: [],
    } as const
    const email = 'new.person@volta.example'
    await signUp(house.db, house.secrets, { email, answers, returnTo: null }, house.clock.now())
    const page = await desk.get(`/en/admin/accounts?q=${email}`)
    assert.match(main(page), /signed up with this address .* There is no account/)
    const path = /href="(\/en\/admin\/sign-ups\/[^"]+)"/.exec(page.body)?.[1] ?? ''
    assert.equal(heading(await desk.get(path)), 'A sign-up that waits')
    assert.equal((await desk.post(`${path}/letter`)).status, 409, 'the last one left a moment ago')
    house.clock.move(61_000)
    assert.equal((await desk.post(`${path}/letter`)).location, path)
    const told = await house.db.selectFrom('outbox').select('id').where('to_address', '=', email).execute()
    assert.equal(told.length, 2)
    assert.doesNotMatch(
      (await desk.get(path)).body,
      /account\/activation/,
      'nobody at the desk sees the link',
    )
    assert.equal((await desk.get(`/en/admin/sign-ups/${newId()}`)).status, 404)
  })
})

describe('the page of an account', () => {
  test('says its state, since when, what opens it again and what can be done', async () => {
    const { id } = await makeAccount(house.db, { name: 'Yaw Darko', state: 'blocked', blockReason: 'breach' })
    const page = await desk.get(`/en/admin/accounts/${id}`)
    assert.equal(heading(page), 'Yaw Darko')
    assert.match(main(page), /Blocked Nobody can sign in/)
    assert.match(main(page), /Blocked: somebody else may know the password/)
    assert.match(main(page), /Somebody of the service desk opens it again; it then begins with a new code/)
    assert.match(page.body, new RegExp(`href="/en/admin/accounts/${id}/unblocking"`))
    assert.doesNotMatch(page.body, new RegExp(`href="/en/admin/accounts/${id}/block"`))
  })

  test('shows for whom somebody acts, how they sign in, and what was mailed', async () => {
    const organisation = await makeOrganisation(house.db, { name: 'Keta Harbour Authority' })
    const somebody = await makeFocalPoint(house.db, { organisation, name: 'Efua Owusu' })
    await inTransaction(house.db, (tx) =>
      tell(
        tx,
        {
          occasion: 'accounts.activated',
          to: { personId: somebody.personId, address: somebody.email, language: 'en' },
          facts: { person: somebody.personId },
        },
        house.clock.now(),
      ),
    )
    const words = main(await desk.get(`/en/admin/accounts/${somebody.id}`))
    assert.match(words, /Keta Harbour Authority.*Confirmed/)
    assert.match(words, /Focal point of Keta Harbour Authority/)
    assert.match(words, /None: signs in with a password only/)
    assert.match(words, /Your account is active.*About to leave/)
    assert.match(words, /Begin the account again.*A second person has to agree/)
  })

  test('masks addresses and the telephone until somebody needs them, and keeps that they did', async () => {
    const somebody = await makeAccount(house.db, { name: 'Adjoa Smart', email: 'adjoa.smart@lake.example' })
    await house.db
      .updateTable('person')
      .set({ phone: '+233 20 123 4567' })
      .where('id', '=', somebody.personId)
      .execute()
    const path = `/en/admin/accounts/${somebody.id}`
    const masked = main(await desk.get(path))
    assert.match(masked, /a•••@lake\.example/)
    assert.match(masked, /••• 67/)
    assert.doesNotMatch(masked, /adjoa\.smart|123 4567/)

    const shown = await desk.follow(await desk.post(`${path}/addresses`))
    assert.match(main(shown), /adjoa\.smart@lake\.example/)
    assert.match(main(shown), /\+233 20 123 4567/)
    const trail = await trailOf(house.db, somebody.id)
    assert.deepEqual(
      trail.map(({ act, actorAccountId }) => [act, actorAccountId]),
      [['administration.addresses-shown', agent.id]],
    )
    house.clock.move(10 * 60_000)
    assert.doesNotMatch(main(await desk.get(path)), /adjoa\.smart/, 'after ten minutes they are masked again')
  })

  test('tells what happened in words, page by page', async () => {
    const { id } = await makeAccount(house.db, { name: 'Kojo History' })
    const other = await walk.as(
      await makeAccount(house.db, { name: 'Maria Silva', roles: ['service-desk'] }),
      may,
    )
    for (let time = 0; time < 27; time++) {
      house.clock.move(1000)
      await other.post(`/en/admin/accounts/${id}/addresses`)
    }
    const first = await desk.get(`/en/admin/accounts/${id}`)
    assert.equal(main(first).match(/Addresses read by the service desk/g)?.length, 25)
    assert.match(main(first), /Maria Silva/)
    const older = /href="([^"]*before=[^"]*)#history"/.exec(first.body)?.[1] ?? ''
    const second = await desk.get(older)
    assert.equal(main(second).match(/Addresses read by the service desk/g)?.length, 2)
  })

  test('offers nothing on one’s own account, and nothing on those of staff but to administrators', async () => {
    assert.match(main(await desk.get(`/en/admin/accounts/${agent.id}`)), /This is your own account/)
    const colleague = await makeAccount(house.db, { name: 'Nils Byrne', roles: ['visa-officer'] })
    const page = await desk.get(`/en/admin/accounts/${colleague.id}`)
    assert.match(main(page), /Only an administrator may act on it/)
    assert.doesNotMatch(page.body, /id="acts"/)
    const administrator = await makeAccount(house.db, { roles: ['administrator'] })
    const theirs = await walk.as(administrator, [...may, 'roles.manage'])
    assert.match((await theirs.get(`/en/admin/accounts/${colleague.id}`)).body, /id="acts"/)
  })

  test('is the same in every language', async () => {
    const { id } = await makeAccount(house.db, { name: 'Languages' })
    desk = await walk.as(agent, may)
    for (const language of house.profile.languages)
      for (const path of ['', `/${id}`, `/${id}/block`, `/${id}/merger`, `/${id}/mails`]) {
        const page = await desk.get(`/${language}/admin/accounts${path}`)
        assert.equal(page.status, 200, `${language} ${path}`)
        assert.doesNotMatch(main(page), /administration\./, `${language} ${path}`)
      }
  })
})

describe('nobody else', () => {
  const paths = (id: string) => [
    '/admin',
    '/admin/accounts',
    `/admin/accounts/${id}`,
    `/admin/accounts/${id}/mails`,
    `/admin/accounts/${id}/block`,
    `/admin/accounts/${id}/merger`,
    '/admin/hints',
    '/admin/second-look',
    '/admin/roles',
    '/admin/audit',
  ]

  test('finds any of it: it looks as if it were not there', async () => {
    const somebody = await makeAccount(house.db)
    const delegate = await walk.as(somebody)
    for (const path of paths(somebody.id)) assert.equal((await delegate.get(`/en${path}`)).status, 404, path)
    assert.equal((await delegate.post(`/en/admin/accounts/${somebody.id}/block`)).status, 404)
  })

  test('of the service desk finds what is for administrators', async () => {
    for (const path of ['/admin/roles', '/admin/roles/new', '/admin/audit'])
      assert.equal((await desk.get(`/en${path}`)).status, 404, path)
  })

  test('who is not there has a page', async () => {
    desk = await walk.as(agent, may)
    for (const id of [newId(), 'x', '../..']) {
      for (const end of ['', '/block', '/merger', '/mails', '/lost-mailbox', '/viewing'])
        assert.equal((await desk.get(`/en/admin/accounts/${id}${end}`)).status, 404, `${id}${end}`)
      assert.equal((await desk.post(`/en/admin/accounts/${id}/block`)).status, 404)
      assert.equal((await desk.post(`/en/admin/accounts/${id}/addresses`)).status, 404)
    }
  })
})
