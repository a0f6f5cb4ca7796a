import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { mailsTo } from '../../../../test/support/mail.ts'
import {
  makeAccount,
  makeEvent,
  makeFocalPoint,
  makeOrganisation,
  makeRegistration,
  type MadeAccount,
} from '../../../../test/support/people.ts'
import type { Browser } from '../../../../test/support/server.ts'
import { fieldsOf, heading, main, openWalk, type Walk } from '../../../../test/support/walking.ts'
import { newId } from '../../../platform/ids.ts'
import { deskMerges } from '../../../when-accounts-go.ts'
import { trailOf } from '../../audit/index.ts'
import { administrationRoutes } from '../index.ts'

let house: TestHouse
let walk: Walk
let agent: MadeAccount
let desk: Browser
let second: Browser
const may = ['accounts.manage']

before(async () => {
  house = await testHouse()
  walk = await openWalk(house, (server) => administrationRoutes(server, house, deskMerges(house)))
  agent = await makeAccount(house.db, { name: 'Tomasz Wiśniewski', roles: ['service-desk'] })
})
after(async () => {
  await walk.close()
  await house.close()
})
beforeEach(async () => {
  desk = await walk.as(agent, may)
  const colleague = await makeAccount(house.db, { name: 'Maria Silva', roles: ['service-desk'] })
  second = await walk.as(colleague, may)
})

const accountOf = (id: string) =>
  house.db.selectFrom('account').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const actsOn = async ({ id }: MadeAccount) => (await trailOf(house.db, id)).map(({ act }) => act)
const at = ({ id }: MadeAccount, act: string) => `/en/admin/accounts/${id}/${act}`
const told = async ({ email }: MadeAccount) =>
  (await mailsTo(house.db, email)).map(({ occasion }) => occasion)
const openSessions = async ({ id }: MadeAccount) =>
  (
    await house.db
      .selectFrom('visit')
      .select('id')
      .where('account_id', '=', id)
      .where('ended_at', 'is', null)
      .execute()
  ).length

/** What waits for a second person about an account; its page for whoever looks at it. */
async function asked({ id }: MadeAccount): Promise<string> {
  const row = await house.db
    .selectFrom('four_eyes')
    .select('id')
    .where('account_id', '=', id)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  return `/en/admin/second-look/${row.id}`
}

async function withPasskey(account: MadeAccount): Promise<void> {
  await house.db
    .insertInto('passkey')
    .values({
      id: newId(),
      account_id: account.id,
      credential_id: newId(),
      public_key: Buffer.from('key'),
      counter: 0,
      may_be_copied: false,
      is_copied: false,
      name: 'Phone',
      created_at: house.clock.now(),
    })
    .execute()
}

describe('blocking', () => {
  test('asks what it is about and why, and keeps what was typed', async () => {
    const somebody = await makeAccount(house.db, { name: 'Ama Boateng' })
    const empty = await desk.post(at(somebody, 'block'))
    assert.equal(empty.status, 422)
    assert.match(main(empty), /Choose what it is about/)
    assert.match(main(empty), /Say why/)
    const long = await desk.post(at(somebody, 'block'), { why: 'staff', reason: 'because '.repeat(200) })
    assert.equal(long.status, 422)
    assert.match(long.body, /because because/)
    assert.match(long.body, /value="staff" checked/)
    assert.equal((await accountOf(somebody.id)).state, 'active')
  })

  test('ends every session, tells the person, and leaves one line with the reason', async () => {
    const somebody = await makeAccount(house.db)
    await walk.as(somebody)
    const done = await desk.post(at(somebody, 'block'), { why: 'breach', reason: 'Called from the airport' })
    assert.equal(done.location, `/en/admin/accounts/${somebody.id}`)
    const now = await accountOf(somebody.id)
    assert.deepEqual(
      [now.state, now.block_reason, now.block_note],
      ['blocked', 'breach', 'Called from the airport'],
    )
    assert.equal(await openSessions(somebody), 0)
    assert.deepEqual(await actsOn(somebody), ['accounts.blocked'])
    assert.deepEqual(await told(somebody), ['accounts.blocked'])
    assert.match(
      main(await desk.follow(done)),
      /The account is blocked and the person was told.*Called from the airport/,
    )
  })

  test('is not done twice', async () => {
    const somebody = await makeAccount(house.db, { state: 'blocked' })
    const again = await desk.post(at(somebody, 'block'), { why: 'staff', reason: 'Again' })
    assert.equal(again.status, 409)
    assert.match(main(again), /cannot be done with the account as it is now/)
  })
})

