import { dayAndTime, type Texts } from '../../../../platform/i18n/index.ts'
import { bdi, html, link, type Child, type Html } from '../../../../platform/ui/index.ts'
import { placeOf } from '../../pages/when.ts'
import type { EventView } from '../../types.ts'

/** Sentences with numbers before them; what is not there is not counted. */
export const numbered = (...sentences: readonly Child[]): Html =>
  html`<ol class="numbered">
    ${sentences.filter(Boolean).map((one) => html`<li>${one}</li>`)}
  </ol>`

/** "19 November, 16:05 Accra" */
export const moment = (t: Texts, at: Date, event: EventView): string =>
  t('events.manual.moment', { time: dayAndTime(t, at, event.timeZone), place: placeOf(t, event) })

/** An address of the site that can be typed from paper. */
export const onSite = (t: Texts, site: string, path: string): Html =>
  link(bdi(`${site.replace(/^https?:\/\//, '').replace(/\/$/, '')}${t.path(path)}`), t.path(path))

export const mail = (address: string): Html => link(bdi(address), `mailto:${address}`)
