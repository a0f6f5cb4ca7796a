import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  link,
  linkList,
  problemOf,
  textArea,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { Mine } from '../../mine.ts'
import { mailPage } from '../../pages.ts'

export const settingsPage = (
  t: Texts,
  mine: Mine,
  { signature, problems }: { readonly signature: string; readonly problems: readonly Problem[] },
): Page =>
  mailPage(t, mine, {
    title: t('webmail.settings'),
    here: 'settings',
    form: 'mail-settings',
    problems,
    letter: html`<section class="mail-letter" aria-labelledby="mail-settings-name">
      <h1 id="mail-settings-name">${t('webmail.settings')}</h1>
      <p>${t.html('webmail.settings.address', { address: bdi(mine.mailbox.address) })}</p>
      ${linkList(
        link(t('webmail.forwarding'), t.path('/mail/settings/forwarding')),
        link(t('webmail.away'), t.path('/mail/settings/away')),
      )}
      <form id="mail-settings" method="post" action="${t.path('/mail/settings')}" novalidate>
        ${textArea(t, {
          name: 'signature',
          value: signature,
          label: t('webmail.settings.signature'),
          hint: t('webmail.settings.signature.hint'),
          problem: problemOf(problems, 'signature'),
          rows: 5,
          optional: true,
        })}
        ${actions(button(t('webmail.settings.save'), { kind: 'action' }))}
      </form>
    </section>`,
  })
