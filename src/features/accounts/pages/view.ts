import type { Problem, Typed } from '../../../values/problem.ts'
import type { Organisation, OrganisationsFound } from '../../directory/index.ts'

/** What the sign-up page shows: what was typed, what is wrong with it, and what the search found. */
export type SignUpView = {
  readonly typed: Typed
  readonly problems: readonly Problem[]
  /** The words that were searched for, and what they found. */
  readonly search?: { readonly words: string; readonly found: OrganisationsFound } | undefined
  /** The organisation that was chosen, wherever in the list it stands. */
  readonly chosen?: Organisation | undefined
  /** The fields for an organisation of no list are asked for the first time. */
  readonly asksUnlisted?: boolean
}

export const one = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}
