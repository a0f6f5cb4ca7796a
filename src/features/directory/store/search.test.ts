import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import fc from 'fast-check'
import { freshDatabase } from '../../../../test/support/database.ts'
import type { FreshDatabase } from '../../../../test/support/database.ts'
import { plansOf } from '../../../../test/support/plans.ts'
import { newId } from '../../../platform/ids.ts'
import type { OrganisationSearch } from '../types.ts'
import { countByCountry } from './countries.ts'
import { searchOrganisations } from './search.ts'

let fresh: FreshDatabase
const now = new Date('2026-11-25T09:00:00Z')

type Sample = {
  name: string
  countryCode: string
  category?: string
  acronyms?: string[]
  state?: string
  also?: Record<string, string>
  former?: Record<string, number | null>
}

const samples: readonly Sample[] = [
  { name: 'Armor Télécom', countryCode: 'FR', acronyms: ['A.T.L.'] },
  { name: 'Armor Mesures, laboratoire d’essais', countryCode: 'FR', category: 'associate' },
  { name: 'Université d’Armor', countryCode: 'FR', category: 'academia' },
  { name: 'Armor Broadcasting', countryCode: 'IE' },
  { name: 'Armor Hidden', countryCode: 'FR', state: 'unverified' },
  {
    name: '华北电信研究院',
    countryCode: 'CN',
    also: { en: 'North China Telecom Institute', ru: 'Северо-Китайский институт связи' },
    acronyms: ['NCTI', 'СКИС'],
    former: { 华北邮电学院: 1998, 'Posts Academy of the North': null },
  },
  {
    name: 'هيئة تنظيم الاتصالات وتقنية المعلومات',
    countryCode: 'BH',
    also: { en: 'Communications Regulator' },
  },
  { name: 'مؤسسة الإذاعة الأردنيّة', countryCode: 'JO' },
  { name: 'Королёвский институт связи', countryCode: 'RU' },
  { name: 'Министерство цифрового развития', countryCode: 'KZ' },
  { name: 'Compañía Ñandú de Radio', countryCode: 'AR' },
  { name: 'Prüfhaus Groß-Gerau', countryCode: 'DE' },
  { name: 'O’Brien e-Mail Ltd.', countryCode: 'IE' },
  { name: '국립전파연구원', countryCode: 'KR' },
  { name: 'สำนักงานกิจการโทรคมนาคม', countryCode: 'TH' },
  { name: 'दूरसंचार विभाग', countryCode: 'IN' },
  { name: 'Τηλεπικοινωνίες Αιγαίου', countryCode: 'GR' },
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
        acronyms: one.acronyms ?? [],
        country_code: one.countryCode,
        category: one.category ?? 'sector-member',
        state: one.state ?? 'listed',
        membership: 'active',
        created_at: now,
      })
      .execute()
    const own = { organisation_id: id }
    for (const [language, name] of Object.entries(one.also ?? {}))
      await fresh.db
        .insertInto('organisation_name')
        .values({ ...own, language, name })
        .execute()
    for (const [name, until] of Object.entries(one.former ?? {}))
      await fresh.db
        .insertInto('organisation_former_name')
        .values({ ...own, name, until_year: until })
        .execute()
  }
})
after(() => fresh.close())

const search = (words: string, more: Partial<OrganisationSearch> = {}) =>
  searchOrganisations(fresh.db, { words, page: 1, ...more })
const found = async (words: string, more: Partial<OrganisationSearch> = {}) =>
  (await search(words, more)).organisations.map((one) => one.name)

const china = '华北电信研究院'
const bahrain = 'هيئة تنظيم الاتصالات وتقنية المعلومات'
const jordan = 'مؤسسة الإذاعة الأردنيّة'

