import type { Database } from '../../platform/database/database.ts'
import type { Profile } from '../../platform/profile/index.ts'
import { identifiersOf } from '../accounts/index.ts'
import type { Account } from '../accounts/index.ts'
import { findPerson, organisationsOf } from '../directory/index.ts'
import type { Organisation } from '../directory/index.ts'
import { knownWords } from './rules.ts'

/** Words of the body itself: no user name may be one of them, and no password be made of them. */
export const bodyWords = ({ name, accessName, welcomeWord }: Profile): readonly string[] => [
  ...new Set([...Object.values(name.short), accessName, welcomeWord, 'plenary']),
]

/** What a stranger knows about a person and their body: no password is made of these. */
export const ownWords = (profile: Profile, person: readonly string[]): readonly string[] => [
  ...bodyWords(profile),
  ...knownWords(...Object.values(profile.name.long), ...person),
]

/** What a stranger may know about the holder of an account: every name, address and organisation. */
export async function wordsAbout(
  db: Database,
  { id, personId }: Pick<Account, 'id' | 'personId'>,
): Promise<readonly string[]> {
  const person = await findPerson(db, personId)
  const names = [person?.name, person?.badgeName, person?.otherScriptName]
  const identifiers = (await identifiersOf(db, id)).map(({ shown }) => shown)
  const organisations = (await organisationsOf(db, personId)).flatMap(({ organisation }) =>
    organisation ? wordsOf(organisation) : [],
  )
  return [...names.filter((name) => typeof name === 'string'), ...identifiers, ...organisations]
}

/** The names of an organisation, in every language. */
export const wordsOf = ({ name, names, acronym }: Organisation): readonly string[] => [
  name,
  ...Object.values(names),
  ...(acronym ? [acronym] : []),
]
