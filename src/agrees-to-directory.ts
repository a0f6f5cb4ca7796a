import { giveConsent, withdrawConsent } from './features/accounts/index.ts'
import type { House } from './platform/house.ts'
import type { SignedIn } from './values/actor.ts'

/** Gives or takes back somebody's consent to be in the directory, as on the page of their account. */
export const agreesToDirectory =
  ({ db, profile }: House) =>
  async (actor: SignedIn, isAgreed: boolean, now: Date): Promise<void> => {
    if (isAgreed) await giveConsent(db, actor, 'directory', profile.legal.privacy.version, now)
    else await withdrawConsent(db, actor, 'directory', now)
  }
