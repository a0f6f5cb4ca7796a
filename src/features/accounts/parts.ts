import type { ClosingParts } from './closing/listeners.ts'

/** What the rooms above do and show when somebody closes an account; `src/app.ts` names it. */
export type AccountParts = ClosingParts
