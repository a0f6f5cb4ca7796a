import { inWords } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { button, html, lines, url } from '../../../platform/ui/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import type { AccountView } from './account-view.ts'

/** Where I am signed in, and the way to end all but this one. */
export function sessionsPart(t: Texts, { sessions, now }: AccountView): Html {
  const list = sessions.map((one) => ({
    first: one.device || t('accounts.sessions.unknown'),
    says: one.isHere ? t('accounts.sessions.here') : inWords(t, now, one.seenAt),
  }))
  return html`${lines(list)}
  ${
    sessions.length > 1 &&
    html`<form method="post" action="${url(t.path('/account/sessions/end'))}">
      ${button(t('accounts.sessions.end'), { kind: 'second' })}
    </form>`
  }`
}
