import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testHouse, type TestHouse } from '../../../../test/support/house.ts'
import { makeAccount, makeOrganisation, type MadeAccount } from '../../../../test/support/people.ts'
import { plansOf } from '../../../../test/support/plans.ts'
import { inTransaction, type Transaction } from '../../../platform/database/database.ts'
import { newId } from '../../../platform/ids.ts'
import { stranger, system } from '../../../values/actor.ts'
import { isRefusal } from '../../../values/refusal.ts'
import { trailOf } from '../../audit/index.ts'
import { completeSignUp } from '../actions/complete-sign-up.ts'
import { signUp } from '../actions/sign-up.ts'
import { compareWaiting, dismissHint } from './actions.ts'
import {
  compareNewcomers,
  compareSoon,
  countHints,
  findNear,
  hintsOf,
  hintsWithin,
  listHints,
  takeToCompare,
} from './store.ts'

let house: TestHouse
before(async () => {
  house = await testHouse()
})
after(() => house.close())
beforeEach(async () => {
  await house.db.deleteFrom('account_hint').execute()
})

async function compared(...accounts: MadeAccount[]): Promise<void> {
  const now = house.clock.now()
  await inTransaction(house.db, async (tx) => {
    for (const { id } of accounts) await compareSoon(tx, id, now)
  })
  await compareWaiting(house.db, now)
}

/** What one account is hinted to share with others, by the other's id. */
async function hinted(account: MadeAccount): Promise<Record<string, readonly string[]>> {
  const hints = await hintsOf(house.db, account.id)
  return Object.fromEntries(
    hints.map(({ accounts: [one, other], reasons }) => [one.id === account.id ? other.id : one.id, reasons]),
  )
}

const withPhone = (account: MadeAccount, phone: string) =>
  house.db
    .updateTable('person')
    .set({ phone, phone_e164: phone })
    .where('id', '=', account.personId)
    .execute()

describe('the same name at the same organisation', () => {
  const same: [says: string, one: object, other: object][] = [
    ['whatever the case and the accents', { name: 'Solène LEFÈVRE' }, { name: 'solene lefevre' }],
    ['in any order', { name: 'Akosua Mensah' }, { name: 'Mensah, Akosua' }],
    ['in Arabic, with or without hamza', { name: 'أحمد علي' }, { name: 'احمد علي' }],
    ['in Chinese, with or without a space', { name: '王小明' }, { name: '王 小明' }],
    [
      'where one gave the name in the other script too',
      { name: 'Wang Xiaoming', otherScriptName: '王小明' },
      { name: '王小明', otherScriptName: 'Wang Xiaoming' },
    ],
  ]
  for (const [says, one, other] of same)
    test(`is a hint, ${says}`, async () => {
      const organisation = await makeOrganisation(house.db)
      const first = await makeAccount(house.db, { organisation, ...one })
      const second = await makeAccount(house.db, { organisation, ...other })
      await compared(second)
      assert.deepEqual(await hinted(first), { [second.id]: ['name-and-organisation'] })
      assert.deepEqual(await hinted(second), { [first.id]: ['name-and-organisation'] })
    })

  test('is none where one name is only part of the other', async () => {
    const organisation = await makeOrganisation(house.db)
    const first = await makeAccount(house.db, { organisation, name: 'Akosua Mensah' })
    const second = await makeAccount(house.db, { organisation, name: 'Mensah' })
    await compared(first, second)
    assert.deepEqual(await hinted(first), {})
  })

  test('is none at two organisations, or where somebody has left', async () => {
    const name = 'Kofi Annan-Boateng'
    const [here, there] = [await makeOrganisation(house.db), await makeOrganisation(house.db)]
    const first = await makeAccount(house.db, { organisation: here, name })
    await makeAccount(house.db, { organisation: there, name })
    await makeAccount(house.db, { organisation: here, name, affiliation: 'ended' })
    await compared(first)
    assert.deepEqual(await hinted(first), {})
  })

  test('counts organisations that nobody has verified as one when they are called the same', async () => {
    const [one, other] = [
      await makeOrganisation(house.db, { name: 'Volta Lab', state: 'unverified', membership: 'none' }),
      await makeOrganisation(house.db, { name: 'VOLTA LAB', state: 'unverified', membership: 'none' }),
    ]
    const first = await makeAccount(house.db, {
      organisation: one,
      name: 'Esi Darko',
      affiliation: 'claimed',
    })
    const second = await makeAccount(house.db, {
      organisation: other,
      name: 'Esi Darko',
      affiliation: 'claimed',
    })
    await compared(second)
    assert.deepEqual(await hinted(first), { [second.id]: ['name-and-organisation'] })
  })
})

