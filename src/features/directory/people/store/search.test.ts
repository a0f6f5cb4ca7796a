import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../../../../test/support/database.ts'
import type { FreshDatabase } from '../../../../../test/support/database.ts'
import { listInDirectory, openToAll, unlist } from '../../../../../test/support/listing.ts'
import { makeAccount, makeOrganisation, makePerson } from '../../../../../test/support/people.ts'
import type { MadeOrganisation } from '../../../../../test/support/people.ts'
import { plansOf } from '../../../../../test/support/plans.ts'
import { anybody, someMember } from '../rules.ts'
import type { PeopleSearch, PersonViewer } from '../types.ts'
import { searchPeople } from './search.ts'

let fresh: FreshDatabase
let volta: MadeOrganisation
const staff: PersonViewer = { ...anybody, isStaff: true }

before(async () => {
  fresh = await freshDatabase()
  volta = await makeOrganisation(fresh.db, { name: 'Volta Networks', countryCode: 'GH' })
})
after(() => fresh.close())

const namesIn = async (ids: readonly string[]): Promise<string[]> => {
  const rows = await fresh.db.selectFrom('person').select(['id', 'name']).execute()
  return ids.map((id) => rows.find((row) => row.id === id)?.name ?? '')
}

async function found(asked: Partial<PeopleSearch>, viewer: PersonViewer = someMember): Promise<string[]> {
  const { people } = await searchPeople(fresh.db, viewer, { words: '', page: 1, ...asked })
  return namesIn(people)
}

/** Somebody in the directory, shown to members. */
async function listed(name: string, more: Parameters<typeof makePerson>[1] = {}) {
  const person = await makePerson(fresh.db, { name, ...more })
  await listInDirectory(fresh.db, person.id, { country: 'members' })
  return person
}

const scripts: [says: string, typed: string, name: string, other?: string][] = [
  ['the beginning of a family name', 'sarp', 'Akosua Sarpong'],
  ['both names, begun and turned round', 'sarp ako', 'Akosua Sarpong'],
  ['no accents', 'lefev', 'Solène Lefèvre'],
  ['the name in the other script', 'wang xiao', '王晓明', 'Wang Xiaoming'],
  ['a Chinese family name', '欧阳', '欧阳修'],
  ['the beginning of a Chinese name', '李小', '李小龙'],
  ['a Chinese given name', '小龙', '李小龙'],
  ['Cyrillic, ё as е', 'семен', 'Пётр Семёнов'],
  ['Arabic without hamza and vowel marks', 'احمد', 'أَحْمَد الحدّاد'],
  ['the beginning of an Arabic name', 'فاط', 'فاطمة الزهراء'],
  ['a Korean family name', '김', '김민준'],
  ['half of a double name', 'garc', 'Ana García-López'],
]

for (const [says, typed, name, other] of scripts)
  test(`${says} is enough`, async () => {
    await listed(name, other ? { otherScriptName: other } : {})
    assert.ok((await found({ words: typed })).includes(name))
    const { isGuess } = await searchPeople(fresh.db, someMember, { words: typed, page: 1 })
    assert.equal(isGuess, false)
  })

const typos: [says: string, typed: string, name: string][] = [
  ['a wrong letter', 'Kwarzeng', 'Yaw Kwarteng'],
  ['a missing letter', 'Kwrteng', 'Yaw Kwarteng'],
  ['a letter too many', 'Kwarrteng', 'Yaw Kwarteng'],
  ['two letters swapped', 'Kwatreng', 'Yaw Kwarteng'],
  ['the first letter wrong', 'Qwarteng', 'Yaw Kwarteng'],
  ['a typo beside the beginning of a name', 'ya Kwrteng', 'Yaw Kwarteng'],
  ['a wrong Cyrillic letter', 'Ковалинко', 'Олена Коваленко'],
  ['a wrong Arabic letter', 'الحدار', 'سلمى الحداد'],
]

for (const [says, typed, name] of typos)
  test(`${says} still finds them, and is called a guess`, async () => {
    await listed(name)
    const outcome = await searchPeople(fresh.db, someMember, { words: typed, page: 1 })
    assert.ok((await namesIn(outcome.people)).includes(name))
    assert.equal(outcome.isGuess, true)
  })

