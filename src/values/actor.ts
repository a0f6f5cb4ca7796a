import type { AccountId, PersonId } from './ids.ts'

/** How well somebody proved who they are when their session began: by one thing, or by two of different kinds. */
export type Assurance = 'one-factor' | 'two-factor'

/** Whoever asks for something. Rules and stores read who it is and what they may do from here, never from a request. */
export type Actor =
  | { readonly kind: 'stranger'; readonly permissions: ReadonlySet<string> }
  | {
      readonly kind: 'person'
      readonly accountId: AccountId
      readonly personId: PersonId
      readonly name: string
      /** IANA name of the person's own time; undefined until they said so. */
      readonly timeZone?: string | undefined
      readonly permissions: ReadonlySet<string>
      readonly assurance: Assurance
      /** What they may do as well as soon as they have proved themselves by a second factor. */
      readonly withheld: ReadonlySet<string>
      /** Somebody of the service desk looks at this person's pages: everything may be seen, nothing done. */
      readonly viewedBy?: AccountId | undefined
    }
  | { readonly kind: 'system'; readonly permissions: ReadonlySet<string> }
  | { readonly kind: 'operator'; readonly permissions: ReadonlySet<string> }

export const stranger: Actor = { kind: 'stranger', permissions: new Set(['everyone']) }

/** The house itself: schedules and background work. */
export const system: Actor = { kind: 'system', permissions: new Set() }

/** Somebody at the command line of the machine. */
export const operator: Actor = { kind: 'operator', permissions: new Set() }

export type SignedIn = Extract<Actor, { kind: 'person' }>
