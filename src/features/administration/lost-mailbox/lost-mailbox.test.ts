import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { linksIn, mailsTo, runOutbox, type TestMail } from '../../../../test/support/mail.ts'
import { makeAccount, type MadeAccount } from '../../../../test/support/people.ts'
import { Browser } from '../../../../test/support/server.ts'
import { heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { deskMerges } from '../../../when-accounts-go.ts'
import { accountsLetters, recipientOf } from '../../accounts/index.ts'
import { trailOf } from '../../audit/index.ts'
import { administrationLetters, administrationRoutes } from '../index.ts'
import { settleMailboxChanges } from './actions/settle.ts'

const hour = 3_600_000

let house: TestHouse
let walk: Walk
let agent: MadeAccount
let colleague: MadeAccount
let somebody: MadeAccount
let fresh: string

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => administrationRoutes(server, house, deskMerges(house)))
  agent = await makeAccount(house.db, { name: 'Tomasz Wiśniewski', roles: ['service-desk'] })
  colleague = await makeAccount(house.db, { name: 'Maria Silva', roles: ['service-desk'] })
})
after(async () => {
  await walk.close()
  await house.close()
})

let nth = 0
beforeEach(async () => {
  somebody = await makeAccount(house.db, { name: 'Akosua Mensah' })
  fresh = `new.mailbox.${++nth}@lake.example`
})

const as = (who: MadeAccount) => walk.as(who, ['accounts.manage'])
const path = () => `/en/admin/accounts/${somebody.id}`

/** One asks, another agrees: the change waits. */
async function begun(): Promise<void> {
  const asked = await (
    await as(agent)
  ).post(`${path()}/contact-change`, { address: fresh, reason: 'Left the house' })
  assert.equal(asked.status, 303)
  const { id } = await house.db
    .selectFrom('four_eyes')
    .select('id')
    .where('account_id', '=', somebody.id)
    .executeTakeFirstOrThrow()
  assert.equal((await (await as(colleague)).post(`/en/admin/second-look/${id}/agreement`)).status, 303)
}

async function mailTo(address: string): Promise<TestMail> {
  await runOutbox(house, { ...administrationLetters(house), ...accountsLetters(house) })
  const mail = (await mailsTo(house.db, address)).at(-1)
  assert.ok(mail, `no mail to ${address}`)
  return mail
}

/** The path of the link in the newest mail to an address that begins like this. */
async function linkTo(address: string, beginning: string): Promise<string> {
  const { text } = await mailTo(address)
  const link = linksIn(text).find((one) => one.includes(beginning)) ?? ''
  return link.slice(house.config.url.length)
}

async function pass(hours: number): Promise<void> {
  house.clock.move(hours * hour)
  await settleMailboxChanges(house, house.clock.now())
}

const contact = async () => (await recipientOf(house.db, somebody.personId))?.address
const outcome = () =>
  house.db
    .selectFrom('lost_mailbox_change')
    .selectAll()
    .where('account_id', '=', somebody.id)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()