test('opening a blocked account gives it back as it was', async () => {
  const somebody = await makeAccount(house.db, { state: 'blocked', blockReason: 'staff' })
  await desk.post(at(somebody, 'unblocking'))
  assert.equal((await accountOf(somebody.id)).state, 'active')
  assert.deepEqual(await actsOn(somebody), ['accounts.unblocked'])
  assert.deepEqual(await told(somebody), ['accounts.unblocked'])
})

describe('beginning again', () => {
  test('sends a code to the contact address, which nobody at the desk sees', async () => {
    const somebody = await makeAccount(house.db)
    const done = await desk.follow(await desk.post(at(somebody, 'fresh-start')))
    assert.match(main(done), /A new code is on its way/)
    assert.equal((await accountOf(somebody.id)).state, 'initial')
    assert.deepEqual(await actsOn(somebody), ['sign-in.reinitialised'])
    const [mail] = await mailsTo(house.db, somebody.email)
    const page = await desk.get(`/en/admin/accounts/${somebody.id}/mails/${mail?.id}`)
    assert.equal(page.status, 200)
    // The page's own address may look like a code: it is an identifier with digits.
    const said = page.body.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    assert.doesNotMatch(said, /account\/activation|[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)
  })

  test('of a focal point waits for a second person, with a reason', async () => {
    const organisation = await makeOrganisation(house.db)
    const somebody = await makeFocalPoint(house.db, { organisation })
    assert.equal((await desk.post(at(somebody, 'fresh-start'))).status, 422)
    await desk.post(at(somebody, 'fresh-start'), { reason: 'Lost the phone and the password' })
    assert.equal((await accountOf(somebody.id)).state, 'active')
    assert.equal((await desk.post(at(somebody, 'fresh-start'), { reason: 'Again' })).status, 409)
    const page = await asked(somebody)
    assert.match(
      main(await second.get(page)),
      /Begin the account again.*Lost the phone and the password.*Tomasz Wiśniewski/,
    )
    await second.post(`${page}/agreement`)
    assert.equal((await accountOf(somebody.id)).state, 'initial')
    assert.deepEqual(await actsOn(somebody), [
      'accounts.four-eyes-asked',
      'sign-in.reinitialised',
      'accounts.four-eyes-confirmed',
    ])
  })
})

test('signing out everywhere ends sessions and nothing else', async () => {
  const somebody = await makeAccount(house.db)
  await walk.as(somebody)
  await walk.as(somebody)
  await desk.post(at(somebody, 'sign-outs'))
  assert.equal(await openSessions(somebody), 0)
  assert.equal((await accountOf(somebody.id)).state, 'active')
  assert.deepEqual(await actsOn(somebody), ['administration.sessions-ended'])
  assert.equal((await desk.post(at(somebody, 'sign-outs'))).status, 409, 'nothing is left to end')
})

describe('correcting a name', () => {
  test('is kept without the names, and told to the person', async () => {
    const somebody = await makeAccount(house.db, { name: 'Akosau Mensah', badgeName: 'Akosua' })
    const form = await desk.get(at(somebody, 'name'))
    assert.equal(fieldsOf(form, 'act')['name'], 'Akosau Mensah')
    await desk.post(at(somebody, 'name'), { ...fieldsOf(form, 'act'), name: 'Akosua Mensah' })
    const person = await house.db
      .selectFrom('person')
      .selectAll()
      .where('id', '=', somebody.personId)
      .executeTakeFirstOrThrow()
    assert.deepEqual([person.name, person.badge_name], ['Akosua Mensah', 'Akosua'])
    const [line] = await trailOf(house.db, somebody.id)
    assert.deepEqual([line?.act, line?.details], ['administration.name-corrected', { fields: ['name'] }])
    assert.deepEqual(await told(somebody), ['administration.name-corrected'])
    const compared = await house.db
      .selectFrom('account_to_compare')
      .select('account_id')
      .where('account_id', '=', somebody.id)
      .execute()
    assert.equal(compared.length, 1, 'somebody of the new name may be there already')
  })

  test('that changes nothing, or leaves none, says so', async () => {
    const somebody = await makeAccount(house.db, { name: 'Same' })
    const same = await desk.post(at(somebody, 'name'), { name: 'Same' })
    assert.equal(same.status, 409)
    assert.match(main(same), /Nothing is different from before/)
    const none = await desk.post(at(somebody, 'name'), { name: ' ', 'badge-name': 'x'.repeat(200) })
    assert.equal(none.status, 422)
    assert.match(main(none), /Write the name/)
    assert.match(none.body, /x{200}/)
  })
})

describe('second factors', () => {
  test('end when two agree; the password stays', async () => {
    const somebody = await makeAccount(house.db)
    await withPasskey(somebody)
    await desk.post(at(somebody, 'factor-reset'), { reason: 'Phone at the bottom of the lake' })
    const page = await asked(somebody)
    const own = await desk.post(`${page}/agreement`)
    assert.equal(own.status, 409, 'whoever asked cannot agree')
    assert.match(main(own), /You asked for this/)
    await second.post(`${page}/agreement`)
    const left = await house.db
      .selectFrom('passkey')
      .select('id')
      .where('account_id', '=', somebody.id)
      .where('ended_at', 'is', null)
      .execute()
    assert.equal(left.length, 0)
    assert.notEqual((await accountOf(somebody.id)).password_hash, null)
    assert.deepEqual(await actsOn(somebody), [
      'accounts.four-eyes-asked',
      'sign-in.factors-reset',
      'accounts.four-eyes-confirmed',
    ])
  })

  test('stay when somebody refuses, or whoever asked takes it back', async () => {
    const somebody = await makeAccount(house.db)
    await withPasskey(somebody)
    for (const who of [second, desk]) {
      await desk.post(at(somebody, 'factor-reset'), { reason: 'Lost' })
      await who.post(`${await asked(somebody)}/refusal`)
    }
    const page = await second.get(await asked(somebody))
    assert.match(main(page), /Refused/)
    assert.doesNotMatch(page.body, /agreement/)
    assert.equal((await second.post(`${await asked(somebody)}/agreement`)).status, 409)
    assert.match(main(await desk.get(`/en/admin/accounts/${somebody.id}`)), /1 passkey/)
  })

  test('of ten who agree at once, one does', async () => {
    const somebody = await makeAccount(house.db)
    await withPasskey(somebody)
    await desk.post(at(somebody, 'factor-reset'), { reason: 'Lost' })
    const page = await asked(somebody)
    const answers = await Promise.all(Array.from({ length: 10 }, () => second.post(`${page}/agreement`)))
    assert.equal(answers.filter(({ status }) => status === 303).length, 1)
    assert.equal(answers.filter(({ status }) => status === 409).length, 9)
    assert.equal((await actsOn(somebody)).filter((act) => act === 'sign-in.factors-reset').length, 1)
  })

  test('wait three days for somebody, then no longer', async () => {
    const somebody = await makeAccount(house.db)
    await withPasskey(somebody)
    await desk.post(at(somebody, 'factor-reset'), { reason: 'Lost' })
    house.clock.move(3 * 24 * 3_600_000)
    second = await walk.as(await makeAccount(house.db, { roles: ['service-desk'] }), may)
    const late = await second.post(`${await asked(somebody)}/agreement`)
    assert.equal(late.status, 409)
    assert.match(main(late), /run out/)
    assert.doesNotMatch(main(await second.get('/en/admin/second-look')), /Reset the second factors/)
  })
})

describe('making two accounts one', () => {
  async function two() {
    const one = await makeAccount(house.db, { name: 'Abena Osei' })
    const other = await makeAccount(house.db, { name: 'Abena A. Osei' })
    const event = await makeEvent(house.db)
    await makeRegistration(house.db, { event, personId: one.personId, mode: 'remote' })
    return { one, other }
  }

  test('shows both side by side before anything is asked', async () => {
    const { one, other } = await two()
    const search = await desk.get(at(one, 'merger'))
    assert.match(main(search), /The other account/)
    const both = await desk.get(`${at(one, 'merger')}?other=${other.username}`)
    assert.match(main(both), /Abena Osei.*Abena A\. Osei.*Which account goes on\?/)
    assert.match(
      main(await desk.get(`${at(one, 'merger')}?other=nobody-at-all`)),
      /No account is called like this/,
    )
    assert.match(main(await desk.get(`${at(one, 'merger')}?other=${one.email}`)), /This is the same account/)
  })

  test('is done when two agree, and can be undone for 30 days', async () => {
    const { one, other } = await two()
    const wish = { other: other.id, survivor: other.id, reason: 'Signed up twice' }
    assert.equal((await desk.post(at(one, 'merger'), { ...wish, reason: '' })).status, 422)
    assert.equal((await desk.post(at(one, 'merger'), { ...wish, survivor: agent.id })).status, 422)
    await desk.post(at(one, 'merger'), wish)
    assert.equal((await accountOf(one.id)).state, 'active', 'nothing has changed yet')
    const page = await asked(one)
    assert.match(
      main(await second.get(page)),
      /Abena Osei.*The account that goes on.*Abena A\. Osei.*Signed up twice/,
    )
    assert.equal((await second.post(`${page}/agreement`)).status, 303)
    const merged = await accountOf(one.id)
    assert.deepEqual([merged.state, merged.merged_into], ['merged', other.id])
    assert.match(
      main(await desk.get(`/en/admin/accounts/${one.id}`)),
      /Another account of the same person.*can still be taken apart/,
    )

    assert.match(main(await desk.get(at(one, 'merger-undoing'))), /open again under its own names/)
    assert.equal((await desk.post(at(one, 'merger-undoing'))).status, 303)
    assert.equal((await accountOf(one.id)).state, 'active')
  })

  test('asks for nothing where one of them is the agent’s own, or a member of staff’s', async () => {
    const { one } = await two()
    const colleague = await makeAccount(house.db, { roles: ['visa-officer'] })
    for (const other of [agent, colleague]) {
      const no = await desk.post(at(one, 'merger'), { other: other.id, survivor: one.id, reason: 'Mine' })
      assert.equal(no.status, 409)
    }
    assert.equal(
      (await house.db.selectFrom('four_eyes').select('id').where('account_id', '=', one.id).execute()).length,
      0,
    )
  })
})

describe('acts on accounts', () => {
  test('of staff are an administrator’s, and nobody acts on their own', async () => {
    const colleague = await makeAccount(house.db, { roles: ['badge-desk'] })
    for (const act of [
      'block',
      'fresh-start',
      'name',
      'sign-outs',
      'viewing',
      'contact-change',
      'factor-reset',
    ])
      for (const whose of [colleague, agent]) {
        const page = await desk.post(at(whose, act), {
          why: 'staff',
          reason: 'x',
          name: 'x',
          address: 'x@y.example',
        })
        assert.equal(page.status, 409, act)
      }
    assert.equal((await accountOf(colleague.id)).state, 'active')
    const administrator = await makeAccount(house.db, { roles: ['administrator'] })
    const theirs = await walk.as(administrator, [...may, 'roles.manage'])
    assert.equal((await theirs.post(at(colleague, 'block'), { why: 'staff', reason: 'Left us' })).status, 303)
  })

  test('ask for a fresh proof', async () => {
    const somebody = await makeAccount(house.db)
    house.clock.move(11 * 60_000)
    for (const act of ['block', 'merger', 'viewing', 'name']) {
      assert.equal((await desk.get(at(somebody, act))).location, '/en/sign-in')
      assert.equal((await desk.post(at(somebody, act), { reason: 'x' })).location, '/en/sign-in')
    }
    assert.equal((await desk.get(`/en/admin/accounts/${somebody.id}`)).status, 200, 'looking does not')
  })

  test('are told in every language', async () => {
    const somebody = await makeAccount(house.db)
    await withPasskey(somebody)
    for (const language of house.profile.languages)
      for (const act of [
        'block',
        'fresh-start',
        'factor-reset',
        'contact-change',
        'name',
        'merger',
        'viewing',
      ]) {
        const page = await desk.get(`/${language}/admin/accounts/${somebody.id}/${act}`)
        assert.equal(page.status, 200, act)
        assert.doesNotMatch(page.body, />administration\./)
        assert.ok(heading(page).length > 3)
      }
  })

  test('take any nonsense in bulk and do nothing', async () => {
    const somebody = await makeAccount(house.db)
    await withPasskey(somebody)
    const odd = [
      '\u202Eabc',
      `e${'\u0301'.repeat(500)}`,
      'x'.repeat(5000),
      '{{7*7}}',
      '__proto__',
      "'; drop table account; --",
      '\uD83D',
    ]
    for (const value of odd)
      for (const act of ['block', 'name', 'contact-change', 'factor-reset', 'viewing', 'merger']) {
        const sent = {
          why: value,
          reason: `${value} ${'y'.repeat(1001)}`,
          name: 'a\u202Eb',
          address: value,
          other: value,
          survivor: value,
        }
        const { status } = await desk.post(at(somebody, act), sent)
        assert.ok([409, 422].includes(status), `${act} ${JSON.stringify(value.slice(0, 12))}: ${status}`)
      }
    assert.deepEqual(await actsOn(somebody), [])
  })
})
