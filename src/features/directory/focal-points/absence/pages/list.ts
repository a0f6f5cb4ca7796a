import { plainDay, type Texts } from '../../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../../platform/profile/index.ts'
import {
  emptyState,
  html,
  lines,
  link,
  said,
  urgent,
  userText,
  type Page,
} from '../../../../../platform/ui/index.ts'
import type { Id } from '../../../../../values/ids.ts'
import { roleName } from '../../words.ts'
import type { Absence } from '../types.ts'

/** Who is away or soon will be, and who is asked meanwhile; those without anybody in their place first. */
export const absencesPage = (
  t: Texts,
  view: {
    readonly profile: Profile
    readonly absences: readonly Absence[]
    readonly names: ReadonlyMap<Id, string>
  },
): Page => ({
  title: t('directory.absence.list.title'),
  lead: t('directory.absence.list.lead'),
  section: 'desk',
  noIndex: true,
  margin: link(t('directory.focal.desk.title'), t.path('/desk/focal-points')),
  body:
    view.absences.length === 0
      ? emptyState(t('directory.absence.list.empty'))
      : lines(
          view.absences.map(({ role, instead }) => ({
            first: said(
              userText(role.name),
              link(
                userText(view.names.get(role.organisationId) ?? ''),
                t.path(`/desk/focal-points/organisations/${role.organisationId}`),
              ),
              roleName(t, view.profile, role),
            ),
            says: said(
              role.awayUntil
                ? t('directory.absence.days', {
                    from: plainDay(t, role.awayFrom ?? ''),
                    until: plainDay(t, role.awayUntil),
                  })
                : t('directory.absence.days-open', { from: plainDay(t, role.awayFrom ?? '') }),
            ),
            end:
              instead.length > 0
                ? html`${instead.slice(0, 3).map(({ name }, place) => html`${place > 0 && ', '}${userText(name)}`)}`
                : urgent(t('directory.absence.list.nobody')),
          })),
        ),
})
