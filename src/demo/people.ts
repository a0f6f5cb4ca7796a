import type { Profile } from '../platform/profile/index.ts'
import { chance, idOf, pick } from './chance.ts'
import { readWords } from './read-cast.ts'
import { slug } from './slug.ts'
import type { CastPerson, MadeOrganisation, MadePerson } from './types.ts'

type Part = { readonly name: string; readonly latin: string }
type NameList = { readonly given: readonly Part[]; readonly family: readonly Part[] }

/** The named people of the cast, and a crowd: a focal point in most organisations, deputies in half of the administrations. */
export function makePeople(
  named: readonly CastPerson[],
  organisations: readonly MadeOrganisation[],
  profile: Profile,
): MadePerson[] {
  const known = new Set(organisations.map(({ key }) => key))
  const here = named.filter(({ organisation }) => organisation === null || known.has(organisation))
  const taken = new Set(here.flatMap(({ email, username }) => [email, username]))
  const decided = new Set(here.filter(({ focalPoint }) => focalPoint).map(({ organisation }) => organisation))
  const lists = nameLists()
  const lands = new Map(readWords<'code' | 'names'>('countries').map(({ code, names }) => [code, names]))
  const crowd = organisations
    .filter(({ key, hasFocalPoint, state }) => hasFocalPoint && state === 'listed' && !decided.has(key))
    .flatMap((organisation) => {
      const names = lands.get(organisation.country) ?? 'en'
      const list = { names, ...lists.get(names)! }
      const make = (place: string) => somebody(organisation, place, list, profile, taken)
      const deputies = organisation.kind === 'state' && chance(`${organisation.key}/deputy`) < 0.5
      return [
        { ...make('focal point'), focalPoint: { kinds: kindsFor(organisation) } },
        ...(deputies ? [{ ...make('deputy'), focalPoint: { kinds: ['designated'], isDeputy: true } }] : []),
      ]
    })
  return [...here, ...crowd].map((it) => ({
    ...it,
    id: idOf(`person:${it.email}`),
    accountId: idOf(`account:${it.email}`),
  }))
}

function kindsFor(organisation: MadeOrganisation): string[] {
  const both = organisation.kind === 'state' || chance(`${organisation.key}/both`) < 0.985
  return both ? ['designated', 'member-access'] : ['designated']
}

function somebody(
  organisation: MadeOrganisation,
  place: string,
  list: NameList & { readonly names: string },
  profile: Profile,
  taken: Set<string>,
): CastPerson {
  const seed = `${organisation.key}/${place}`
  const given = pick(list.given, `${seed}/given`)
  const family = pick(list.family, `${seed}/family`)
  const name = wholeName(given.name, family.name)
  const latin = wholeName(given.latin, family.latin, ['zh', 'ko'].includes(list.names))
  const isLatin = /^\p{Script=Latin}/u.test(name)
  const [first, last] = [slug(given.latin), slug(family.latin)]
  return {
    name,
    ...(isLatin ? {} : { latin }),
    organisation: organisation.key,
    country: organisation.country,
    language: languageFor(list.names, profile),
    email: free((mark) => `${first}.${last}${mark}@${organisation.domain}`, taken),
    username: free((mark) => `${last.replaceAll('-', '')}${first[0] ?? ''}${mark}`, taken),
  }
}

/** The first of name, name2, name3 … that nobody has. */
function free(withMark: (mark: string) => string, taken: Set<string>): string {
  for (let count = 1; ; count++) {
    const name = withMark(count === 1 ? '' : String(count))
    if (taken.has(name)) continue
    taken.add(name)
    return name
  }
}

// Written without a space, family name first; Vietnamese does the latter too.
const eastAsian = /^[\p{Script=Han}\p{Script=Hangul}]+$/u
const vietnamese = new Set(['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Đặng'])
const familyFirst = (family: string) => eastAsian.test(family) || vietnamese.has(family)

/** In the order its language has; whether the family comes first can be told by the name, or is said. */
export function wholeName(given: string, family: string, isFamilyFirst = familyFirst(family)): string {
  if (!isFamilyFirst) return `${given} ${family}`
  return eastAsian.test(family) ? `${family}${given}` : `${family} ${given}`
}

// In which of the widespread languages the people of a list of names most likely read their mail.
const readBy: Readonly<Record<string, string>> = {
  ar: 'ar',
  zh: 'zh',
  ru: 'ru',
  es: 'es',
  fr: 'fr',
  'fr-africa': 'fr',
}

export function languageFor(names: string, { languages }: Profile): string {
  const spoken = readBy[names] ?? 'en'
  return languages.includes(spoken) ? spoken : (languages[0] ?? 'en')
}

export function nameLists(): Map<string, NameList> {
  const lists = new Map<string, { given: Part[]; family: Part[] }>()
  for (const { names, part, name, latin } of readWords<'names' | 'part' | 'name' | 'latin'>('person-names')) {
    const list = lists.get(names) ?? { given: [], family: [] }
    lists.set(names, list)
    list[part === 'family' ? 'family' : 'given'].push({ name, latin })
  }
  return lists
}
