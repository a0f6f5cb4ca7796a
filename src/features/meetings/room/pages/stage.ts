import { timeOf, type Texts } from '../../../../platform/i18n/index.ts'
import { bdi, html, linkButton, type Child, type Html } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { stagePart } from '../../media/stage-part.ts'
import { floorEndsAt } from '../rules.ts'
import type { Speaker } from '../types.ts'
import { livePart, type LivePart } from './live-part.ts'
import { calledIn, isLed, lengthOf, pathOf, whoSpeaks, type RoomView } from './view.ts'

/** The stage: sound and picture where there are any, and on it the plate of whoever has the floor, like in the hall. */
export const stage = (t: Texts, room: RoomView, plate: LivePart): Html =>
  room.stage
    ? stagePart(t, { path: pathOf(t, room), speaks: room.stage === 'speaks' }, plate.html)
    : html`<div class="room-stage">${picture(t, room)} ${plate.html}</div>`

/** What carries sound and picture. */
const picture = (t: Texts, room: RoomView): Html =>
  room.view.sitting.room.engine === 'none'
    ? html`<p class="room-stage-words">${t('meetings.room.no-engine')}</p>`
    : html`<p class="room-stage-words">
        ${linkButton(t('meetings.room.enter'), `${pathOf(t, room)}/way`, 'live', 'beside')}
        <br />${t('meetings.room.enter.beside')}
      </p>`

/** The plate of whoever has the floor, and their time. */
export function platePart(t: Texts, room: RoomView): LivePart {
  const { speaking } = room.proceedings
  return livePart(
    'room-plate',
    { class: 'room-plates' },
    speaking && timeBox(t, room, speaking),
    speaking &&
      html`<p class="room-plate">
        <b dir="auto">${speaking.organisation ? calledIn(t, room, speaking.organisation) : speaking.name}</b>
      </p>`,
  )
}

/** Under the stage: who speaks, in words. */
export function speakingPart(t: Texts, room: RoomView): LivePart {
  const { speaking, delegations } = room.proceedings
  if (!speaking) return livePart('room-speaking', { class: 'room-speaking' }, '')
  const rank = delegations
    .flatMap(({ people }) => people)
    .find(({ personId }) => personId === speaking.personId)?.rank
  const { first, then } = whoSpeaks(t, room, speaking)
  return livePart(
    'room-speaking',
    { class: 'room-speaking' },
    html`<p>
      <b>${then ?? first}</b>
      <span class="muted"
        >${rank && `${t(`meetings.rank.${rank}`)} · `}${then && first}${speaking.kind === 'point-of-order' && ` · ${t('meetings.floor.order')}`}</span
      >
    </p>`,
  )
}

function timeBox(t: Texts, room: RoomView, it: Speaker): Child {
  const left = timeLeft(t, room, it)
  return left && html`<p class="room-time">${left}</p>`
}

/** How long somebody has the floor: right as it is sent; with a script what is left runs, and is told to them and to those who lead. */
export function timeLeft(t: Texts, room: RoomView, it: Speaker, isShort = false): Html | undefined {
  const until = floorEndsAt(it)
  if (!until || !it.beganAt || it.seconds === null) return undefined
  const isTold = it.personId === room.me || isLed(room)
  const length = lengthOf(it.seconds)
  return tag(
    'span',
    {
      class: 'room-clock',
      'data-enhance': 'floor-clock',
      'data-until': until.toISOString(),
      'data-soon': isTold && t('meetings.time.soon'),
      'data-over': isTold && t('meetings.time.over'),
    },
    tag('b', { 'data-left': true, hidden: true, dir: 'ltr' }),
    ' ',
    tag(
      'span',
      { 'data-plain': isShort },
      t.html('meetings.time.from', {
        length: bdi(length),
        time: bdi(timeOf(t, it.beganAt, room.view.sitting.timeZone)),
      }),
    ),
  )
}
