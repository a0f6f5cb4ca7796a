import type { Texts } from '../../../platform/i18n/index.ts'
import { bdi, html, link, type Page } from '../../../platform/ui/index.ts'
import type { Mine } from '../mine.ts'
import { mailPage } from '../pages.ts'
import type { Servers } from './servers.ts'

/** What to type into a mail program, and what does it by itself. */
export const setUpPage = (t: Texts, mine: Mine, { imap, submission }: Servers): Page => {
  const { address } = mine.mailbox
  const login = address.split('@', 1)[0] ?? ''
  const line = (label: string, value: string | number | undefined) =>
    value !== undefined &&
    html`<div>
      <dt>${t(`webmail.set-up.${label}`)}</dt>
      <dd>${bdi(String(value))}</dd>
    </div>`
  return mailPage(t, mine, {
    title: t('webmail.set-up'),
    here: 'set-up',
    letter: html`<section class="mail-letter" aria-labelledby="mail-set-up">
      <h1 id="mail-set-up">${t('webmail.set-up')}</h1>
      <p>${t('webmail.set-up.lead')}</p>
      <h2>${t('webmail.set-up.by-itself')}</h2>
      <ul class="mail-lines">
        <li><b>Thunderbird</b><span>${t('webmail.set-up.thunderbird')}</span></li>
        <li><b>Outlook</b><span>${t('webmail.set-up.outlook')}</span></li>
        <li>
          <b>iPhone, iPad, Mac</b
          ><span>${link(t('webmail.set-up.apple'), t.path('/mail/set-up/profile'))}</span>
        </li>
      </ul>
      <h2>${t('webmail.set-up.by-hand')}</h2>
      <dl class="mail-facts">
        ${line('address', address)} ${line('login', login)} ${line('imap', imap?.host)}
        ${line('imap-port', imap && `${imap.port}, SSL/TLS`)} ${line('smtp', submission?.host)}
        ${line('smtp-port', submission && `${submission.port}, STARTTLS`)}
      </dl>
      <p>
        ${t('webmail.set-up.password')} ${link(t('webmail.set-up.security'), t.path('/account/security'))}
      </p>
    </section>`,
  })
}
