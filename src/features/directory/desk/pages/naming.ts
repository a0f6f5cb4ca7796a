import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, link, notice, type Page } from '../../../../platform/ui/index.ts'
import type { Typed } from '../../../../values/problem.ts'
import { namingForm, namingFormId, type NamingView } from '../../focal-points/pages/naming.ts'
import type { Role } from '../../focal-points/types.ts'
import { roleName } from '../../focal-points/words.ts'
import type { AtDesk } from '../types.ts'
import { deskFrame, deskPath } from './frame.ts'
import type { Trouble } from './person.ts'

/** Naming somebody for a role, or handing one's own over: what is asked for waits for the secretariat. */
export const namingPage = (
  t: Texts,
  at: AtDesk,
  view: NamingView,
  { role, typed, problems, no }: Trouble & { readonly role?: Role; readonly typed: Typed },
): Page =>
  deskFrame(t, at, 'roles', {
    title: t(role ? 'directory.desk.role.hand-over' : 'directory.desk.roles.name.open'),
    lead: role
      ? t('directory.desk.hand-over.lead', { role: roleName(t, view.profile, role) })
      : t('directory.desk.roles.name.words'),
    problems,
    form: namingFormId,
    margin: link(t('directory.desk.roles.title'), deskPath(t, at, '/organisation/roles')),
    body: html`${no && notice('bad', t(no.refused, no.values))} ${namingForm(t, view, typed, problems)}`,
  })
