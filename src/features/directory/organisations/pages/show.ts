import { countryName, dayAndTime, inWords, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  muted,
  notice,
  said,
  userParagraph,
  userText,
  type Child,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { categoryName } from '../../pages/parts.ts'
import { fieldsOf } from '../fields/rules.ts'
import type { Likeness, OrganisationRecord } from '../types.ts'
import { fieldLabel, fieldValue, type Naming } from './words.ts'

/** One line of an organisation's history. */
export type HistoryLine = {
  readonly at: Date
  readonly act: string
  readonly by: string | undefined
  readonly fields: readonly string[]
}

/** A listed organisation that may be the same, with its name. */
export type Duplicate = Likeness & {
  readonly name: string
  readonly countryCode: string
  readonly category: string
}

export type ShowView = {
  readonly profile: Profile
  readonly it: OrganisationRecord
  readonly name: string
  readonly nameOf: Naming['nameOf']
  readonly since: Date
  readonly note: string | null
  readonly people: number
  readonly waiting: number
  readonly duplicates: readonly Duplicate[]
  readonly history: readonly HistoryLine[]
  readonly zone: string
  readonly now: Date
}

const base = '/desk/organisations'

/** One organisation as staff see it: what can be done, all that is kept, and its history. */
export const showPage = (t: Texts, view: ShowView, no?: Refusal): Page => ({
  title: view.name,
  over: t(`directory.organisations.state.${view.it.state}`),
  section: 'desk',
  noIndex: true,
  margin: link(t('directory.organisations.desk.title'), t.path(base)),
  body: html`${no && notice('bad', t(no.refused, no.values))}
  ${ledgers(
    ledger(t('directory.organisations.show.do'), whatNext(t, view)),
    view.it.state === 'unverified' && ledger(t('directory.organisations.show.alike'), alike(t, view)),
    ledger(t('directory.organisations.show.data'), data(t, view)),
    ledger(t('directory.organisations.show.history'), history(t, view)),
  )}`,
})

function whatNext(t: Texts, view: ShowView): Html {
  const { it, note } = view
  const own = `${base}/${it.id}`
  switch (it.state) {
    case 'unverified':
      return html`<p>
          ${t('directory.organisations.show.entered', {
            count: view.people,
            when: inWords(t, view.now, view.since),
          })}
        </p>
        ${actions(
          linkButton(t('directory.organisations.verification.title'), t.path(`${own}/verification`)),
          linkButton(t('directory.organisations.merger.title'), t.path(`${own}/merger`), 'second'),
          linkButton(t('directory.organisations.refusal.title'), t.path(`${own}/refusal`), 'second'),
        )}`
    case 'merged':
      return html`<p>
        ${link(t('directory.organisations.show.merged', { name: view.nameOf(it.mergedInto ?? '') ?? '' }), t.path(`${base}/${it.mergedInto}`))}
      </p>`
    case 'refused':
      return html`<p>${t('directory.organisations.show.refused')}</p>
        ${note && userParagraph(note)}`
    case 'listed':
      return listed(t, view)
  }
}

const listed = (t: Texts, { it, waiting }: ShowView): Html =>
  html`${
    waiting > 0 &&
    notice(
      'info',
      html`${t('directory.organisations.show.waiting', { count: waiting })}
      ${link(t('directory.organisations.changes.title'), t.path(`${base}/${it.id}/changes`))}`,
    )
  }
  ${actions(
    linkButton(t('directory.organisations.entry.title'), t.path(`${base}/${it.id}/entry`)),
    linkButton(t('directory.organisations.merger.title'), t.path(`${base}/${it.id}/merger`), 'second'),
    link(t('directory.organisations.show.public'), t.path(`/directory/organisations/${it.id}`)),
  )}`

const alike = (t: Texts, { it, duplicates, profile }: ShowView): Html =>
  duplicates.length === 0
    ? html`<p>${t('directory.organisations.show.alike.none')}</p>`
    : lines(
        duplicates.map((one) => ({
          first: said(
            link(userText(one.name), t.path(`${base}/${one.id}`)),
            `${countryName(t, profile, one.countryCode)} · ${categoryName(t, profile, one.category)}`,
          ),
          says: muted(reasons(t, one)),
          end: link(
            html`${t('directory.organisations.show.alike.merge')}<span class="unseen"> ${one.name}</span>`,
            `${t.path(`${base}/${it.id}/merger`)}?into=${one.id}`,
          ),
        })),
      )

/** Why two may be one: the name, the domain, the country. */
export const reasons = (t: Texts, one: Likeness): string =>
  [
    one.alike >= 0.35 && t('directory.organisations.alike.name', { share: Math.round(one.alike * 100) }),
    one.isSameDomain && t('directory.organisations.alike.domain'),
    one.isSameCountry && t('directory.organisations.alike.country'),
  ]
    .filter(Boolean)
    .join(' · ')

const data = (t: Texts, { it, profile, nameOf }: ShowView): Html =>
  lines(
    [...fieldsOf(it.data)]
      .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
      .map(([field, value]) => ({
        first: muted(fieldLabel(t, profile, field)),
        says: fieldValue(t, { profile, nameOf }, field, value),
      })),
  )

const history = (t: Texts, { history: all, profile, zone }: ShowView): Html =>
  all.length === 0
    ? html`<p>${t('directory.organisations.show.history.none')}</p>`
    : lines(
        all.map((one): Line => ({
          first: dayAndTime(t, one.at, zone),
          says: said(t(`directory.organisations.act.${one.act}`), fieldNames(t, profile, one.fields)),
          end: one.by === undefined ? t('directory.organisations.act.by-house') : userText(one.by),
        })),
        'dated',
      )

const fieldNames = (t: Texts, profile: Profile, fields: readonly string[]): Child =>
  fields.length > 0 && fields.map((field) => fieldLabel(t, profile, field)).join(', ')
