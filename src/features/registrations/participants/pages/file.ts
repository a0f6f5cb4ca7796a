import { timeOf, zonePlace, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  link,
  linkButton,
  small,
  url,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { EventView } from '../../../events/index.ts'
import { eventLine } from '../../pages/words.ts'
import type { ListFile } from '../types.ts'

export type FileView = {
  readonly event: EventView
  readonly state: 'none' | 'making' | 'ready'
  readonly file: ListFile | undefined
  readonly zone: string
}

/** The list as a file to print: being made, or there. The page looks again by itself. */
export const filePage = (t: Texts, view: FileView): Page => ({
  title: t('registrations.participants.file'),
  over: eventLine(t, view.event),
  section: 'events',
  noIndex: true,
  margin: link(t('registrations.participants.title'), t.path(`/events/${view.event.code}/participants`)),
  ...(view.state === 'making' && { refreshAfter: 3 }),
  body: says(t, view),
})

function says(t: Texts, { event, state, file, zone }: FileView): Html {
  const path = `/events/${event.code}/participants`
  if (state === 'making')
    return html`<p>${t('registrations.participants.file.making')}</p>
      <p>${link(t('registrations.participants.file.look'), t.path(`${path}/file`))}</p>`
  if (state === 'none') return askForFile(t, event)
  const at = file?.madeAt ?? new Date(0)
  const moment = t('registrations.moment', { time: timeOf(t, at, zone), place: zonePlace(t, zone) })
  return html`${actions(linkButton(t('registrations.participants.file.fetch'), t.path(`${path}.pdf`), 'main'))}
  ${small(t('registrations.participants.as-of', { moment }))}`
}

/** The button that asks for the file. */
export const askForFile = (t: Texts, event: Pick<EventView, 'code'>): Html =>
  html`<form method="post" action="${url(t.path(`/events/${event.code}/participants/file`))}">
    ${actions(button(t('registrations.participants.file.ask'), { kind: 'second' }))}
  </form>`
