import { bodyWords, listProfiles, loadProfile } from '../../src/platform/profile/index.ts'
import { bodysWordsInProgram } from './body-words.ts'
import type { Sources } from './sources.ts'

/** The built-in profile; the others exist to prove that the program is general. */
const builtIn = 'itu'

/** Looks for the words of the built-in profile that no other profile shares. */
export function bodysWords(all: Sources): string[] {
  const others = listProfiles().filter((id) => id !== builtIn)
  const words = others.map((other) => bodyWords(loadProfile(builtIn), loadProfile(other)))
  const onlyIts = (words[0] ?? []).filter((word) => words.every((list) => list.includes(word)))
  return bodysWordsInProgram(all, onlyIts)
}