test('two typos in one word find nobody, nor does one in a word of three letters', async () => {
  await listed('Ines Drobnjak')
  assert.deepEqual(await found({ words: 'Drabnjk' }), [])
  await listed('Bo Xylander')
  assert.deepEqual(await found({ words: 'Bu Xylander' }), [])
})

test('a whole name comes before those that only begin so, then the order of names', async () => {
  for (const name of ['Rosana Tarkwa', 'Rosa Tarkwa', 'Rosalind Tarkwa']) await listed(name)
  assert.deepEqual(await found({ words: 'rosa tarkwa' }), ['Rosa Tarkwa', 'Rosalind Tarkwa', 'Rosana Tarkwa'])
})

test('one letter alone is a whole name, not the beginning of all', async () => {
  await listed('J Okonkwo')
  await listed('James Okonkwo')
  assert.deepEqual(await found({ words: 'j okonkwo' }), ['J Okonkwo'])
})

test('nothing asked, or nothing that could be a name, finds nobody', async () => {
  for (const words of ['', '  ', '.,;', '%'])
    assert.deepEqual(await found({ words }, staff), [], JSON.stringify(words))
})

test('signs that mean something to the database stand for themselves', async () => {
  for (const words of [
    "'; drop table person; --",
    "a':* | b",
    '\\',
    "o''brien",
    'a&b|!c',
    '<->',
    'x'.repeat(5000),
    '\u0130\u0307',
  ])
    assert.ok(Array.isArray(await found({ words })), words)
})

test('an apostrophe makes no difference', async () => {
  await listed('Maeve O’Hanrahan')
  for (const words of ["o'hanr", 'O’Hanrahan', 'ohanra']) assert.equal((await found({ words })).length, 1)
})

test('strangers find only those who made their name public', async () => {
  const shy = await listed('Shy Abotsi')
  assert.deepEqual(await found({ words: 'abotsi' }, anybody), [])
  await fresh.db
    .updateTable('person_visibility')
    .set({ name: 'public' })
    .where('person_id', '=', shy.id)
    .execute()
  assert.deepEqual(await found({ words: 'abotsi' }, anybody), ['Shy Abotsi'])
})

test('whoever did not agree is found by staff, their own focal point and themselves only', async () => {
  const quiet = await makePerson(fresh.db, { name: 'Quiet Agyeman', organisation: volta })
  const other = await makeOrganisation(fresh.db)
  const find = (viewer: PersonViewer) => found({ words: 'agyeman' }, viewer)
  for (const viewer of [anybody, someMember, { ...someMember, decidesFor: [other.id] }])
    assert.deepEqual(await find(viewer), [])
  for (const viewer of [
    staff,
    { ...someMember, decidesFor: [other.id, volta.id] },
    { ...anybody, personId: quiet.id },
  ])
    assert.deepEqual(await find(viewer), ['Quiet Agyeman'])
})

test('the consent decides at once: given, taken back, given again', async () => {
  const person = await makePerson(fresh.db, { name: 'Fickle Boadu' })
  const is = async (there: boolean) => assert.equal((await found({ words: 'boadu' })).length, there ? 1 : 0)
  await is(false)
  await listInDirectory(fresh.db, person.id)
  await is(true)
  await unlist(fresh.db, person.id)
  await is(false)
  await listInDirectory(fresh.db, person.id)
  await is(true)
})

test('whoever closes their account is gone, and back if they come back', async () => {
  const account = await makeAccount(fresh.db, { name: 'Closing Danso' })
  await listInDirectory(fresh.db, account.personId)
  const state = (to: string) =>
    fresh.db.updateTable('account').set({ state: to }).where('id', '=', account.id).execute()
  await state('closed')
  assert.deepEqual(await found({ words: 'danso' }), [])
  await state('active')
  assert.deepEqual(await found({ words: 'danso' }), ['Closing Danso'])
})

test('a blocked account is nobody’s business: its person stays where they were', async () => {
  const account = await makeAccount(fresh.db, { name: 'Blocked Eshun', state: 'blocked' })
  await listInDirectory(fresh.db, account.personId)
  assert.deepEqual(await found({ words: 'eshun' }), ['Blocked Eshun'])
})

