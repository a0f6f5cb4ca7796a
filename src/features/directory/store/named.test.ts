import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { freshDatabase } from '../../../../test/support/database.ts'
import type { FreshDatabase } from '../../../../test/support/database.ts'
import { isNamed } from './named.ts'

let fresh: FreshDatabase

before(async () => {
  fresh = await freshDatabase()
})
after(() => fresh.close())

type Names = { readonly name: string; readonly badge?: string; readonly other?: string }

/** Whether what was typed names the person of these names. */
async function names(typed: string, { name, badge, other }: Names): Promise<boolean> {
  const { rows } = await sql<{ is: boolean }>`
    select ${isNamed(typed)} as is
    from (select ${name}::text as name, ${badge ?? null}::text as badge_name, ${other ?? null}::text as other_script_name) as person`.execute(
    fresh.db,
  )
  return rows[0]?.is === true
}

const same: [says: string, typed: string, who: Names][] = [
  ['a family name alone', 'Mensah', { name: 'Akosua Mensah' }],
  ['both names', 'Akosua Mensah', { name: 'Akosua Mensah' }],
  ['both names the other way round', 'Mensah Akosua', { name: 'Akosua Mensah' }],
  ['a comma after the family name', 'Mensah, Akosua', { name: 'Akosua Mensah' }],
  ['small letters', 'akosua mensah', { name: 'Akosua MENSAH' }],
  ['without accents', 'lefevre', { name: 'Solène Lefèvre' }],
  ['accents of another make', 'Lefe\u0300vre', { name: 'Solène Lefèvre' }],
  ['accents where none are kept', 'Ümit', { name: 'Umit Aydin' }],
  ['a letter of two', 'Strauss', { name: 'Anna Strauß' }],
  ['a crossed letter', 'Soren', { name: 'Søren Ørsted' }],
  ['a Turkish i', 'IŞIK', { name: 'Deniz Işık' }],
  ['wide letters', 'Ｍｅｎｓａｈ', { name: 'Akosua Mensah' }],
  ['half of a double name', 'Garcia', { name: 'Ana García-López' }],
  ['a double name without its hyphen', 'García López', { name: 'Ana García-López' }],
  ['an apostrophe of another shape', 'O’Brien', { name: "Maeve O'Brien" }],
  ['no apostrophe', 'OBrien', { name: 'Maeve O’Brien' }],
  ['an initial', 'J Smith', { name: 'J. Smith' }],
  ['the name on the badge', 'Kofi', { name: 'Emmanuel Mensah', badge: 'Kofi M.' }],
  ['the name in the other script', '王', { name: 'Wang Xiaoming', other: '王小明' }],
  ['words of two scripts', 'Wang 小明', { name: 'Wang Xiaoming', other: '王小明' }],
  ['Cyrillic, yo without dots', 'семенов', { name: 'Пётр Семёнов' }],
  ['Greek, the sigma at the end', 'ΠΑΠΑΔΟΠΟΥΛΟΣ', { name: 'Νίκος Παπαδόπουλος' }],
  ['Arabic without vowel marks', 'محمد', { name: 'مُحَمَّد الأحمد' }],
  ['Arabic without hamza', 'احمد', { name: 'أحمد علي' }],
  ['Arabic, ta marbuta as ha', 'فاطمه', { name: 'فاطمة الزهراء' }],
  ['Arabic, ya without dots', 'على', { name: 'علي حسن' }],
  ['a Chinese name without a space', '王小明', { name: '王小明' }],
  ['a Chinese name with a space', '王 小明', { name: '王小明' }],
  ['a Chinese name kept with a space', '王小明', { name: '王 小明' }],
  ['a Chinese given name first', '小明 王', { name: '王小明' }],
  ['a Chinese family name of two', '欧阳', { name: '欧阳修' }],
  ['a Chinese family name', '王', { name: '王小明' }],
  ['a Japanese family name', '山田', { name: '山田太郎' }],
  ['a Korean family name', '김', { name: '김민준' }],
  ['a rare character', '𠮷田', { name: '𠮷田太郎' }],
  ['an Indian name', 'शर्मा', { name: 'अनिल शर्मा' }],
]

for (const [says, typed, who] of same)
  test(`${says} is enough`, async () => assert.ok(await names(typed, who)))

const other: [says: string, typed: string, who: Names][] = [
  ['part of a word', 'Mens', { name: 'Akosua Mensah' }],
  ['a word with one wrong letter', 'Mensha', { name: 'Akosua Mensah' }],
  ['a word too many', 'Akosua Ama Mensah', { name: 'Akosua Mensah' }],
  ['two words as one', 'AkosuaMensah', { name: 'Akosua Mensah' }],
  ['a double name as one', 'GarciaLopez', { name: 'Ana García-López' }],
  ['the middle of a Chinese name', '小', { name: '王小明' }],
  ['a Chinese name with one character left out', '王明', { name: '王小明' }],
  ['part of an Arabic word', 'حمد', { name: 'أحمد علي' }],
  ['nothing', '', { name: 'Akosua Mensah' }],
  ['only signs', '-.,', { name: 'Akosua Mensah' }],
  ['signs that mean something in patterns', '%', { name: 'Akosua Mensah' }],
  ['a pattern', 'Men_ah', { name: 'Akosua Mensah' }],
]

for (const [says, typed, who] of other)
  test(`${says} names nobody`, async () => assert.ok(!(await names(typed, who))))

test('among many people a name is found by its index', async () => {
  await sql`insert into person (id, name, country_code, language, created_at)
    select gen_random_uuid(), 'Ama Owusu' || n, 'GH', 'en', now() from generate_series(1, 5000) as n`.execute(
    fresh.db,
  )
  await sql`analyze person`.execute(fresh.db)
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain select id from person where ${isNamed('Owusu77 Ama')}`.execute(fresh.db)
  assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /person_by_name_words/)
})
