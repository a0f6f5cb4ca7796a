import type { ClosingParts } from './closing/listeners.ts'
import type { MergingParts } from './merging/listeners.ts'

/** What the rooms above do and show when somebody closes an account or makes two one; `src/app.ts` names it. */
export type AccountParts = ClosingParts & MergingParts
