import type { Texts } from '../../../platform/i18n/index.ts'
import type { Profile } from '../../../platform/profile/index.ts'
import { actions, button, html, problemOf, select, url } from '../../../platform/ui/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import type { AccountView } from './account-view.ts'
import { languageOptions } from './contact-part.ts'

export const preferencesFormId = 'preferences'

/** In which language the body writes to me, and on which clock I read times. */
export const preferencesPart = (t: Texts, profile: Profile, view: AccountView): Html =>
  html`<form
    method="post"
    action="${url(t.path('/account/preferences'))}"
    id="${preferencesFormId}"
    novalidate
  >
    ${select(t, {
      name: 'language',
      label: t('accounts.field.language'),
      value: view.typed?.language ?? view.person.language,
      problem: problemOf(view.problems, 'language'),
      options: languageOptions(t, profile),
    })}
    ${select(t, {
      name: 'time-zone',
      label: t('accounts.field.time-zone'),
      hint: t('accounts.field.time-zone.hint'),
      value: view.typed?.timeZone ?? view.person.timeZone ?? '',
      problem: problemOf(view.problems, 'time-zone'),
      options: [{ value: '', label: t('accounts.field.time-zone.none') }, ...zoneOptions(view.timeZones)],
    })}
    ${actions(button(t('accounts.preferences.save'), { kind: 'main' }))}
  </form>`

/** Zones under the part of the world they lie in. */
const zoneOptions = (zones: readonly string[]) =>
  zones.map((zone) => {
    const [group = '', ...place] = zone.split('/')
    const label = place.join(', ').replaceAll('_', ' ')
    return place.length > 0 ? { value: zone, label, group } : { value: zone, label: zone }
  })
