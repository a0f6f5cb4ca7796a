import { timeOf, zonePlace } from '../../i18n/index.ts'
import { button } from '../button.ts'
import { html, url, type Child } from '../html.ts'
import { userText } from '../text.ts'
import type { Frame } from './page.ts'

/** On every page that is another person's: whose it is, until when, that nothing can be done on it, and how to stop. */
export function viewingBanner({ t, actor, viewedUntil, profile }: Frame): Child {
  if (!viewedUntil || actor.kind !== 'person') return undefined
  const zone = profile.seat.timeZone
  const until = { time: timeOf(t, viewedUntil, zone), zone: zonePlace(t, zone) }
  return html`<aside class="viewing" aria-label="${t('ui.viewing.label')}">
    <div class="viewing-line">
      <p>
        <b>${t.html('ui.viewing.whose', { name: userText(actor.name) })}</b> ${t('ui.viewing.words', until)}
      </p>
      <form method="post" action="${url(t.path('/viewing/end'))}">
        ${button(t('ui.viewing.stop'), { kind: 'second' })}
      </form>
    </div>
  </aside>`
}
