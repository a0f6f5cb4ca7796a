import { countryName, languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  html,
  ledger,
  lines,
  link,
  muted,
  said,
  small,
  userText,
  type Child,
  type Html,
  type Line,
} from '../../../../platform/ui/index.ts'
import { moment } from '../../words.ts'
import type { KnownName } from '../desk-types.ts'
import type { DeskView } from '../desk-view.ts'
import { maskedAddress, maskedPhone } from '../rules.ts'

/** Who it is. */
export function personPart(t: Texts, { person, account, offers, profile, isOpen }: DeskView): Html {
  const change = offers.some(({ act }) => act === 'name')
    ? { change: t.path(`/admin/accounts/${account.id}/name`) }
    : {}
  const rows: (Row | undefined)[] = [
    { label: t('administration.person.name'), value: userText(person.name), ...change },
    optional(t('administration.person.other-script'), person.otherScriptName),
    optional(t('administration.person.badge-name'), person.badgeName),
    optional(t('administration.person.job-title'), person.jobTitle),
    { label: t('administration.person.country'), value: countryName(t, profile, person.countryCode) },
    { label: t('administration.person.language'), value: languageName(t, person.language).here },
    person.phone
      ? {
          label: t('administration.person.phone'),
          value: bdi(isOpen ? person.phone : maskedPhone(person.phone)),
        }
      : undefined,
    { label: t('administration.person.account-id'), value: bdi(account.id) },
  ]
  return ledger(
    t('administration.person'),
    lines(rows.filter((row) => row !== undefined).map((row) => personLine(t, row))),
  )
}

type Row = { readonly label: string; readonly value: Child; readonly change?: string }

const personLine = (t: Texts, { label, value, change }: Row): Line => ({
  first: muted(label),
  says: value,
  end: change && link(html`${t('ui.answers.change')}<span class="unseen"> ${label}</span>`, change),
})

const optional = (label: string, words: string | null): Row | undefined =>
  words ? { label, value: userText(words) } : undefined

/** By what it can be found. Addresses are masked until somebody says that they need them, which is recorded. */
export const namesPart = (t: Texts, view: DeskView): Html =>
  ledger(
    t('administration.names'),
    html`${lines(view.names.map((one) => nameLine(t, one, view)))}
    ${
      !view.isOpen &&
      html`<form method="post" action="${t.path(`/admin/accounts/${view.account.id}/addresses`)}">
        ${button(t('administration.names.show'), { kind: 'second' })}
        ${small(t('administration.names.show.words'))}
      </form>`
    }`,
  )

function nameLine(t: Texts, one: KnownName, { isOpen, zone, now }: DeskView) {
  const shown = bdi(one.kind === 'email' && !isOpen ? maskedAddress(one.shown) : one.shown)
  const what = t(one.isContact ? 'administration.names.contact' : `administration.names.${one.kind}`)
  return {
    first: said(one.endedAt ? muted(shown) : shown, what),
    says: one.endedAt
      ? said(t('administration.names.ended', { moment: moment(t, one.endedAt, zone, now) }))
      : (t('administration.names.since', { moment: moment(t, one.since, zone, now) }) as Child),
  }
}
