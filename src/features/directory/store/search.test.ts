import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../../../test/support/database.ts'
import type { FreshDatabase } from '../../../../test/support/database.ts'
import { newId } from '../../../platform/ids.ts'
import { plansOf } from '../../../../test/support/plans.ts'
import { countByCountry } from './countries.ts'
import { containing, resembling, searchOrganisations } from './search.ts'

let fresh: FreshDatabase
const now = new Date('2026-11-25T09:00:00Z')

type Sample = {
  name: string
  countryCode: string
  category?: string
  acronym?: string
  state?: string
  also?: Record<string, string>
}

const samples: readonly Sample[] = [
  { name: 'Armor Télécom', countryCode: 'FR', acronym: 'ATL' },
  { name: 'Armor Mesures, laboratoire d’essais', countryCode: 'FR', category: 'associate' },
  { name: 'Université d’Armor', countryCode: 'FR', category: 'academia' },
  { name: 'Armor Broadcasting', countryCode: 'IE' },
  { name: 'Armor Hidden', countryCode: 'FR', state: 'unverified' },
  {
    name: '华北电信研究院',
    countryCode: 'CN',
    also: { en: 'North China Telecom Institute', ru: 'Северо-Китайский институт связи' },
  },
  { name: 'هيئة تنظيم الاتصالات', countryCode: 'BH', also: { en: 'Communications Regulator' } },
  { name: 'Министерство цифрового развития', countryCode: 'KZ' },
  { name: '100% Mobile_Net', countryCode: 'GH' },
]

before(async () => {
  fresh = await freshDatabase()
  for (const one of samples) {
    const id = newId()
    await fresh.db
      .insertInto('organisation')
      .values({
        id,
        name: one.name,
        acronym: one.acronym ?? null,
        country_code: one.countryCode,
        category: one.category ?? 'sector-member',
        state: one.state ?? 'listed',
        membership: 'active',
        created_at: now,
      })
      .execute()
    for (const [language, name] of Object.entries(one.also ?? {}))
      await fresh.db.insertInto('organisation_name').values({ organisation_id: id, language, name }).execute()
  }
})
after(() => fresh.close())

const found = async (words: string, countryCode?: string, category?: string) =>
  (await searchOrganisations(fresh.db, { words, countryCode, category, page: 1 })).organisations.map(
    (one) => one.name,
  )

test('a search ignores case and accents', async () => {
  assert.deepEqual(await found('ARMOR telecom'), ['Armor Télécom'])
  assert.deepEqual(await found('universite d’armor'), ['Université d’Armor'])
})

test('a search finds acronyms', async () => {
  assert.deepEqual(await found('atl'), ['Armor Télécom'])
})

test('a search finds the official name in any language', async () => {
  for (const words of ['华北电信', 'north china', 'Китайский институт'])
    assert.deepEqual(await found(words), ['华北电信研究院'], words)
  assert.deepEqual(await found('تنظيم الاتصالات'), ['هيئة تنظيم الاتصالات'])
  assert.deepEqual(await found('министерство'), ['Министерство цифрового развития'])
})

test('a wrong, missing or swapped letter still finds it, and is called a guess', async () => {
  for (const words of ['armur telecom', 'amor telecom', 'amror telecom', 'armor telecmo'])
    assert.equal((await found(words))[0], 'Armor Télécom', words)
  const outcome = await searchOrganisations(fresh.db, { words: 'Миниcтерсто', page: 1 })
  assert.equal(outcome.organisations[0]?.name, 'Министерство цифрового развития')
  assert.equal(outcome.isGuess, true)
})

test('the person’s country comes first, then the chosen category', async () => {
  assert.deepEqual(await found('armor', 'IE').then((names) => names[0]), 'Armor Broadcasting')
  assert.equal((await found('armor', 'FR', 'academia'))[0], 'Université d’Armor')
  assert.equal((await found('armor', 'FR', 'academia')).at(-1), 'Armor Broadcasting')
})

