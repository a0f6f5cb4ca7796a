import type { Actor } from '../../values/actor.ts'
import { stranger } from '../../values/actor.ts'
import type { Language } from '../../values/language.ts'
import type { Texts } from '../i18n/index.ts'
import type { Address } from './address.ts'
import type { VisitInHand } from './session/visit-in-hand.ts'

/** What is known about one request besides its bytes. */
export class Asked {
  readonly address: Address
  /** Set before anything is answered. */
  t: Texts
  visit: VisitInHand
  actor: Actor = stranger
  personLanguage?: Language | undefined
  /** No part of the page around may ask the database: it is away. */
  isBare = false

  constructor(address: Address, t: Texts, visit: VisitInHand) {
    this.address = address
    this.t = t
    this.visit = visit
  }
}
