import { list, timeOf, type Texts } from '../../../../platform/i18n/index.ts'
import { bdi, button, html, userParagraph, userText, type Child } from '../../../../platform/ui/index.ts'
import { livePart, post, type LivePart } from './live-part.ts'
import { isLed, pathOf, type RoomView } from './view.ts'

/** What everybody should know now, before all else: what went wrong, what is announced, that there is a break, who leads. */
export const topParts = (t: Texts, room: RoomView): LivePart[] => [
  livePart(
    'room-trouble',
    { class: 'room-trouble', isSaid: true },
    room.no && html`<p>${t(room.no.refused, room.no.values)}</p>`,
  ),
  livePart('room-announcements', { class: 'room-announcements', isSaid: true }, announcements(t, room)),
  livePart('room-break', { class: 'room-break', isSaid: true }, pause(t, room)),
  livePart('room-chair', { class: 'room-chair', isSaid: true }, chair(t, room)),
]

const announcements = (t: Texts, room: RoomView): Child =>
  room.proceedings.announcements.map(
    (one) =>
      html`<div class="room-said">
        <p class="muted">
          ${bdi(timeOf(t, one.madeAt, room.view.sitting.timeZone))} ${t('meetings.said.by')}
        </p>
        ${userParagraph(one.words)}
        ${
          isLed(room) &&
          post(
            `${pathOf(t, room)}/announcements/${one.id}/end`,
            button(t('meetings.said.end'), {
              kind: 'plain',
              spoken: `${t('meetings.said.end')}: ${one.words}`,
            }),
          )
        }
      </div>`,
  )

function pause(t: Texts, room: RoomView): Child {
  const { suspendedAt, resumesAt } = room.proceedings.conduct
  if (!suspendedAt) return undefined
  const { timeZone } = room.view.sitting
  return html`<p>
      <b>${t('meetings.break.since', { time: timeOf(t, suspendedAt, timeZone) })}</b>
      ${resumesAt && t('meetings.break.until', { time: timeOf(t, resumesAt, timeZone) })}
    </p>
    ${isLed(room) && post(`${pathOf(t, room)}/break/end`, button(t('meetings.break.end'), { kind: 'second' }))}`
}

/** Who is in the chair; that nobody is, where somebody should be. */
function chair(t: Texts, room: RoomView): Child {
  const { officers } = room.proceedings
  const chairs = officers.filter(({ role, isInside }) => role === 'chair' && isInside)
  if (chairs.some(({ personId }) => personId === room.me)) return html`<p>${t('meetings.chair.you')}</p>`
  if (chairs.length > 0)
    return html`<p>
      ${t.html('meetings.chair.is', {
        name: userText(
          list(
            t,
            chairs.map(({ name }) => name),
          ),
        ),
      })}
    </p>`
  if (!officers.some(({ role }) => role === 'chair' || role === 'vice-chair')) return undefined
  return html`<p><b>${t('meetings.chair.nobody')}</b></p>
    ${
      room.view.role === 'vice-chair' &&
      post(`${pathOf(t, room)}/chair`, button(t('meetings.chair.take'), { kind: 'action' }))
    }`
}