test('a narrow search leaves out every other country and category', async () => {
  const narrow = async (it: { words: string; countryCode?: string; category?: string }) =>
    (await searchOrganisations(fresh.db, { ...it, isNarrow: true, page: 1 })).organisations.map(
      (one) => one.name,
    )
  assert.deepEqual(await narrow({ words: 'armor', countryCode: 'IE' }), ['Armor Broadcasting'])
  assert.deepEqual(await narrow({ words: 'armor', category: 'academia' }), ['Université d’Armor'])
  assert.deepEqual(await narrow({ words: '', countryCode: 'KZ' }), ['Министерство цифрового развития'])
  assert.deepEqual(await narrow({ words: 'armor', countryCode: 'KZ' }), [])
})

test('an organisation that nobody has verified is not shown to others', async () => {
  assert.ok(!(await found('armor hidden')).includes('Armor Hidden'))
})

test('without words everything is listed, the own country first', async () => {
  const all = await searchOrganisations(fresh.db, { words: ' ', countryCode: 'GH', page: 1 })
  assert.equal(all.total, 8)
  assert.equal(all.organisations[0]?.name, '100% Mobile_Net')
})

test('signs that mean something to the database stand for themselves', async () => {
  assert.deepEqual(await found('100% mobile_'), ['100% Mobile_Net'])
  for (const words of [
    "'; drop table organisation; --",
    '%%%',
    '____',
    '\\',
    '<script>',
    'a'.repeat(5000),
    '\u0130\u0307',
  ])
    assert.ok(Array.isArray(await found(words)), words)
})

test('a page past the last one is the last one', async () => {
  const last = await searchOrganisations(fresh.db, { words: 'armor', page: 99 })
  assert.equal(last.page, 1)
  assert.equal((await searchOrganisations(fresh.db, { words: 'armor', page: Number.NaN })).page, 1)
})

test('a search among many uses the trigram indexes', async () => {
  await sql`insert into organisation (id, country_code, category, membership, name, created_at)
    select gen_random_uuid(), 'FR', 'associate', 'active', md5(n::text) || ' ' || md5((n * 7)::text), now()
    from generate_series(1, 20000) n`.execute(fresh.db)
  await sql`vacuum analyze organisation`.execute(fresh.db)
  for (const query of [containing(fresh.db, ['armor', 'telecom']), resembling(fresh.db, 'armor telecom')]) {
    const plan = await query.explain('text', sql`analyze`)
    const lines = plan.map((row) => (row as { 'QUERY PLAN': string })['QUERY PLAN']).join('\n')
    assert.match(lines, /organisation_by_search/, lines)
    assert.doesNotMatch(lines, /Seq Scan on organisation /, lines)
  }
})

test('a narrow search among many uses an index for its country or its category', async () => {
  await sql`insert into organisation (id, country_code, category, membership, name, created_at)
    select gen_random_uuid(), 'G' || chr(65 + n % 26), 'kind-' || n % 40, 'none', md5(n::text), now()
    from generate_series(1, 1000) n`.execute(fresh.db)
  await sql`vacuum analyze organisation`.execute(fresh.db)
  for (const asked of [
    { countryCode: 'GH' },
    { category: 'kind-7' },
    { countryCode: 'GH', category: 'kind-7' },
  ]) {
    const plans = await plansOf(fresh.db, (db) =>
      searchOrganisations(db, { words: '', isNarrow: true, page: 1, ...asked }),
    )
    for (const plan of plans.filter((one) => /on organisation /.test(one)))
      assert.doesNotMatch(plan, /Seq Scan on organisation /, `${JSON.stringify(asked)}\n${plan}`)
  }
})

test('counting by country can be done from an index alone', async () => {
  await fresh.db.connection().execute(async (one) => {
    await sql`set enable_seqscan = off`.execute(one) // a thousand rows are read as quickly either way
    const [plan] = await plansOf(one, countByCountry)
    assert.match(plan ?? '', /organisation_by_category/)
    await sql`reset enable_seqscan`.execute(one)
  })
  assert.equal((await countByCountry(fresh.db)).get('KZ'), 1)
  assert.equal((await countByCountry(fresh.db)).get('AQ'), undefined)
})
