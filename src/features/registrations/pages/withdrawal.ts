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
import { holdsSeat } from '../states.ts'
import type { RegistrationView } from '../types.ts'
import { eventLine, statePill } from './words.ts'

/** Before withdrawing: what it means, and one button. A draft is only discarded. */
export function withdrawalPage(t: Texts, { it, event }: RegistrationView, no?: Refusal): Page {
  const kind = it.state === 'draft' ? 'discard' : 'withdraw'
  const own = t.path(`/registrations/${it.number}`)
  return {
    title: t(`registrations.${kind}.title`),
    over: eventLine(t, event),
    lead: t(`registrations.${kind}.lead`),
    section: 'registrations',
    form: 'withdrawal',
    noIndex: true,
    margin: link(t('registrations.back'), own),
    body: html`${no && notice('bad', t(no.refused, no.values))}
      ${
        it.state !== 'draft' &&
        ledgers(
          ledger(t('registrations.now'), html`<p>${statePill(t, it.state)}</p>`),
          ledger(
            t('registrations.after-this'),
            html`${holdsSeat(it.state) && html`<p>${t('registrations.withdraw.seat')}</p>`}
              <p>${t('registrations.withdraw.again')}</p>`,
          ),
        )
      }
      <form id="withdrawal" method="post" action="${own}/withdrawal">
        ${actions(button(t(`registrations.${kind}.submit`), { kind: 'main' }), link(t('registrations.back-change-nothing'), own))}
      </form>`,
  }
}
