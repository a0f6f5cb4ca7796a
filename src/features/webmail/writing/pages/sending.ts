import type { Texts } from '../../../../platform/i18n/index.ts'
import { button, html, link, linkButton, url, type Page } from '../../../../platform/ui/index.ts'
import type { Mine } from '../../mine.ts'
import { mailPage } from '../../pages.ts'
import { thinkAgain, type Waiting } from '../types.ts'

/** A letter on its way: some seconds to think again, then that it has left. */
export function sendingPage(t: Texts, mine: Mine, { id, state, refusal, draftId }: Waiting): Page {
  const title = t(`webmail.sending.${state}`)
  return mailPage(t, mine, {
    title,
    here: 'write',
    ...(state === 'waiting' && { refreshAfter: thinkAgain / 1000 + 3 }),
    letter: html`<section class="mail-letter" aria-labelledby="mail-sending">
      <h1 id="mail-sending">${title}</h1>
      ${
        state === 'waiting' &&
        html`<p>${t('webmail.sending.words', { seconds: thinkAgain / 1000 })}</p>
          <form method="post" action="${url(t.path(`/mail/sending/${id}/withdrawal`))}">
            ${button(t('webmail.undo'), { kind: 'action' })}
          </form>`
      }
      ${state === 'sent' && html`<p>${t('webmail.sending.filed')}</p>`}
      ${refusal && html`<p role="alert">${t(refusal.refused, refusal.values)}</p>`}
      ${(state === 'refused' || state === 'taken-back') && linkButton(t('webmail.write-on'), t.path(`/mail/write/${draftId}`), 'action')}
      <p>${link(t('webmail.to-inbox'), t.path('/mail/inbox'))}</p>
    </section>`,
  })
}
