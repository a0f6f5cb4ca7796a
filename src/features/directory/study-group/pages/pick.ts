import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  actions,
  button,
  html,
  link,
  notice,
  problemOf,
  select,
  small,
  url,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { deskFrame, deskPath } from '../../desk/pages/frame.ts'
import type { AtDesk } from '../../desk/types.ts'
import { groupsFor } from '../rules.ts'

export type PickView = {
  readonly at: AtDesk
  readonly profile: Profile
  readonly sectors: readonly string[]
  /** What it has picked. */
  readonly now: string | null
  readonly typed: string
  readonly problems?: readonly Problem[]
  readonly no?: Refusal | undefined
}

/** The one group the organisation takes part in: picked at once, changed by asking the secretariat. */
export const pickPage = (t: Texts, view: PickView): Page => {
  const { at, profile, now, typed, problems = [], no } = view
  return deskFrame(t, at, 'entry', {
    title: t('directory.study-group.title'),
    lead: t('directory.study-group.lead'),
    problems,
    form: 'group',
    margin: link(t('directory.desk.entry.title'), deskPath(t, at, '/organisation/entry')),
    body: html`${no && notice('bad', t(no.refused, no.values))}
      <form id="group" method="post" action="${url(deskPath(t, at, '/organisation/study-group'))}" novalidate>
        ${select(t, {
          name: 'study-group',
          label: t('directory.organisations.field.studyGroup'),
          value: typed,
          required: true,
          problem: problemOf(problems, 'study-group'),
          options: [
            ...(typed === '' ? [{ value: '', label: t('directory.study-group.choose') }] : []),
            ...groupsFor(profile.studyGroups, view).map(({ id, label, sector }) => ({
              value: id,
              label: t.words(label),
              group: t.words(profile.sectors.find((one) => one.id === sector)?.label ?? { en: sector }),
            })),
          ],
        })}
        ${small(t(now === null ? 'directory.study-group.first' : 'directory.study-group.change'))}
        ${actions(button(t(now === null ? 'directory.study-group.pick' : 'directory.study-group.ask'), { kind: 'main' }))}
      </form>`,
  })
}
