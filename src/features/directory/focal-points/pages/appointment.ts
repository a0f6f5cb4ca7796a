import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, link, notice, type Page } from '../../../../platform/ui/index.ts'
import type { Id } from '../../../../values/ids.ts'
import type { Typed } from '../../../../values/problem.ts'
import type { Trouble } from './change.ts'
import { namingForm, namingFormId, type NamingView } from './naming.ts'

/** Staff appoint somebody for an organisation, at once. */
export const appointmentPage = (
  t: Texts,
  view: NamingView,
  organisationId: Id,
  typed: Typed,
  { problems, no }: Trouble,
): Page => ({
  title: t('directory.focal.office.appoint'),
  over: view.organisation,
  lead: t('directory.focal.office.appoint.lead'),
  section: 'desk',
  problems,
  form: namingFormId,
  noIndex: true,
  margin: link(view.organisation, t.path(`/desk/focal-points/organisations/${organisationId}`)),
  body: html`${no && notice('bad', t(no.refused, no.values))} ${namingForm(t, view, typed, problems)}`,
})
