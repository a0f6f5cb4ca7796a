import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  ledger,
  ledgers,
  link,
  notice,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { isLive } from '../states.ts'
import type { Mode, RegistrationView } from '../types.ts'
import { eventLine, modeWords, momentIn } from './words.ts'

/** Before changing between on site and remote: what is given up, what is taken, until when one may change back. */
export function attendancePage(
  t: Texts,
  view: RegistrationView,
  to: Mode,
  no?: Refusal,
  isDecidedAgain = false,
): Page {
  const { it, event } = view
  const own = t.path(`/registrations/${it.number}`)
  return {
    title: t(`registrations.attendance.title.${to}`),
    over: eventLine(t, event),
    lead: t('registrations.attendance.lead', { from: modeWords(t, it.mode), to: modeWords(t, to) }),
    section: 'registrations',
    form: 'attendance',
    noIndex: true,
    margin: link(t('registrations.back'), own),
    body: html`${no && notice('bad', t(no.refused, no.values))}
      ${ledgers(
        ledger(
          t('registrations.after-this'),
          html`<p>
              ${t(isDecidedAgain ? 'registrations.attendance.again' : it.state === 'pending' ? 'registrations.attendance.pending' : 'registrations.attendance.seat')}
            </p>
            ${to === 'remote' && it.asksVisa && html`<p>${t('registrations.attendance.visa-ends')}</p>`}
            ${
              event.modeChangeUntil &&
              html`<p>
                ${t('registrations.attendance.until', { moment: momentIn(t, event.modeChangeUntil, event) })}
              </p>`
            }`,
        ),
      )}
      <form id="attendance" method="post" action="${own}/attendance">
        <input type="hidden" name="mode" value="${to}" />
        ${isLive(it.state) && actions(button(t(`registrations.attendance.submit.${to}`), { kind: 'main' }), link(t('registrations.back-change-nothing'), own))}
      </form>`,
  }
}
