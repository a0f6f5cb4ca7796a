import type { HostileLetter } from './letter.ts'
import { loads } from './loads.ts'
import { scripts } from './scripts.ts'
import { words } from './words.ts'

/** All of them: what was done to other mail readers, so that it is not done to this one. */
export const corpus: readonly HostileLetter[] = [...scripts, ...loads, ...words]