/** What is typed, and the one organisation it must find; `guess` when no name contains it. */
const table: readonly [script: string, typed: string, name: string, guess?: 'guess'][] = [
  ['Latin', 'ARMOR telecom', 'Armor Télécom'],
  ['Latin', 'telecom armor', 'Armor Télécom'],
  ['Latin', 'armor tél', 'Armor Télécom'],
  ['Latin', 'universite d’armor', 'Université d’Armor'],
  ['Latin', "universite d'armor", 'Université d’Armor'],
  ['Latin', 'laboratoire essais', 'Armor Mesures, laboratoire d’essais'],
  ['Latin', 'obrien', 'O’Brien e-Mail Ltd.'],
  ['Latin', 'o brien', 'O’Brien e-Mail Ltd.'],
  ['Latin', 'email', 'O’Brien e-Mail Ltd.'],
  ['Latin', 'e-mail', 'O’Brien e-Mail Ltd.'],
  ['acronym', 'atl', 'Armor Télécom'],
  ['acronym', 'A.T.L.', 'Armor Télécom'],
  ['acronym', 'A.T.L', 'Armor Télécom'],
  ['acronym', 'ncti', china],
  ['acronym', 'N.C.T.I.', china],
  ['acronym', 'скис', china],
  ['Spanish', 'compania nandu', 'Compañía Ñandú de Radio'],
  ['Spanish', 'COMPAÑÍA ÑANDÚ', 'Compañía Ñandú de Radio'],
  ['German', 'prüfhaus', 'Prüfhaus Groß-Gerau'],
  ['German', 'prufhaus', 'Prüfhaus Groß-Gerau'],
  ['German', 'gross gerau', 'Prüfhaus Groß-Gerau'],
  ['German', 'groß-gerau', 'Prüfhaus Groß-Gerau'],
  ['Chinese', '华北', china],
  ['Chinese', '电信', china],
  ['Chinese', '究院', china],
  ['Chinese', '信', china],
  ['Chinese', '华北电信', china],
  ['Chinese', '电信 研究', china],
  ['Chinese', '华北电讯研究院', china, 'guess'],
  ['Arabic', 'هيئة تنظيم الاتصالات', bahrain],
  ['Arabic', 'هيئة تنظيم اتصالات', bahrain],
  ['Arabic', 'اتصالات', bahrain],
  ['Arabic', 'المعلومات', bahrain],
  ['Arabic', 'للمعلومات', bahrain],
  ['Arabic', 'تقنية', bahrain],
  ['Arabic', 'تَقْنِيَّة', bahrain],
  ['Arabic', 'هيئه', bahrain],
  ['Arabic', 'الاذاعة', jordan],
  ['Arabic', 'إذاعة', jordan],
  ['Arabic', 'اذاعه اردنيه', jordan],
  ['Arabic', 'الأردنية', jordan],
  ['Arabic', 'مؤسسة', jordan],
  ['Arabic', 'موسسه', jordan],
  ['Russian', 'королевский', 'Королёвский институт связи'],
  ['Russian', 'КОРОЛЁВСКИЙ', 'Королёвский институт связи'],
  ['Russian', 'китайский институт', china],
  ['Russian', 'северо-китайский', china],
  ['Russian', 'министерство', 'Министерство цифрового развития'],
  ['Korean', '전파연구', '국립전파연구원'],
  ['Thai', 'โทรคมนาคม', 'สำนักงานกิจการโทรคมนาคม'],
  ['Devanagari', 'दूरसंचार', 'दूरसंचार विभाग'],
  ['Greek', 'τηλεπικοινωνιες αιγαιου', 'Τηλεπικοινωνίες Αιγαίου'],
  ['former', 'posts academy', china],
  ['former', '邮电', china],
  ['typo', 'armur telecom', 'Armor Télécom', 'guess'],
  ['typo', 'amror telecom', 'Armor Télécom', 'guess'],
  ['typo', 'armor telecmo', 'Armor Télécom', 'guess'],
  ['typo', 'armoor telecom', 'Armor Télécom', 'guess'],
  ['typo', 'brodcasting', 'Armor Broadcasting', 'guess'],
  ['typo', 'министерсво', 'Министерство цифрового развития', 'guess'],
  ['typo', 'تنظبم', bahrain, 'guess'],
  ['typo', 'ncit', china, 'guess'],
  ['inside', 'communicaciones nandu', 'Compañía Ñandú de Radio', 'guess'],
  ['inside', 'casting', 'Armor Broadcasting', 'guess'],
]

for (const [script, typed, name, guess] of table)
  test(`${script}: “${typed}” finds ${name}${guess ? ', as a guess' : ''}`, async () => {
    const outcome = await search(typed)
    assert.equal(outcome.organisations[0]?.name, name)
    assert.equal(outcome.isGuess, guess !== undefined)
    assert.equal(outcome.total, outcome.organisations.length)
  })

