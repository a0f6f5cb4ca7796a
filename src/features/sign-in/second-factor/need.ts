import type { Texts } from '../../../platform/i18n/index.ts'
import { html, link } from '../../../platform/ui/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import type { SignedIn } from '../../../values/actor.ts'

/** For the front page: what somebody's role allows is withheld until they have set up or used a second factor. */
export const factorNeed = (actor: SignedIn, t: Texts): Promise<Html | undefined> => {
  const words = () =>
    t.html('sign-in.security.need', { link: (inner) => link(inner, t.path('/account/security')) })
  return Promise.resolve(actor.withheld.size > 0 ? html`<p>${words()}</p>` : undefined)
}