describe('a lost mailbox', () => {
  test('is changed when two agree, three days have passed and the new one has answered', async () => {
    await begun()
    assert.equal(await contact(), somebody.email, 'nothing has changed yet')
    const answered = await new Browser(walk.server).post(await linkTo(fresh, '/account/mailbox-proof/'))
    assert.equal(heading(answered), 'Thank you: the mailbox is yours')
    await pass(71)
    assert.equal(await contact(), somebody.email)
    await pass(1)
    assert.equal(await contact(), fresh)
    assert.ok((await outcome()).done_at)
    const acts = (await trailOf(house.db, somebody.id)).map(({ act }) => act)
    assert.deepEqual(acts, [
      'accounts.four-eyes-asked',
      'administration.mailbox-change-begun',
      'accounts.four-eyes-confirmed',
      'administration.mailbox-proven',
      'accounts.contact-changed',
    ])
    const undo = await mailTo(somebody.email)
    assert.equal(undo.occasion, 'accounts.address-changed', 'the old address can still take it back')
  })

  test('is told to every address the person has', async () => {
    const now = house.clock.now()
    await house.db
      .insertInto('account_identifier')
      .values({
        key: `other${nth}@lake.example`,
        kind: 'email',
        account_id: somebody.id,
        shown: `other${nth}@lake.example`,
        created_at: now,
      })
      .execute()
    await begun()
    for (const address of [somebody.email, `other${nth}@lake.example`]) {
      const mail = await mailTo(address)
      assert.match(mail.subject, /About to change/)
      assert.match(mail.text, /n•••@lake\.example/)
      assert.doesNotMatch(
        mail.text,
        new RegExp(fresh),
        'the new address is not told to whoever reads the old one',
      )
    }
  })

  test('can be stopped from the old address and from the new one, by a press and not by opening the link', async () => {
    for (const [address, by] of [
      [() => somebody.email, 'old-address'],
      [() => fresh, 'new-address'],
    ] as const) {
      await begun()
      const link = await linkTo(address(), '/account/mailbox-change/')
      const stranger = new Browser(walk.server)
      assert.equal(heading(await stranger.get(link)), 'Stop the change of address?')
      assert.equal((await outcome()).stopped_at, null)
      assert.equal(heading(await stranger.post(link)), 'The change is stopped')
      assert.equal((await outcome()).stopped_by, by)
      assert.equal((await stranger.post(link)).status, 410)
      assert.equal((await stranger.get(link)).status, 410)
      await pass(80)
      assert.equal(await contact(), somebody.email)
      somebody = await makeAccount(house.db)
      fresh = `again.${++nth}@lake.example`
    }
  })

  test('that never answers keeps the old address', async () => {
    await begun()
    await pass(73)
    assert.equal(await contact(), somebody.email)
    await pass(7 * 24 - 73)
    assert.equal((await outcome()).stopped_by, 'time')
    assert.equal(await contact(), somebody.email)
  })

  test('of an account that is blocked meanwhile is not changed', async () => {
    await begun()
    await new Browser(walk.server).post(await linkTo(fresh, '/account/mailbox-proof/'))
    house.clock.move(hour)
    await (await as(agent)).post(`${path()}/block`, { why: 'breach', reason: 'Somebody called' })
    await pass(72)
    assert.equal((await outcome()).stopped_by, 'state')
    assert.equal(await contact(), somebody.email)
  })

  test('is not given what became somebody else’s', async () => {
    await begun()
    await new Browser(walk.server).post(await linkTo(fresh, '/account/mailbox-proof/'))
    await makeAccount(house.db, { email: fresh })
    await pass(72)
    assert.equal((await outcome()).stopped_by, 'taken')
  })

  test('is stopped at the desk, and the page says what became of it', async () => {
    await begun()
    const desk = await as(agent)
    const page = await desk.get(`${path()}/lost-mailbox`)
    assert.match(main(page), /has not answered yet.*Tomasz Wiśniewski.*Maria Silva/)
    const stop = /action="([^"]*\/end)"/.exec(page.body)?.[1] ?? ''
    assert.equal((await desk.post(stop)).location, path())
    assert.match(main(await desk.get(`${path()}/lost-mailbox`)), /Stopped by the service desk/)
    assert.equal((await desk.post(stop)).status, 409)
  })

  test('is not asked for with an address that is another account’s, or none', async () => {
    const other = await makeAccount(house.db)
    const desk = await as(agent)
    const taken = await desk.post(`${path()}/contact-change`, { address: other.email, reason: 'Lost' })
    assert.equal(taken.status, 409)
    assert.match(main(taken), /belongs to another account/)
    const wrong = await desk.post(`${path()}/contact-change`, { address: 'nowhere', reason: 'Lost' })
    assert.equal(wrong.status, 422)
    assert.match(wrong.body, /value="nowhere"/)
  })

  test('is stopped once by ten presses, and not done as well', async () => {
    await begun()
    await new Browser(walk.server).post(await linkTo(fresh, '/account/mailbox-proof/'))
    const link = await linkTo(somebody.email, '/account/mailbox-change/')
    house.clock.move(72 * hour)
    const [answers] = await Promise.all([
      Promise.all(Array.from({ length: 10 }, () => new Browser(walk.server).post(link))),
      settleMailboxChanges(house, house.clock.now()),
    ])
    const stopped = answers.filter(({ status }) => status === 200).length
    const row = await outcome()
    assert.equal(stopped, row.stopped_at ? 1 : 0)
    assert.equal(await contact(), row.done_at ? fresh : somebody.email)
  })
})

test('a link that nobody made leads to help', async () => {
  for (const what of ['mailbox-change', 'mailbox-proof']) {
    const page = await new Browser(walk.server).get(`/en/account/${what}/${'A'.repeat(43)}`)
    assert.equal(page.status, 404)
    assert.equal(heading(page), 'This link no longer works')
    assert.equal((await new Browser(walk.server).post(`/en/account/${what}/x`)).status, 404)
  }
})
