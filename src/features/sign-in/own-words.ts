import type { Profile } from '../../platform/profile/index.ts'
import { knownWords } from './rules.ts'

/** Words of the body itself: no user name may be one of them, and no password be made of them. */
export const bodyWords = ({ name, accessName, welcomeWord }: Profile): readonly string[] => [
  ...new Set([...Object.values(name.short), accessName, welcomeWord, 'plenary']),
]

/** What a stranger knows about a person and their body: no password is made of these. */
export const ownWords = (profile: Profile, ...person: readonly string[]): readonly string[] => [
  ...bodyWords(profile),
  ...knownWords(...Object.values(profile.name.long), ...person),
]
