import type { Texts } from '../../../../platform/i18n/index.ts'
import { actions, button, html, link, notice, url, type Page } from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { eventLine, modeWords, momentHere, momentIn } from '../../pages/words.ts'
import type { RegistrationView } from '../../types.ts'

/** The seat that is kept for me: take it, or leave it to the next person. */
export function offerPage(t: Texts, { it, event, person }: RegistrationView, no?: Refusal): Page {
  const own = t.path(`/registrations/${it.number}`)
  const until = it.offerUntil
  return {
    title: t('registrations.title.offered'),
    over: eventLine(t, event),
    lead: until ? t('registrations.offer.lead', { moment: momentIn(t, until, event) }) : undefined,
    section: 'registrations',
    noIndex: true,
    margin: link(t('registrations.mine'), t.path('/registrations')),
    body: html`${no && notice('bad', t(no.refused, no.values))}
      ${until && html`<p class="muted">${momentHere(t, until, event, person.timeZone ?? undefined)}</p>`}
      <p>${modeWords(t, it.mode)}</p>
      <form method="post" action="${url(`${own}/offer`)}" id="offer">
        ${actions(button(t('registrations.offer.take'), { kind: 'main' }))}
      </form>
      <p>${link(t('registrations.offer.decline'), `${own}/withdrawal`)}</p>`,
  }
}