describe('the same telephone', () => {
  test('is a hint', async () => {
    const [first, second] = [await makeAccount(house.db), await makeAccount(house.db)]
    for (const account of [first, second]) await withPhone(account, '+233201234567')
    await compared(first)
    assert.deepEqual(await hinted(second), { [first.id]: ['phone'] })
  })

  test('of a whole office is none', async () => {
    const office = await Promise.all(Array.from({ length: 6 }, () => makeAccount(house.db)))
    for (const account of office) await withPhone(account, '+233300000000')
    await compared(...office)
    assert.equal(await countHints(house.db, 100), 0)
  })
})

describe('addresses of one mailbox', () => {
  test('are a hint, whatever stands after a plus sign and in whichever case', async () => {
    const first = await makeAccount(house.db, { email: 'ama.owusu@volta.example' })
    const second = await makeAccount(house.db, { email: 'Ama.Owusu+meetings@volta.example' })
    await compared(first)
    assert.deepEqual(await hinted(first), { [second.id]: ['address'] })
  })

  test('count also where one of them has been given up', async () => {
    const first = await makeAccount(house.db, { email: 'yaa@volta.example' })
    const second = await makeAccount(house.db)
    const given = { account_id: first.id, kind: 'email', created_at: house.clock.now() }
    await house.db
      .insertInto('account_identifier')
      .values({
        ...given,
        key: 'yaa+old@ghana.example',
        shown: 'yaa+old@ghana.example',
        ended_at: house.clock.now(),
      })
      .execute()
    await house.db
      .updateTable('account_identifier')
      .set({ key: 'yaa@ghana.example', shown: 'yaa@ghana.example' })
      .where('account_id', '=', second.id)
      .where('kind', '=', 'email')
      .execute()
    await compared(second)
    assert.deepEqual(await hinted(second), { [first.id]: ['address'] })
  })

  test('are told from those of other people at the same house', async () => {
    const first = await makeAccount(house.db, { email: 'ama@keta.example' })
    await makeAccount(house.db, { email: 'ama.b@keta.example' })
    await compared(first)
    assert.deepEqual(await hinted(first), {})
  })
})

describe('a hint', () => {
  async function pair(): Promise<[MadeAccount, MadeAccount]> {
    const organisation = await makeOrganisation(house.db)
    const two = [
      await makeAccount(house.db, { organisation, name: 'Abla Dzifa' }),
      await makeAccount(house.db, { organisation, name: 'Abla Dzifa' }),
    ] as const
    await compared(two[0])
    return [...two]
  }
  const dismissed = async () => {
    const [hint] = await listHints(house.db, { most: 1 })
    return dismissHint(house.db, system, hint!.id, house.clock.now())
  }

  test('is about neither a closed nor a merged account', async () => {
    const [first, second] = await pair()
    await house.db.updateTable('account').set({ state: 'closed' }).where('id', '=', second.id).execute()
    assert.deepEqual(await hinted(first), {})
    await house.db.updateTable('account').set({ state: 'active' }).where('id', '=', second.id).execute()
    assert.equal(Object.keys(await hinted(first)).length, 1)
  })

  test('that was dismissed does not come back for the same reason, but for another', async () => {
    const [first, second] = await pair()
    assert.deepEqual(await dismissed(), { dismissed: true })
    await compared(first, second)
    assert.deepEqual(await hinted(first), {})
    for (const account of [first, second]) await withPhone(account, '+233555111222')
    await compared(second)
    assert.deepEqual(await hinted(first), { [second.id]: ['name-and-organisation', 'phone'] })
  })

  test('whose reason has gone is taken back, and comes again with it', async () => {
    const [first, second] = await pair()
    const named = (name: string) =>
      house.db.updateTable('person').set({ name }).where('id', '=', second.personId).execute()
    await named('Somebody Else')
    await compared(second)
    assert.deepEqual(await hinted(first), {})
    await named('Abla Dzifa')
    await compared(second)
    assert.deepEqual(Object.keys(await hinted(first)), [second.id])
  })

  test('is dismissed once, however many press at once, with one line in the audit', async () => {
    const [first] = await pair()
    const [hint] = await listHints(house.db, { most: 1 })
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => dismissHint(house.db, system, hint!.id, house.clock.now())),
    )
    assert.equal(outcomes.filter((one) => 'dismissed' in one).length, 1)
    assert.ok(outcomes.every((one) => 'dismissed' in one || one.refused === 'accounts.hint-settled'))
    const trail = await trailOf(house.db, first.id)
    assert.deepEqual(
      trail.map(({ act }) => act),
      ['accounts.hint-dismissed'],
    )
  })

  test('is a focal point’s to see and to dismiss where both are people of their organisation', async () => {
    const organisation = await makeOrganisation(house.db)
    const elsewhere = await makeOrganisation(house.db)
    const first = await makeAccount(house.db, { organisation, name: 'Nana Yeboah' })
    await makeAccount(house.db, { organisation, name: 'Nana Yeboah' })
    await compared(first)
    const [hint] = await hintsWithin(house.db, [organisation.id])
    assert.ok(hint)
    assert.deepEqual(await hintsWithin(house.db, [elsewhere.id]), [])
    const dismiss = (organisations: string[]) =>
      dismissHint(house.db, system, hint.id, house.clock.now(), organisations)
    assert.deepEqual(await dismiss([elsewhere.id]), { refused: 'accounts.hint-unknown' })
    assert.deepEqual(await dismiss([organisation.id]), { dismissed: true })
  })
})

