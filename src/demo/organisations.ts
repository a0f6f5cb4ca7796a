import type { Profile } from '../platform/profile/index.ts'
import { chance, idOf, pick, shuffled } from './chance.ts'
import { withDetails, type Outline } from './details.ts'
import { readWords } from './read-cast.ts'
import { slug } from './slug.ts'
import type {
  CastOrganisation,
  CastOrganisations,
  FormerName,
  MadeOrganisation,
  OrganisationKind,
} from './types.ts'

type Land = Readonly<Record<'code' | 'language' | 'landmark' | 'latin' | 'members', string>>
type Pattern = Readonly<Record<'language' | 'kind' | 'name' | 'english', string>>
type Stem = { readonly stem: string; readonly latin: string }

/**
 * Every organisation of the cast: the named ones, the administration of each of the profile's countries, and as many
 * invented companies, laboratories and universities there as the word lists say.
 */
export function makeOrganisations(cast: CastOrganisations, profile: Profile): MadeOrganisation[] {
  const codes = new Set(profile.countries.map(({ code }) => code))
  const lands = readWords<keyof Land>('countries').filter(({ code }) => codes.has(code))
  const patterns = readWords<keyof Pattern>('organisation-names')
  const stems = readWords<'language' | 'stem' | 'latin'>('stems')
  const named = cast.organisations.filter(({ country }) => codes.has(country)).map(namedOrganisation)
  const taken = new Set(named.flatMap(({ name, domain }) => [name, domain]))
  const states = lands.map((land) => administration(land, patterns, cast))
  const others = lands.flatMap((land) => {
    const own = stemsFor(land, stems)
    return membersOf(land, own, patterns, taken).map((it) => ({
      ...it,
      category: cast.categories[it.kind],
      membership: 'active' as const,
      sectors: cast.sectors.filter((sector) => chance(`${it.key}/${sector}`) < 0.45),
    }))
  })
  return withDetails([...named, ...states, ...others], cast, profile)
}

function namedOrganisation(it: CastOrganisation): Outline {
  return {
    ...it,
    id: idOf(`organisation:${it.key}`),
    kind: 'named',
    names: it.names ?? {},
    acronyms: [...(it.acronym ? [it.acronym] : []), ...(it.acronyms ?? [])],
    membership: it.membership ?? 'active',
    state: it.state ?? 'listed',
    sectors: it.sectors ?? [],
    hasFocalPoint: it.hasFocalPoint ?? (it.membership ?? 'active') !== 'none',
  }
}

function administration(land: Land, patterns: readonly Pattern[], cast: CastOrganisations): Outline {
  const ofLanguage = patterns.filter(({ language, kind }) => language === land.language && kind === 'state')
  const pattern = pick(ofLanguage, `state:${land.code}`)
  const special = cast.states[land.code]
  const name = special?.name ?? filled(pattern.name, land.landmark)
  const english = special?.name ?? filled(pattern.english, land.latin)
  const exception = cast.stateExceptions[land.code]
  return {
    ...special,
    id: idOf(`organisation:state:${land.code}`),
    key: `state:${land.code}`,
    kind: 'state',
    name,
    names: english === name ? {} : { en: english },
    acronyms: special ? [special.acronym] : [],
    country: land.code,
    category: exception ?? cast.categories.state,
    membership: exception ? 'none' : 'active',
    state: 'listed',
    sectors: [],
    domain: `${slug(land.latin)}-nco.example`,
    hasFocalPoint: true,
    place: land.latin,
    ...(!special && { formerNames: formerNames(land.landmark, pattern, ofLanguage, land.code) }),
  }
}

type Member = Omit<Outline, 'category' | 'membership' | 'sectors' | 'kind'> & {
  kind: Exclude<OrganisationKind, 'state'>
}

/** The invented members of one country; no name and no address is given twice. */
function membersOf(
  land: Land,
  stems: readonly Stem[],
  patterns: readonly Pattern[],
  taken: Set<string>,
): Member[] {
  const own = patterns.some(({ language, kind }) => language === land.language && kind !== 'state')
  const language = own ? land.language : 'en'
  const candidates = patterns
    .filter((pattern) => pattern.language === language && pattern.kind !== 'state')
    .flatMap((pattern) =>
      stems.map((stem) => ({ pattern, stem: own ? stem : { ...stem, stem: stem.latin } })),
    )
  const made: Member[] = []
  for (const { pattern, stem } of shuffled(candidates, land.code, nameOf)) {
    if (made.length >= Number(land.members)) break
    const name = filled(pattern.name, stem.stem)
    const english = filled(pattern.english, stem.latin)
    const domain = `${slug(english)}.example`
    if (taken.has(name) || taken.has(domain)) continue
    taken.add(name).add(domain)
    made.push({
      id: idOf(`organisation:${domain}`),
      key: domain,
      kind: pattern.kind as Member['kind'],
      name,
      names: english === name ? {} : { en: english },
      acronyms: [],
      country: land.code,
      state: 'listed',
      domain,
      hasFocalPoint: chance(`${domain}/focal-point`) < 0.98,
      place: land.latin,
      formerNames: formerNames(
        stem.stem,
        pattern,
        patterns.filter(({ language: one, kind }) => one === language && kind === pattern.kind),
        domain,
      ),
    })
  }
  return made
}

/** A few were called by another word before. */
function formerNames(
  stem: string,
  now: Pattern,
  all: readonly Pattern[],
  seed: string,
): readonly FormerName[] {
  const others = all.filter(({ name }) => name !== now.name)
  if (others.length === 0 || chance(`${seed}/former`) > 0.08) return []
  const until = 1960 + Math.floor(chance(`${seed}/until`) * 62)
  return [{ name: filled(pick(others, `${seed}/former name`).name, stem), until }]
}

const nameOf = ({ pattern, stem }: { pattern: Pattern; stem: Stem }) => filled(pattern.name, stem.stem)
const filled = (pattern: string, stem: string) => pattern.replace('{}', stem)

const latinScript = new Set(
  'en fr es pt ca de it nl da nb sv fi et lv lt is pl cs hu ro tr vi id ms sw hr bs'.split(' '),
)

/** The words an invented name of this country may begin with: a landmark of its own, then those of its language. */
function stemsFor(land: Land, stems: readonly (Stem & { readonly language: string })[]): Stem[] {
  const own = stems.filter(({ language }) => language === land.language)
  const shared =
    latinScript.has(land.language) || own.length === 0
      ? stems.filter(({ language }) => language === 'latin')
      : []
  return [{ stem: land.landmark, latin: land.latin }, ...own, ...shared]
}
