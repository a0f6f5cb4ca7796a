import type pg from 'pg'
import { chance } from '../src/demo/chance.ts'
import { readWords } from '../src/demo/read-cast.ts'

/** One organisation that does not exist: its names look like those of the demo cast, in as many scripts. */
export type Invented = {
  readonly name: string
  readonly english: string | undefined
  readonly acronym: string | undefined
  readonly countryCode: string
  readonly category: string
}

type Pattern = Readonly<Record<'language' | 'kind' | 'name' | 'english', string>>

const patterns = readWords<keyof Pattern>('organisation-names').filter(({ kind }) => kind !== 'state')

/** How often each language names an organisation, and where. */
const languages: readonly [language: string, share: number, countries: string][] = [
  ['en', 34, 'US GB IN NG GH KE ZA AU CA IE'],
  ['fr', 12, 'FR BE CH SN CI CM MA'],
  ['es', 12, 'ES MX AR CO CL PE'],
  ['zh', 12, 'CN SG'],
  ['ar', 8, 'EG SA AE JO TN QA BH'],
  ['ru', 7, 'RU KZ BY KG'],
  ['de', 7, 'DE AT CH'],
  ['pt', 5, 'BR PT AO'],
  ['hi', 3, 'IN'],
]
const categories = ['sector-member', 'associate', 'academia', 'non-member', 'non-member', 'non-member']

const latin =
  'ba ko ri ma ne lu ta si vo da pe gu ha mi ra to se lo na ki bu de fa li mo ru sa te vi wa zo ny ca du'
const made: Readonly<Record<string, readonly string[]>> = {
  latin: latin.split(' '),
  ru: 'ба ко ри ма не лу та си во да пе гу ха ми ра то се ло на ки бу де фа ли мо ру са те ви зо'.split(' '),
  ar: 'با كو ري ما نو لو تا سي دا قو حا مي را تو سا لي نا كي بو دي فا مو رو تي وا زو'.split(' '),
  hi: 'बा को री मा ने लू ता सी वो दा पे गू हा मी रा तो से लो ना की'.split(' '),
  zh: [
    ...'安北昌成春大东丰福高广海汉河恒红华吉江金京丽连林龙洛南宁平青泉山上沈石顺苏泰天通同万文西新兴扬阳宜银永玉岳云长中珠',
  ],
}

/** A proper name that belongs to a number below `names`: some are frequent, most are rare. */
function properName(language: string, n: number): string {
  const syllables = made[language] ?? made['latin']!
  const signs = language === 'zh' ? 2 : 3
  let rest = Math.floor(chance(`name ${n}`) ** 2 * syllables.length ** signs)
  let name = ''
  for (let sign = 0; sign < signs; sign++) {
    name += syllables[rest % syllables.length]
    rest = Math.floor(rest / syllables.length)
  }
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** The nth invented organisation, the same on every machine. */
export function invented(n: number): Invented {
  const [language, , countries] = byShare(chance(`language ${n}`) * 100)
  const own = patterns.filter((one) => one.language === language)
  const pattern = own[Math.floor(chance(`pattern ${n}`) * own.length)] as Pattern
  const second = language === 'zh' ? '' : ` ${properName(language, n + 7_919)}`
  const name = pattern.name.replace('{}', properName(language, n) + second)
  const isLatin = /^[\p{Script=Latin}\P{L}]+$/u.test(name)
  const english = pattern.english.replace('{}', `${properName('latin', n)} ${properName('latin', n + 7_919)}`)
  const codes = countries.split(' ')
  return {
    name,
    english: isLatin ? undefined : english,
    acronym: chance(`acronym ${n}`) < 0.3 ? initialsOf(english) : undefined,
    countryCode: codes[Math.floor(chance(`country ${n}`) ** 2 * codes.length)] as string,
    category: categories[Math.floor(chance(`category ${n}`) * categories.length)] as string,
  }
}

function byShare(place: number): (typeof languages)[number] {
  let end = 0
  return languages.find(([, share]) => place < (end += share)) ?? languages[0]!
}

const initialsOf = (words: string): string =>
  [...words.matchAll(/(?<!\p{L})\p{L}/gu)].map(([letter]) => letter.toUpperCase()).join('')

/** Writes the invented organisations from number `from` up to `to`, a thousand at a time; the tables follow as they always do. */
export async function inventOrganisations(client: pg.Client, from: number, to: number): Promise<void> {
  for (let start = from; start < to; start += 1000) {
    const all = Array.from({ length: Math.min(1000, to - start) }, (_, at) => invented(start + at))
    await client.query(
      `with made as (
         insert into organisation (id, country_code, category, membership, name, acronyms, created_at)
         select id, country, category, 'none', name, array_remove(array[acronym], null), now()
         from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) as one (id, country, category, name, acronym)
         returning id
       )
       insert into organisation_name (organisation_id, language, name)
       select id, 'en', english from unnest($1::uuid[], $6::text[]) as one (id, english)
       where english is not null and exists (select from made where made.id = one.id)`,
      [
        all.map(() => crypto.randomUUID()),
        all.map(({ countryCode }) => countryCode),
        all.map(({ category }) => category),
        all.map(({ name }) => name),
        all.map(({ acronym }) => acronym ?? null),
        all.map(({ english }) => english ?? null),
      ],
    )
  }
}
