import type { Actor, SignedIn } from '../../values/actor.ts'
import { stranger } from '../../values/actor.ts'
import type { AccountId } from '../../values/ids.ts'
import type { Language } from '../../values/language.ts'
import type { Texts } from '../i18n/index.ts'
import type { Address } from './address.ts'
import type { VisitInHand } from '../sessions/visit-in-hand.ts'

/** Somebody looks at the pages of another person, who is the actor meanwhile. */
export type Viewing = { readonly viewer: SignedIn; readonly until: Date }

/** What is known about one request besides its bytes. */
export class Asked {
  readonly address: Address
  /** Set before anything is answered. */
  t: Texts
  visit: VisitInHand
  actor: Actor = stranger
  personLanguage?: Language | undefined
  /** Somebody else's pages are shown to whoever this is; `actor` is then the person looked at. */
  viewing?: Viewing | undefined
  /** Whose sign-in ran out or was ended in this browser: what they still type is shown again to nobody else. */
  lapsed?: AccountId | undefined
  /** Which permission was lacking at the door: the log tells it, the answer does not. */
  lacking?: string | undefined
  /** What was kept is written; a second answer, to an error, does not try again. */
  isSaved = false
  /** No part of the page around may ask the database: it is away. */
  isBare = false

  constructor(address: Address, t: Texts, visit: VisitInHand) {
    this.address = address
    this.t = t
    this.visit = visit
  }
}
