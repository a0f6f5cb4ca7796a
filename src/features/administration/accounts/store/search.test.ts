import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase, type FreshDatabase } from '../../../../../test/support/database.ts'
import {
  makeAccount,
  makeEvent,
  makeRegistration,
  type MadeAccount,
} from '../../../../../test/support/people.ts'
import { plansOf } from '../../../../../test/support/plans.ts'
import { newId } from '../../../../platform/ids.ts'
import type { Asked } from '../types.ts'
import { searchAccounts } from './search.ts'

let fresh: FreshDatabase
let akosua: MadeAccount
let wang: MadeAccount

before(async () => {
  fresh = await freshDatabase()
  const { db } = fresh
  akosua = await makeAccount(db, {
    name: 'Akosua Mensah',
    username: 'mensaha',
    email: 'Akosua@sankofa.example',
  })
  wang = await makeAccount(db, { name: 'Wang Xiaoming', otherScriptName: '王小明', roles: ['badge-desk'] })
  await makeAccount(db, { name: 'Ahmed Ali', badgeName: 'أحمد علي' })
  await makeAccount(db, { name: 'Blocked Person', state: 'blocked', blockReason: 'breach' })
  await makeAccount(db, { name: 'New Person', state: 'initial' })
  await db
    .insertInto('account_identifier')
    .values({
      key: 'old.address@ghana.example',
      kind: 'email',
      account_id: akosua.id,
      shown: 'Old.Address@ghana.example',
      created_at: new Date('2025-01-01'),
      ended_at: new Date('2026-01-01'),
    })
    .execute()
})
after(() => fresh.close())

const found = async (words: string, more: Partial<Asked> = {}) =>
  searchAccounts(fresh.db, { words, heap: 'all', ...more })
const names = async (words: string, more: Partial<Asked> = {}) =>
  (await found(words, more)).accounts.map((one) => one.name)

describe('an account is found by', () => {
  test('its user name, in any case, and by how that begins', async () => {
    for (const words of ['mensaha', 'MensahA', ' mens '])
      assert.deepEqual(await names(words), ['Akosua Mensah'], words)
    assert.deepEqual(await names('me'), [], 'two letters fit too many names')
  })

  test('any address, whole or how it begins', async () => {
    for (const words of ['akosua@sankofa.example', 'AKOSUA@SANKOFA.EXAMPLE', 'akosua@', 'akosua@sankofa'])
      assert.deepEqual(await names(words), ['Akosua Mensah'], words)
  })

  test('an address that it no longer has, and that is said', async () => {
    const { accounts } = await found('old.address@ghana.example')
    assert.deepEqual(
      accounts.map(({ name, endedName }) => [name, endedName]),
      [['Akosua Mensah', 'Old.Address@ghana.example']],
    )
    assert.equal((await found('mensaha')).accounts[0]?.endedName, null)
  })

  test('words of a name in any order and script', async () => {
    assert.deepEqual(await names('Mensah, Akosua'), ['Akosua Mensah'])
    assert.deepEqual(await names('王小明'), ['Wang Xiaoming'])
    assert.deepEqual(await names('احمد'), ['Ahmed Ali'])
  })

  test('its id', async () => {
    assert.deepEqual(await names(wang.id.toUpperCase()), ['Wang Xiaoming'])
    assert.deepEqual(await names(newId()), [])
  })

  test('the number of a registration', async () => {
    const event = await makeEvent(fresh.db)
    const { number } = await makeRegistration(fresh.db, { event, personId: wang.personId })
    assert.deepEqual(await names(number.toLowerCase()), ['Wang Xiaoming'])
    assert.deepEqual(await names('R-0000-0000'), [])
  })
})

test('nothing typed lists everybody, the newest first', async () => {
  const all = await names('')
  assert.equal(all.length, 5)
  assert.equal(all[0], 'New Person')
})

test('signs that mean something to the database stand for themselves', async () => {
  for (const words of [
    '%%%',
    '____',
    '\\\\\\',
    "'; drop table account; --",
    '@@@',
    '<b>',
    'a'.repeat(5000),
    '\u0130',
  ])
    assert.deepEqual(await names(words), [], words.slice(0, 20))
})

test('members of staff are marked', async () => {
  assert.deepEqual(
    (await found('')).accounts.filter((one) => one.isStaff).map((one) => one.name),
    ['Wang Xiaoming'],
  )
})