test('people are found by organisation, by its words, and by its category', async () => {
  const armor = await makeOrganisation(fresh.db, {
    name: 'Armor Télécom',
    category: 'associate',
    countryCode: 'FR',
  })
  await listed('Yann Kerbrat', { organisation: armor })
  assert.deepEqual(await found({ organisationId: armor.id }), ['Yann Kerbrat'])
  assert.deepEqual(await found({ organisationWords: 'armor telecom' }), ['Yann Kerbrat'])
  assert.deepEqual(await found({ category: 'associate' }), ['Yann Kerbrat'])
  assert.deepEqual(await found({ category: 'associate', words: 'nobody' }), [])
})

test('a claim, a former affiliation and an unlisted organisation find nobody', async () => {
  const beta = await makeOrganisation(fresh.db, { name: 'Beta Works' })
  await listed('Claims It', { organisation: beta, affiliation: 'claimed' })
  await listed('Was There', { organisation: beta, affiliation: 'ended' })
  assert.deepEqual(await found({ organisationId: beta.id }), [])
  const ghost = await makeOrganisation(fresh.db, { name: 'Ghost Works', state: 'unverified' })
  await listed('Of Ghosts', { organisation: ghost })
  assert.deepEqual(await found({ organisationId: ghost.id }), [])
})

test('what somebody hides does not find them: neither organisation nor country', async () => {
  const gamma = await makeOrganisation(fresh.db, { name: 'Gamma Works', countryCode: 'NR' })
  const person = await makePerson(fresh.db, { name: 'Hides Both', organisation: gamma })
  await listInDirectory(fresh.db, person.id, { name: 'public', organisation: 'members' })
  assert.deepEqual(await found({ organisationId: gamma.id }, anybody), [])
  assert.deepEqual(await found({ organisationId: gamma.id }), ['Hides Both'])
  assert.deepEqual(await found({ countryCode: 'NR' }), [])
  assert.deepEqual(await found({ countryCode: 'NR' }, staff), ['Hides Both'])
})

test('twenty-five are on a page, and a page past the last one is the last one', async () => {
  for (let n = 0; n < 30; n++) await listed(`Paged ${String(n).padStart(2, '0')} Zwennes`)
  const page = (page: number) => searchPeople(fresh.db, someMember, { words: 'zwennes', page })
  const [first, last] = [await page(1), await page(99)]
  assert.deepEqual([first.people.length, first.total, first.pages, first.page], [25, 30, 2, 1])
  assert.deepEqual([last.people.length, last.total, last.page], [5, 30, 2])
  assert.equal((await page(Number.NaN)).page, 1)
})

test('among many, names, beginnings and typos are found by their indexes', async () => {
  await sql`insert into person (id, name, country_code, language, created_at)
    select gen_random_uuid(), 'Ama ' || md5(n::text), 'G' || chr(65 + n % 26), 'en', now()
    from generate_series(1, 5000) n`.execute(fresh.db)
  await sql`insert into person_visibility (person_id, listed_since, country)
    select id, now(), 'members' from person where name like 'Ama %' on conflict do nothing`.execute(fresh.db)
  await sql`vacuum analyze person`.execute(fresh.db)
  await sql`analyze person_visibility`.execute(fresh.db)
  for (const [asked, index] of [
    [{ words: 'c4ca4238' }, /person_by_word_start/],
    [{ words: 'c4ca4238a0b923820dcc509a6f75849x' }, /person_by_word_start/],
    [{ words: 'ama kwarzeng' }, /person_by_near_word/],
    [{ words: '', countryCode: 'GB' }, /person_by_country/],
    [{ words: '', organisationId: volta.id }, /person_pkey|affiliation_by/],
  ] as const) {
    const plans = await plansOf(fresh.db, (db) => searchPeople(db, someMember, { page: 1, ...asked }))
    const all = plans.filter((one) => /person/.test(one)).join('\n')
    assert.match(all, index, all)
    assert.doesNotMatch(all, /Seq Scan on person /, all)
  }
  const plans = await plansOf(fresh.db, (db) => searchPeople(db, anybody, { page: 1, words: 'ama' }))
  assert.match(
    plans.join('\n'),
    /person_visibility_by_name/,
    'strangers are answered from the few who are public',
  )
})

test('everybody at once opens nothing but what openness allows', async () => {
  const open = await makePerson(fresh.db, { name: 'Open Quartey', organisation: volta })
  await listInDirectory(fresh.db, open.id, openToAll)
  assert.deepEqual(await found({ words: 'quartey', countryCode: 'GH', organisationId: volta.id }, anybody), [
    'Open Quartey',
  ])
})
