import type { Profile } from '../../platform/profile/index.ts'
import { idOf } from '../chance.ts'
import { languageFor, nameLists, wholeName } from '../people.ts'
import { readWords } from '../read-cast.ts'
import { slug } from '../slug.ts'
import type { MadeOrganisation, MadePerson } from '../types.ts'
import { die } from './die.ts'
import type { CrowdSize } from './size.ts'

/** Gives the nth person of a crowd, the same each time, so that two million need not be remembered. */
export type PersonAt = (nth: number) => MadePerson

/**
 * The first of them belong to organisations, a few of which have hundreds; all others belong nowhere and write from their
 * own addresses.
 */
export function crowdOf(
  size: CrowdSize,
  organisations: readonly Pick<MadeOrganisation, 'key' | 'country' | 'domain'>[],
  profile: Profile,
): PersonAt {
  const lists = nameLists()
  const lands = new Map(readWords<'code' | 'names'>('countries').map(({ code, names }) => [code, names]))
  const codes = profile.countries.map(({ code }) => code)
  return (nth) => {
    const own = nth < size.inDirectory ? organisations[crowded(nth, organisations.length)] : undefined
    const country = own?.country ?? codes[die(nth, 1, codes.length)] ?? 'CH'
    const names = lands.get(country) ?? 'en'
    const list = lists.get(names)!
    const given = list.given[die(nth, 2, list.given.length)]!
    const family = list.family[die(nth, 3, list.family.length)]!
    const name = wholeName(given.name, family.name)
    const [first, last] = [slug(given.latin), slug(family.latin)]
    const email = `${first}.${last}.${nth}@${own?.domain ?? 'post.example'}`
    return {
      id: idOf(`person:${email}`),
      accountId: idOf(`account:${email}`),
      name,
      ...(!/^\p{Script=Latin}/u.test(name) && {
        latin: wholeName(given.latin, family.latin, ['zh', 'ko'].includes(names)),
      }),
      organisation: own?.key ?? null,
      country,
      language: languageFor(names, profile),
      email,
      username: `${last.replaceAll('-', '')}${first[0] ?? ''}${nth}`,
    }
  }
}

/** Half of the people belong to a tenth of the organisations. */
const crowded = (nth: number, all: number): number =>
  die(nth, 4, 2) === 0 ? die(nth, 5, Math.ceil(all / 10)) : die(nth, 5, all)