describe('heaps', () => {
  test('are counted, with the words and without', async () => {
    const { counts } = await found('')
    assert.deepEqual(
      [
        counts.all,
        counts.active,
        counts.blocked,
        counts.initial,
        counts['blocked.breach'],
        counts['blocked.staff'],
      ],
      [5, 3, 1, 1, 1, 0],
    )
    const some = (await found('Person Blocked')).counts
    assert.deepEqual(
      [some.all, some.active, some.blocked, some['blocked.breach'], some.initial],
      [1, 0, 1, 1, 0],
    )
  })

  test('narrow the list', async () => {
    assert.deepEqual(await names('', { heap: 'blocked.breach' }), ['Blocked Person'])
    assert.deepEqual(await names('', { heap: 'initial' }), ['New Person'])
    assert.deepEqual(await names('akosua', { heap: 'blocked' }), [])
  })

  test('know accounts with hints, and those that nobody has used for long', async () => {
    const [one, other] = [akosua.id, wang.id].toSorted() as [string, string]
    await fresh.db
      .insertInto('account_hint')
      .values({ id: newId(), account_id: one, other_id: other, reasons: ['phone'], found_at: new Date() })
      .execute()
    await fresh.db
      .insertInto('account_inactivity')
      .values({
        account_id: akosua.id,
        active_at: new Date('2024-01-01'),
        blocks_at: new Date('2027-01-01'),
        warned_days: 60,
        warned_at: new Date(),
      })
      .execute()
    assert.deepEqual((await names('', { heap: 'hints' })).toSorted(), ['Akosua Mensah', 'Wang Xiaoming'])
    assert.deepEqual(await names('', { heap: 'unused' }), ['Akosua Mensah'])
    for (const words of ['', 'mensah']) {
      const { counts } = await found(words)
      assert.deepEqual([counts.hints, counts.unused], [words ? 1 : 2, 1])
    }
  })
})

describe('among many', () => {
  const many = 30_000
  before(async () => {
    await sql`insert into person (id, name, country_code, language, created_at)
      select md5('p' || n)::uuid, 'Ama Owusu' || n || case when n % 2 = 0 then ' Common' else '' end, 'GH', 'en', now()
      from generate_series(1, ${many}::int) as n`.execute(fresh.db)
    await sql`insert into account (id, person_id, state, state_since, block_reason, created_at)
      select md5('a' || n)::uuid, md5('p' || n)::uuid, case when n % 20 = 0 then 'blocked' else 'active' end, now(),
        case when n % 20 = 0 then 'inactive' end, now() from generate_series(1, ${many}::int) as n`.execute(
      fresh.db,
    )
    await sql`insert into account_identifier (key, kind, account_id, shown, is_contact, created_at)
      select 'owusu' || n || '@mail.example', 'email', md5('a' || n)::uuid, 'owusu' || n || '@mail.example', true, now()
      from generate_series(1, ${many}::int) as n`.execute(fresh.db)
    await sql`vacuum analyze account, person, account_identifier`.execute(fresh.db)
  })

  test('pages follow one another by the last account, and lead back', async () => {
    const first = await found('')
    assert.deepEqual([first.hasNewer, first.hasOlder, first.accounts.length], [false, true, 25])
    const last = first.accounts.at(-1)?.id
    const second = await found('', { after: last })
    assert.deepEqual([second.hasNewer, second.hasOlder, second.accounts.length], [true, true, 25])
    const back = await found('', { before: second.accounts[0]?.id })
    assert.deepEqual(back.accounts, first.accounts)
    assert.equal(back.hasNewer, false)
  })

  test('counts are exact to ten thousand and stop there', async () => {
    const { counts } = await found('')
    assert.deepEqual([counts.all, counts.blocked, counts['blocked.inactive']], [10_001, 1_501, 1_500])
    assert.equal((await found('common')).counts.all, 10_001)
    assert.equal((await found('owusu1')).counts.all, 10_001, 'as many begin so')
    assert.equal((await found('owusu12@mail.example')).counts.all, 1)
  })

  const asked: [says: string, asked: Asked, index: RegExp][] = [
    ['a name', { words: 'Owusu77 Ama', heap: 'all' }, /person_by_name_words/],
    ['a user name or how it begins', { words: 'owusu77', heap: 'active' }, /account_identifier_by_beginning/],
    ['an address', { words: 'owusu77@mail.example', heap: 'all' }, /account_identifier_(pkey|by_beginning)/],
    ['everybody in a state', { words: '', heap: 'blocked' }, /account_by_state/],
    ['everybody blocked for a reason', { words: '', heap: 'blocked.inactive' }, /account_blocked_by_reason/],
    ['everybody', { words: '', heap: 'all' }, /account_pkey/],
  ]
  for (const [says, one, index] of asked)
    test(`${says} is searched by indexes`, async () => {
      const plans = await plansOf(fresh.db, (db) => searchAccounts(db, one))
      assert.match(plans.join('\n'), index)
      for (const plan of plans) {
        // A count of nearly everybody stops at its limit: there a table may be read from its beginning.
        const isCount = !one.words && plan.startsWith('Append')
        const table = isCount ? /Hash Join/ : /Seq Scan on (account|person|account_identifier|registration) /
        assert.doesNotMatch(plan, table, plan)
      }
    })
})
