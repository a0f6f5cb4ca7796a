import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  small,
  status,
  timeline,
  url,
} from '../../../../platform/ui/index.ts'
import type { Page } from '../../../../platform/ui/index.ts'
import type { BlockReason } from '../../../accounts/index.ts'

export type AgainView = {
  readonly token: string
  /** Why it is blocked; undefined: its code is still out. */
  readonly reason: BlockReason | undefined
  readonly maskedContact: string
  readonly hours: number
  readonly contact: string
}

/** Opened from the mail by the owner of an account that nobody can sign in to. Looking changes nothing. */
export const againPage = (t: Texts, it: AgainView): Page => ({
  over: it.reason
    ? status('rejected', t('sign-in.again.blocked'))
    : status('pending', t('sign-in.again.initial')),
  title: t('sign-in.again.title'),
  lead: t(`sign-in.again.why.${it.reason ?? 'initial'}`),
  margin: link(t('sign-in.recovery.back'), t.path('/sign-in')),
  noIndex: true,
  body: html`${ledgers(
    ledger(
      t('sign-in.again.happens'),
      timeline([
        { title: t('sign-in.again.press'), words: t('sign-in.again.press.words'), state: 'now' },
        {
          title: t('sign-in.again.mail'),
          words: t.html('sign-in.again.mail.words', { address: bdi(it.maskedContact), hours: it.hours }),
          state: 'next',
        },
        { title: t('sign-in.again.choose'), words: t('sign-in.again.choose.words'), state: 'next' },
      ]),
    ),
    ledger(
      t('sign-in.again.begin'),
      html`<form method="post" action="${url(t.path(`/account/activation/again/${it.token}`))}">
          ${button(t('sign-in.again.submit'), { kind: 'main' })}
        </form>
        ${small(
          t.html('sign-in.again.lost', {
            contact: it.contact,
            link: (inner) => link(inner, `mailto:${it.contact}`),
          }),
        )}`,
    ),
  )}`,
})

/** Somebody else has to agree, since this account has powers. */
export const againAskedPage = (t: Texts, it: { readonly contact: string }): Page => ({
  title: t('sign-in.again.asked.title'),
  lead: t('sign-in.again.asked.lead'),
  noIndex: true,
  body: html`<p>
      ${t.html('sign-in.again.asked.words', {
        contact: it.contact,
        link: (inner) => link(inner, `mailto:${it.contact}`),
      })}
    </p>
    ${linkList(link(t('sign-in.recovery.back'), t.path('/sign-in')))}`,
})
