import type { Texts } from '../../../../platform/i18n/index.ts'
import { actions, html, linkButton, type Page } from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'

/** A link that was never sent is not found, one that is another's is for them to open; all others are over. */
export const statusOfOver = ({ refused }: Refusal): number =>
  refused.endsWith('.unknown') ? 404 : refused.endsWith('.other-account') ? 403 : 410

/** A link in a mail that leads nowhere any more: why, and how to go on. */
export const overPage = (t: Texts, { refused }: Refusal): Page => ({
  title: t(`${refused}.title`),
  lead: t(refused),
  noIndex: true,
  body: html`${actions(
    linkButton(t('registrations.mail-link.queue'), t.path('/approvals')),
    linkButton(t('registrations.mail-link.help'), t.path('/help'), 'second'),
  )}`,
})
