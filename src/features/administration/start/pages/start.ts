import { inWords, type Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  field,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  muted,
  said,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Hint } from '../../../accounts/index.ts'
import type { ActivationFigures } from '../../../sign-in/index.ts'
import { hintLines } from '../../hints/pages/list.ts'
import { occasionWords } from '../../mails/pages/words.ts'
import { secondLookLines } from '../../second-look/pages/list.ts'
import type { SecondLook } from '../../second-look/types.ts'
import { counted } from '../../words.ts'
import type { BlockedLately, FailedMail } from '../types.ts'

export type StartView = {
  readonly waiting: readonly SecondLook[]
  readonly hints: readonly Hint[]
  readonly hintCount: number
  readonly blocked: readonly BlockedLately[]
  readonly failed: readonly FailedMail[]
  readonly activation: ActivationFigures
  readonly managesRoles: boolean
  readonly readsAudit: boolean
  readonly now: Date
}

/** How many of each are shown before "all of them". */
export const shownHere = 5
export const mostHints = 1000

/** What needs somebody of the service desk, and the way to any account. */
export const startPage = (t: Texts, view: StartView): Page => ({
  title: t('administration.start.title'),
  lead: t('administration.start.lead'),
  section: 'administration',
  noIndex: true,
  body: html`${search(t)}
  ${ledgers(
    ledger(t('administration.second.title'), waiting(t, view)),
    ledger(t('administration.hints'), hints(t, view)),
    ledger(t('administration.start.blocked'), blocked(t, view)),
    ledger(t('administration.start.failed'), failed(t, view)),
    ledger(t('administration.start.activation'), activation(t, view.activation)),
    ledger(t('administration.start.more'), more(t, view)),
  )}`,
})

const search = (t: Texts): Html =>
  html`<form method="get" action="${t.path('/admin/accounts')}" role="search">
    ${field(t, {
      name: 'q',
      label: t('administration.accounts.search'),
      type: 'search',
      maxlength: 200,
      spellcheck: false,
      beside: button(t('ui.search.button')),
    })}
  </form>`

const none = (t: Texts): Html => html`<p>${muted(t('administration.start.none'))}</p>`

const waiting = (t: Texts, { waiting: all, now }: StartView): Html =>
  all.length === 0
    ? none(t)
    : html`${secondLookLines(t, { waiting: all.slice(0, shownHere), now })}
      ${linkList(link(t('administration.start.all', { count: all.length }), t.path('/admin/second-look')))}`

const hints = (t: Texts, { hints: newest, hintCount, now }: StartView): Html =>
  newest.length === 0
    ? none(t)
    : html`${hintLines(t, { hints: newest, now })}
      ${linkList(link(t('administration.start.all', { count: counted(t, hintCount, mostHints) }), t.path('/admin/hints')))}`

const blocked = (t: Texts, { blocked: newest, now }: StartView): Html =>
  newest.length === 0
    ? none(t)
    : html`${lines(
        newest.map((one) => ({
          first: said(
            link(userText(one.name), t.path(`/admin/accounts/${one.id}`)),
            t(`administration.reason.${one.reason}`),
          ),
          end: inWords(t, now, one.since),
        })),
      )}
      ${linkList(link(t('administration.start.all-blocked'), `${t.path('/admin/accounts')}?show=blocked`))}`

const failed = (t: Texts, { failed: newest, now }: StartView): Html =>
  newest.length === 0
    ? none(t)
    : lines(
        newest.map((one) => ({
          first: said(
            link(occasionWords(t, one), t.path(`/admin/accounts/${one.account.id}/mails/${one.id}`)),
            userText(one.account.name),
          ),
          end: inWords(t, now, one.at),
        })),
      )

/** How the first sign-in goes: trouble is seen here before it is seen at the door. */
const activation = (t: Texts, it: ActivationFigures): Html =>
  html`${said(
    t('administration.activation.outstanding', { count: it.outstanding }),
    t('administration.activation.ending-soon', { count: it.endingSoon }),
    it.medianHours !== undefined &&
      t('administration.activation.median', { hours: Math.max(1, Math.round(it.medianHours)) }),
  )}
  ${linkList(
    link(
      html`${t('administration.activation.blocked')} ${bdi(String(it.blocked))}`,
      `${t.path('/admin/accounts')}?show=blocked.initial-not-changed`,
    ),
  )}`

const more = (t: Texts, { managesRoles, readsAudit }: StartView): Html =>
  linkList(
    link(t('administration.accounts.title'), t.path('/admin/accounts')),
    link(t('webmail.reports'), t.path('/admin/mail-reports')),
    managesRoles && link(t('administration.roles.title'), t.path('/admin/roles')),
    readsAudit && link(t('administration.audit.title'), t.path('/admin/audit')),
  )