test('what was found by a former name says so, with the year where it is known', async () => {
  const formerly = async (words: string) => (await search(words)).organisations[0]?.formerly
  assert.deepEqual(await formerly('邮电'), { name: '华北邮电学院', until: 1998 })
  assert.deepEqual(await formerly('posts academy'), { name: 'Posts Academy of the North', until: null })
  for (const words of ['华北', 'north china', 'ncti']) assert.equal(await formerly(words), undefined, words)
})

test('any one letter wrong, missing, doubled or swapped still finds a long word', async () => {
  const word = 'broadcasting'
  const damaged = fc.record({
    at: fc.integer({ min: 0, max: word.length - 2 }),
    how: fc.constantFrom('wrong', 'missing', 'doubled', 'swapped'),
  })
  await fc.assert(
    fc.asyncProperty(damaged, async ({ at, how }) => {
      const [before, letter, next, rest] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)]
      const typed = {
        wrong: `${before}x${next}${rest}`,
        missing: `${before}${next}${rest}`,
        doubled: `${before}${letter}${letter}${next}${rest}`,
        swapped: `${before}${next}${letter}${rest}`,
      }[how]
      assert.ok((await found(typed)).includes('Armor Broadcasting'), typed)
    }),
    { numRuns: 40 },
  )
})

test('the person’s country comes first, then the chosen category', async () => {
  assert.equal((await found('armor', { countryCode: 'IE' }))[0], 'Armor Broadcasting')
  const academia = await found('armor', { countryCode: 'FR', category: 'academia' })
  assert.equal(academia[0], 'Université d’Armor')
  assert.equal(academia.at(-1), 'Armor Broadcasting')
})

test('a narrow search leaves out every other country and category, also in a guess', async () => {
  const narrow = (words: string, more: Partial<OrganisationSearch>) =>
    found(words, { ...more, isNarrow: true })
  assert.deepEqual(await narrow('armor', { countryCode: 'IE' }), ['Armor Broadcasting'])
  assert.deepEqual(await narrow('armor', { category: 'academia' }), ['Université d’Armor'])
  assert.deepEqual(await narrow('', { countryCode: 'KZ' }), ['Министерство цифрового развития'])
  assert.deepEqual(await narrow('armor', { countryCode: 'KZ' }), [])
  assert.deepEqual(await narrow('armur', { countryCode: 'IE' }), ['Armor Broadcasting'])
})

test('a region is its countries, with and without words', async () => {
  const region = { isNarrow: true, countryCodes: ['IE', 'DE'] }
  assert.deepEqual(await found('armor', region), ['Armor Broadcasting'])
  assert.deepEqual(await found('', region), [
    'Armor Broadcasting',
    'O’Brien e-Mail Ltd.',
    'Prüfhaus Groß-Gerau',
  ])
})

test('only listed organisations are found, from the moment they are', async () => {
  assert.ok(!(await found('armor hidden')).includes('Armor Hidden'))
  const listed = (state: string) =>
    fresh.db.updateTable('organisation').set({ state }).where('name', '=', 'Armor Hidden').execute()
  await listed('listed')
  assert.deepEqual(await found('armor hidden'), ['Armor Hidden'])
  await listed('unverified')
  assert.ok(!(await found('hidden')).includes('Armor Hidden'))
})

test('a new name is found, and one that was taken away is not', async () => {
  const { id } = await fresh.db
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', 'Armor Broadcasting')
    .executeTakeFirstOrThrow()
  await fresh.db
    .insertInto('organisation_name')
    .values({ organisation_id: id, language: 'ga', name: 'Craoltóireacht Mór' })
    .execute()
  assert.deepEqual(await found('craoltoireacht'), ['Armor Broadcasting'])
  await fresh.db.deleteFrom('organisation_name').where('language', '=', 'ga').execute()
  assert.deepEqual(await found('craoltoireacht mor'), [])
})

test('without words everything is listed, the own country first, then the category', async () => {
  const all = await search(' ', { countryCode: 'GH' })
  assert.equal(all.total, samples.length - 1)
  assert.equal(all.organisations[0]?.name, '100% Mobile_Net')
  const academia = await search('', { countryCode: 'FR', category: 'academia' })
  assert.equal(academia.organisations[0]?.name, 'Université d’Armor')
  assert.equal(new Set(all.organisations.map(({ id }) => id)).size, all.organisations.length)
})

