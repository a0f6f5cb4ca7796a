import { inWords } from '../../../platform/i18n/dates.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { button, html, lines, url } from '../../../platform/ui/index.ts'
import type { Html } from '../../../platform/ui/index.ts'
import type { AccountView, SessionLine } from './account-view.ts'

/** Where I am signed in, and the ways to end one of the others or all of them. */
export function sessionsPart(t: Texts, { sessions, now }: AccountView): Html {
  const list = sessions.map((one) => ({
    first: deviceOf(t, one),
    says: one.isHere ? t('accounts.sessions.here') : inWords(t, now, one.seenAt),
    end: one.isHere ? undefined : endOne(t, one, inWords(t, now, one.seenAt)),
  }))
  return html`${lines(list)}
  ${
    sessions.length > 1 &&
    html`<form method="post" action="${url(t.path('/account/sessions/end'))}">
      ${button(t('accounts.sessions.end'), { kind: 'second' })}
    </form>`
  }`
}

const deviceOf = (t: Texts, { device }: SessionLine): string => device || t('accounts.sessions.unknown')

/** The button is named after its device, for those who hear buttons without the line they stand in. */
const endOne = (t: Texts, one: SessionLine, seen: string): Html =>
  html`<form method="post" action="${url(t.path(`/account/sessions/${one.id}/end`))}">
    ${button(t('accounts.sessions.end-one'), {
      kind: 'plain',
      spoken: t('accounts.sessions.end-one.spoken', { device: deviceOf(t, one), seen }),
    })}
  </form>`
