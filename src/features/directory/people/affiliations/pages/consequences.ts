import type { Texts } from '../../../../../platform/i18n/index.ts'
import { html, type Html } from '../../../../../platform/ui/index.ts'

/** What ending an affiliation does, from whoever it concerns; where it concerns nobody, that is said too. */
export const consequences = (t: Texts, organisation: string, atStake: readonly Html[]): Html =>
  html`<h2>${t('directory.affiliations.at-stake', { organisation })}</h2>
    ${atStake.length > 0 ? atStake : html`<p>${t('directory.affiliations.at-stake.nothing')}</p>`}
    <p>${t('directory.affiliations.at-stake.kept')}</p>`