test('whoever completes a sign-up is compared by the next job', async () => {
  const known = await makeAccount(house.db, { email: 'efua.sarpong@lake.example' })
  const answers = {
    name: 'Efua Sarpong',
    countryCode: 'GH',
    language: 'en',
    category: 'unknown',
    organisation: { kind: 'unknown' },
    consents: [],
  } as const
  const now = house.clock.now()
  const it = { email: 'efua.sarpong+new@lake.example', answers, returnTo: null }
  const signed = await signUp(house.db, house.secrets, it, now)
  assert.ok(!isRefusal(signed))
  await inTransaction(house.db, (tx) => completeSignUp(tx, stranger, signed.id, 'a hash', [], now))
  assert.deepEqual(await hinted(known), {}, 'nothing on the way of the person looks for others')
  await compareWaiting(house.db, now)
  assert.deepEqual(Object.values(await hinted(known)), [['address']])
})

test('who came to an organisation since yesterday is compared at night', async () => {
  const organisation = await makeOrganisation(house.db)
  const [stays, comes] = [
    await makeAccount(house.db, { name: 'Serwaa Ampofo', organisation }),
    await makeAccount(house.db, { name: 'Serwaa Ampofo' }),
  ]
  const now = house.clock.now()
  await house.db
    .insertInto('affiliation')
    .values({
      id: newId(),
      person_id: comes.personId,
      organisation_id: organisation.id,
      claimed_category: organisation.category,
      state: 'claimed',
      created_at: now,
    })
    .execute()
  await compareNewcomers(house.db, new Date(now.getTime() - 24 * 3_600_000), now)
  await compareWaiting(house.db, now)
  assert.deepEqual(await hinted(stays), { [comes.id]: ['name-and-organisation'] })
})

test('an account that waits is compared once, by whichever process comes first', async () => {
  const account = await makeAccount(house.db)
  const now = house.clock.now()
  for (let time = 0; time < 3; time++) await inTransaction(house.db, (tx) => compareSoon(tx, account.id, now))
  const taken = await Promise.all(
    Array.from({ length: 10 }, () => inTransaction(house.db, (tx) => takeToCompare(tx, 50))),
  )
  assert.deepEqual(taken.flat(), [account.id])
})

test('among many people, those who look alike are found by indexes', async () => {
  await sql`insert into person (id, name, country_code, language, phone_e164, created_at)
    select gen_random_uuid(), 'Ama Owusu' || n, 'GH', 'en', '+2339' || n, now() from generate_series(1, 5000) as n`.execute(
    house.db,
  )
  await sql`insert into account (id, person_id, state, state_since, created_at)
    select gen_random_uuid(), id, 'active', now(), now() from person where name like 'Ama Owusu%'
    on conflict do nothing`.execute(house.db)
  await sql`insert into account_identifier (key, kind, account_id, shown, created_at)
    select id || '@mail.example', 'email', id, id || '@mail.example', now() from account
    on conflict do nothing`.execute(house.db)
  await sql`analyze person, account, account_identifier`.execute(house.db)
  const { id } = await makeAccount(house.db, { name: 'Serwaa Prempeh' })
  const [plan = ''] = await plansOf(house.db, (db) => findNear(db as Transaction, id))
  for (const index of ['person_by_name_words', 'person_by_phone', 'account_identifier_by_mailbox'])
    assert.match(plan, new RegExp(index))
  assert.doesNotMatch(plan, /Seq Scan on (person|account|account_identifier) /, plan)
})
