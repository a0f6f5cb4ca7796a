import { countryName, type Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  button,
  emptyState,
  filters,
  html,
  link,
  linkList,
  notice,
  pagination,
  pickTable,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Refusal } from '../../../../values/refusal.ts'
import { eventDeskFrame } from '../../../events/index.ts'
import type { AtDesk } from '../../desk/pages.ts'
import { sittingTitle } from '../../pages/words.ts'
import type { Sitting } from '../../types.ts'
import type { Expected } from '../types.ts'
import { attendancePath } from './list.ts'
import { searchForm } from './search.ts'

export type PresentView = AtDesk & {
  readonly sitting: Sitting
  readonly list: readonly Expected[]
  readonly whole: number
  readonly page: number
  readonly pages: number
  readonly search: string
  /** Everybody who is expected, or those who come on site. */
  readonly all: boolean
  readonly profile: Pick<Profile, 'countries'>
  readonly no?: Refusal | undefined
}

/** The list to tick: who was in the room, a page at a time or everybody it finds. */
export function presentPage(t: Texts, view: PresentView): Page {
  const { event, permissions, sitting, search, all, page, pages, no } = view
  const own = attendancePath(t, event.code, sitting, '/present')
  const href = (wanted: { page?: number; all?: boolean }) =>
    `${own}?${new URLSearchParams({
      ...((wanted.all ?? all) && { all: 'yes' }),
      ...(search && { q: search }),
      ...(wanted.page && { page: String(wanted.page) }),
    }).toString()}`
  return eventDeskFrame(t, event, permissions, {
    here: 'attendance',
    title: t('meetings.attendance.tick'),
    lead: t('meetings.attendance.tick.lead', { sitting: sittingTitle(t, sitting) }),
    margin: linkList(
      link(t('meetings.attendance.this'), attendancePath(t, event.code, sitting)),
      link(t('meetings.attendance.whole'), t.path(`/desk/events/${event.code}/attendance`)),
    ),
    body: html`${no && notice('bad', t(no.refused, no.values))}
    ${filters(t, [
      {
        label: t('meetings.attendance.expected'),
        items: [
          { label: t('meetings.attendance.expected.on-site'), href: href({ all: false }), current: !all },
          { label: t('meetings.attendance.expected.all'), href: href({ all: true }), current: all },
        ],
      },
    ])}
    ${searchForm(t, { action: own, search, label: t('meetings.attendance.search'), ...(all && { kept: { all: 'yes' } }) })}
    ${view.whole === 0 ? emptyState(t('meetings.attendance.none-found'), link(t('meetings.attendance.expected.all'), href({ all: true }))) : boxes(t, view, href({ page }))}
    ${pagination(t, { page, pages, href: (other) => href({ page: other }) })}`,
  })
}

const boxes = (t: Texts, { list, whole, event, sitting, profile }: PresentView, action: string): Html =>
  pickTable(t, {
    caption: t('meetings.attendance.tick'),
    action,
    heads: [t('meetings.column.name'), t('meetings.column.organisation'), t('meetings.column.origin')],
    items: list.map((one) => ({
      id: one.personId,
      label: userText(one.name),
      under: countryName(t, profile, one.countryCode),
      cells: [
        userText(one.organisation),
        html`${t(`meetings.attendance.mode.${one.mode}`)}
        ${link(html`${t('meetings.attendance.one')}<span class="unseen">: ${one.name}</span>`, attendancePath(t, event.code, sitting, `/${one.personId}`))}`,
      ],
      picked: one.isPresent,
    })),
    selectAll: {
      page: t('meetings.attendance.tick.page', { count: list.length }),
      matching: { label: t('meetings.attendance.tick.all', { count: whole }), value: 'yes' },
    },
    bar: html`<input type="hidden" name="shown" value="${list.map(({ personId }) => personId).join(' ')}" />
      ${button(t('meetings.attendance.tick.save'), { kind: 'main' })}`,
    barNote: t('meetings.attendance.tick.note'),
  })
