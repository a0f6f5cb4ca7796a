import { inWords, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  answers,
  button,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  notice,
  said,
  status,
  type Html,
  url,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Typed } from '../../../../values/problem.ts'
import { fieldsOf } from '../../organisations/fields/rules.ts'
import { contactsPart, namesPart, placePart } from '../../organisations/pages/form-parts.ts'
import { fieldLabel, fieldValue, type Naming } from '../../organisations/pages/words.ts'
import type { OrganisationData, RequestedChange } from '../../organisations/types.ts'
import type { AtDesk } from '../types.ts'
import { picksOne } from '../../study-group/rules.ts'
import { deskFrame, deskPath } from './frame.ts'
import type { Trouble } from './person.ts'

/** What the directory holds of an organisation, as those who decide for it see it. */
export type EntryView = Naming & {
  readonly at: AtDesk
  readonly data: OrganisationData
  readonly asked: readonly RequestedChange[]
  readonly now: Date
}

export const entryPage = (t: Texts, view: EntryView): Page =>
  deskFrame(t, view.at, 'entry', {
    title: t('directory.desk.entry.title'),
    lead: t('directory.desk.entry.lead'),
    body: html`${ledgers(
      ledger(
        t('directory.desk.entry.change'),
        html`<p>${t('directory.desk.entry.change.words')}</p>
          ${actions(
            linkButton(
              t('directory.desk.entry.change.open'),
              deskPath(t, view.at, '/organisation/entry/change'),
            ),
            picksOne(view.profile, view.data) &&
              link(t('directory.study-group.open'), deskPath(t, view.at, '/organisation/study-group')),
            link(
              t('directory.desk.entry.public'),
              t.path(`/directory/organisations/${view.at.organisation.id}`),
            ),
          )}`,
      ),
      view.asked.length > 0 && ledger(t('directory.focal.state.asked'), asked(t, view)),
      ledger(t('directory.desk.entry.kept'), kept(t, view)),
    )}`,
  })

const asked = (t: Texts, view: EntryView): Html =>
  lines(
    view.asked.map((one) => ({
      first: said(fieldLabel(t, view.profile, one.field), inWords(t, view.now, one.askedAt)),
      says: fieldValue(t, view, one.field, one.to),
      end: status('pending', t('directory.focal.state.asked')),
    })),
  )

const kept = (t: Texts, view: EntryView): Html =>
  answers(t, [
    {
      rows: [...fieldsOf(view.data)]
        .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
        .map(([field, value]) => ({
          label: fieldLabel(t, view.profile, field),
          value: fieldValue(t, view, field, value),
        })),
    },
  ])

/** Asking for a change: the form as the entry stands; only what differs is asked for. */
export const entryChangePage = (
  t: Texts,
  at: AtDesk,
  profile: Profile,
  { typed, problems = [], no }: Trouble & { readonly typed: Typed },
): Page => {
  const filled = { typed, problems }
  return deskFrame(t, at, 'entry', {
    title: t('directory.desk.entry.change'),
    lead: t('directory.desk.entry.change.words'),
    problems,
    form: 'entry',
    margin: link(t('directory.desk.entry.title'), deskPath(t, at, '/organisation/entry')),
    body: html`${no && notice('bad', t(no.refused, no.values))}
      <form
        id="entry"
        method="post"
        action="${url(deskPath(t, at, '/organisation/entry/change'))}"
        novalidate
      >
        ${namesPart(t, profile, filled)} ${placePart(t, filled)} ${contactsPart(t, profile, filled)}
        ${actions(button(t('directory.desk.naming.submit'), { kind: 'main' }))}
      </form>`,
  })
}
