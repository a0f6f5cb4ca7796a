import { timeOf, type Texts } from '../../../../platform/i18n/index.ts'
import { bdi, button, html, url, type Child, type Html } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import type { FloorAct, Speaker } from '../types.ts'
import { liveSection, type LivePart } from './live-part.ts'
import { timeLeft } from './stage.ts'
import { isLed, pathOf, whoSpeaks, type RoomView } from './view.ts'

/** Who speaks and who is next: one list for those in the hall and those elsewhere. */
export function speakersPart(t: Texts, room: RoomView): LivePart {
  const { speaking, waiting, conduct } = room.proceedings
  return liveSection(
    'room-speakers',
    t('meetings.room.speakers'),
    conduct.listIsClosed && html`<p class="muted">${t('meetings.floor.closed')}</p>`,
    html`<ol class="room-speakers">
      ${speaking && now(t, room, speaking)} ${waiting.map((one, nth) => next(t, room, one, nth))}
    </ol>`,
    !speaking && waiting.length === 0 && html`<p class="muted">${t('meetings.floor.nobody')}</p>`,
  )
}

const now = (t: Texts, room: RoomView, it: Speaker): Html =>
  entry(t, room, it, {
    place: html`<span class="room-live">${t('meetings.floor.now')}</span>`,
    when:
      timeLeft(t, room, it, true) ?? (it.beganAt && bdi(timeOf(t, it.beganAt, room.view.sitting.timeZone))),
    acts: it.seconds === null ? ['end'] : ['end', 'more'],
  })

function next(t: Texts, room: RoomView, it: Speaker, nth: number): Html {
  const isLast = nth === room.proceedings.waiting.length - 1
  return entry(t, room, it, {
    place: String(nth + 1),
    when: bdi(timeOf(t, it.askedAt, room.view.sitting.timeZone)),
    acts: [
      ...(room.proceedings.conduct.suspendedAt ? [] : (['give'] as const)),
      ...(nth > 1 ? (['first'] as const) : []),
      ...(nth > 0 ? (['up'] as const) : []),
      ...(isLast ? [] : (['down'] as const)),
      'strike',
    ],
  })
}

function entry(
  t: Texts,
  room: RoomView,
  it: Speaker,
  { place, when, acts }: { readonly place: Child; readonly when: Child; readonly acts: readonly FloorAct[] },
): Html {
  const { first, then } = whoSpeaks(t, room, it)
  const isOrder = it.kind === 'point-of-order'
  return tag(
    'li',
    { class: it.personId === room.me ? 'is-me' : undefined },
    html`<b class="room-place">${place}</b>
      <div>
        <p class="room-line"><b>${first}</b> <span class="muted">${when}</span></p>
        ${then && html`<p class="muted">${then}</p>`}
        ${isOrder && html`<p><b class="room-live">${t('meetings.floor.order')}</b></p>`}
        ${it.origin === 'on-site' && html`<p class="muted">${t('meetings.roll.on-site')}</p>`}
        ${isLed(room) && steps(t, room, it, acts)}
      </div>`,
  )
}

/** What whoever leads can do here. The form says who had the floor when it was drawn: of two who give it the second is told. */
const steps = (t: Texts, room: RoomView, it: Speaker, acts: readonly FloorAct[]): Html =>
  html`<form method="post" action="${url(`${pathOf(t, room)}/floor/${it.id}`)}" class="room-acts">
    <input type="hidden" name="while" value="${room.proceedings.speaking?.id ?? ''}" />
    ${acts.map((act) =>
      button(t(`meetings.floor.act.${act}`), {
        kind: 'plain',
        name: 'act',
        value: act,
        spoken: `${t(`meetings.floor.act.${act}`)}: ${it.name || it.organisation}`,
      }),
    )}
  </form>`
