import type { Mode, State } from '../../../src/features/registrations/types.ts'

// What a small world of registrations looks like, and the steps one can take in it.

/** An event as its seats see it. `asks`: somebody decides about each registration. */
export type Rules = {
  readonly asks: boolean
  readonly capacity: Record<Mode, number | null>
  readonly share: number | null
  readonly isFair: boolean
  readonly offerHours: number | null
}

/** One registration. Every step takes a second, so `since` says who waits longest. */
export type One = {
  readonly who: number
  state: State
  mode: Mode
  since: number
  offerEnds: number | null
  moves: number
}

export type World = { readonly rules: Rules; readonly all: One[]; second: number }

export const kinds = [
  'register',
  'approve',
  'reject',
  'withdraw',
  'change',
  'accept',
  'wait',
  'add-seats',
] as const

export type Step = { readonly kind: (typeof kinds)[number]; readonly who: number; readonly mode: Mode }

/** Four people of one organisation and of another, and two of none. */
export const organisationOf = (who: number): number | undefined => [0, 0, 0, 1, 1, undefined, undefined][who]
export const people = 7

export const beginWorld = (rules: Rules): World => ({
  rules: { ...rules, capacity: { ...rules.capacity } },
  all: [],
  second: 0,
})

export const liveOf = ({ all }: World, who: number): One | undefined =>
  all.find((one) => one.who === who && ['pending', 'waitlisted', 'offered', 'confirmed'].includes(one.state))
