import { dayAndTime, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  emptyState,
  html,
  lines,
  link,
  linkList,
  problemOf,
  textArea,
  url,
  userText,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Problem } from '../../../../values/problem.ts'
import { eventDeskFrame, type EventView } from '../../../events/index.ts'
import { sittingTitle } from '../../pages/words.ts'
import type { Sitting } from '../../types.ts'
import type { Announcement } from '../types.ts'

export type AnnouncementsAtDesk = {
  readonly event: EventView
  readonly permissions: ReadonlySet<string>
  readonly sitting: Sitting
  readonly list: readonly Announcement[]
  readonly said: string
  readonly problems: readonly Problem[]
}

/** What is said to everybody in a sitting and at its door, by the secretariat from its desk. */
export function announcementsPage(t: Texts, it: AnnouncementsAtDesk): Page {
  const { event, sitting, list } = it
  const rooms = t.path(`/desk/events/${event.code}/rooms`)
  const own = `${rooms}/${sitting.id}/announcements`
  return eventDeskFrame(t, event, it.permissions, {
    here: 'rooms',
    title: t('meetings.said.title'),
    lead: t('meetings.said.lead'),
    problems: it.problems,
    form: 'announcement',
    margin: linkList(
      link(sittingTitle(t, sitting), `${rooms}/${sitting.id}`),
      link(t('meetings.log'), t.path(`/meetings/${sitting.id}/log`)),
    ),
    body: html`${
        list.length === 0
          ? emptyState(t('meetings.said.none'))
          : lines(
              list.map((one) => ({
                first: dayAndTime(t, one.madeAt, sitting.timeZone),
                says: userText(one.words),
                end: html`<form method="post" action="${url(`${own}/${one.id}/end`)}">
                  ${button(t('meetings.said.end'), { kind: 'plain', spoken: `${t('meetings.said.end')}: ${one.words}` })}
                </form>`,
              })),
              'dated',
            )
      }
      <form id="announcement" method="post" action="${url(own)}" novalidate>
        ${textArea(t, {
          name: 'said',
          label: t('meetings.said.words'),
          hint: t('meetings.said.hint'),
          value: it.said,
          rows: 3,
          problem: problemOf(it.problems, 'said'),
        })}
        ${actions(button(t('meetings.said.send'), { kind: 'main' }))}
      </form>`,
  })
}
