import type { Texts } from '../../../../platform/i18n/index.ts'
import { actions, bdi, button, html, linkButton, notice, type Page } from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { eventLine, modeWords, statePill } from '../../pages/words.ts'
import { answers, userText } from '../../../../platform/ui/index.ts'
import { organisationName } from '../../../directory/index.ts'
import type { RegistrationView } from '../../types.ts'

/** Somebody who was registered by others: what for, and the button that says no. Opening it changes nothing. */
export const declinePage = (
  t: Texts,
  { it, event, person, organisation }: RegistrationView,
  {
    token,
    isLive,
    no,
  }: { readonly token: string; readonly isLive: boolean; readonly no?: Refusal | undefined },
): Page => ({
  title: t(isLive ? 'registrations.on-behalf.decline.title' : `registrations.title.${it.state}`),
  over: eventLine(t, event),
  lead: isLive ? t('registrations.on-behalf.decline.lead') : t('registrations.on-behalf.decline.done'),
  noIndex: true,
  body: html`${no && notice('bad', t(no.refused, no.values))}
  ${answers(t, [
    {
      rows: [
        { label: t('registrations.label.full-name'), value: userText(person.name) },
        {
          label: t('registrations.label.represents'),
          value: organisation
            ? userText(organisationName(organisation, t.language))
            : t('registrations.no-organisation'),
        },
        { label: t('registrations.label.mode'), value: modeWords(t, it.mode) },
        { label: t('registrations.label.reference'), value: bdi(it.number), note: statePill(t, it.state) },
      ],
    },
  ])}
  ${
    isLive
      ? html`<form method="post" action="${t.path(`/registrations/decline/${token}`)}">
          ${actions(
            button(t('registrations.on-behalf.decline.submit'), { kind: 'main' }),
            linkButton(t('registrations.on-behalf.decline.keep'), t.path(`/events/${event.code}`), 'second'),
          )}
        </form>`
      : actions(linkButton(t('registrations.back-to-event'), t.path(`/events/${event.code}`)))
  }`,
})
