import type { Profile } from '../../../platform/profile/index.ts'

/** Words of the body itself, which nobody may have as a user name. */
export const bodyWords = ({ name, accessName, welcomeWord }: Profile): readonly string[] => [
  ...new Set([...Object.values(name.short), accessName, welcomeWord, 'plenary']),
]