test('signs that mean something to the database stand for nothing', async () => {
  assert.deepEqual(await found('100% mobile_'), ['100% Mobile_Net'])
  for (const words of [
    "'; drop table organisation; --",
    '%%%',
    '____',
    '\\',
    '<script>',
    'a'.repeat(5000),
    '\u0130\u0307',
    "'a' & !'b' | (c <-> d):*",
    '🦉 ﷽',
  ])
    assert.ok(Array.isArray(await found(words)), words)
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (words) => {
      assert.ok(Array.isArray(await found(words.replaceAll('\0', '').replace(/\p{Cs}/gu, ''))))
    }),
    { numRuns: 100 },
  )
})

test('a page past the last one is the last one', async () => {
  assert.equal((await search('armor', { page: 99 })).page, 1)
  assert.equal((await search('armor', { page: Number.NaN })).page, 1)
  assert.equal((await search('', { page: 99 })).organisations.length, samples.length - 1)
})

test('what is searched is what a name is made of, whatever is written', async () => {
  const parts = [
    'Armor',
    'd’essais',
    'ITU-T',
    'Ёлка',
    'الاتصالات',
    '华北',
    'Ñandú',
    'Straße',
    'U.N.',
    '국립',
    '42',
  ]
  const names = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(names, async (words) => {
      const { rows } = await sql<{ missing: string }>`
        select query::text as missing from search_parts(${words.join(' ')})
        where not array_to_tsvector(search_terms(${words.join(' ')})) @@ query`.execute(fresh.db)
      assert.deepEqual(rows, [])
    }),
    { numRuns: 200 },
  )
})

test('a search among many reads indexes only, and counts to ten thousand', async () => {
  await sql`insert into organisation (id, country_code, category, membership, name, created_at)
    select gen_random_uuid(), 'F' || chr(65 + n % 20), 'kind-' || n % 40, 'none', 'Common ' || md5(n::text), now()
    from generate_series(1, 12000) n`.execute(fresh.db)
  await sql`vacuum analyze organisation_search`.execute(fresh.db)
  await sql`vacuum analyze directory_word`.execute(fresh.db)
  const many = await search('common')
  assert.deepEqual([many.total, many.isMore, many.pages], [10_000, true, 500])
  assert.deepEqual([(await search('')).total, (await search('')).isMore], [10_000, true])
  assert.equal((await search('common', { countryCode: 'FC', isNarrow: true })).total, 600)
  assert.ok(
    (await search('common', { countryCode: 'FC' })).organisations.every(
      ({ countryCode }) => countryCode === 'FC',
    ),
  )

  await fresh.db.connection().execute(async (one) => {
    await sql`set enable_seqscan = off`.execute(one) // parts of a few hundred rows are read as quickly either way
    for (const [words, more, index] of [
      ['armor telecom', {}, /terms_idx|by_term/],
      ['armur telecmo', {}, /directory_word_by_near_word[^]*directory_word_by_part|terms_idx/],
      ['华北', {}, /terms_idx/],
      ['', { countryCode: 'FC', isNarrow: true }, /country_code/],
      ['', { category: 'kind-7', isNarrow: true }, /category/],
    ] as const) {
      const plans = await plansOf(one, (db) => searchOrganisations(db, { words, page: 1, ...more }))
      const all = plans.join('\n')
      assert.match(all, index, `${words}\n${all}`)
      assert.doesNotMatch(all, /Seq Scan on (organisation_search|directory_word)/, `${words}\n${all}`)
    }
    await sql`reset enable_seqscan`.execute(one)
  })
})

test('words with a letter wrong, and parts of words, are looked up in their own indexes', async () => {
  const plan = async (condition: string) => {
    const { rows } = await sql
      .raw<{ 'QUERY PLAN': string }>(`explain select word from directory_word where ${condition}`)
      .execute(fresh.db)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }
  assert.match(await plan("one_letter_less(array[word]) && one_letter_less(array['armur'])"), /by_near_word/)
  assert.match(await plan("'telecmo' <% word"), /by_part/)
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
