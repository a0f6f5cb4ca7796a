import { timeOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  html,
  select,
  textArea,
  userText,
  type Child,
  type Html,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { elsewhere } from './captions.ts'
import { livePart, liveSection, post, type LivePart } from './live-part.ts'
import { calledIn, isLed, lengthOf, pathOf, type RoomView } from './view.ts'

export const timesToSpeak = [0, 60, 120, 180, 300, 600] as const
export const breaks = [0, 5, 10, 15, 30, 60] as const

/** What only those who lead find here. Each is a part of its own, so that what is typed in one stays when another changes. */
export const leadParts = (t: Texts, room: RoomView): LivePart[] => {
  const only = (id: string, body: () => Child): LivePart =>
    livePart(id, { class: 'room-lead' }, isLed(room) && body())
  return [
    doorPart(t, room),
    only('room-lead-list', () => fold(t, 'list', list(t, room))),
    only('room-lead-say', () => fold(t, 'say', say(t, room))),
    only('room-lead-break', () => fold(t, 'break', pause(t, room))),
    only('room-lead-people', () => fold(t, 'people', people(t, room))),
    only('room-lead-end', () => fold(t, 'end', end(t, room))),
  ]
}

const fold = (t: Texts, name: 'list' | 'say' | 'break' | 'people' | 'end', body: Child): Html =>
  html`<details id="lead-${name}" class="room-fold">
    <summary>${t(`meetings.lead.${name}`)}</summary>
    ${body}
  </details>`

/** Who waits at the door, and who was put out. */
function doorPart(t: Texts, room: RoomView): LivePart {
  const { knocks, putOut } = room.proceedings
  if (!isLed(room) || knocks.length + putOut.length === 0) return livePart('room-door', { isSaid: true }, '')
  const path = pathOf(t, room)
  const zone = room.view.sitting.timeZone
  return liveSection(
    'room-door',
    t('meetings.door'),
    html`<ul class="room-door">
      ${knocks.map(
        (one) =>
          html`<li>
            <p>
              <b>${userText(one.name)}</b>
              <span class="muted"
                >${one.organisation && userText(calledIn(t, room, one.organisation))}
                ${t(`${one.reason}.short`)} · ${bdi(timeOf(t, one.knockedAt, zone))}</span
              >
            </p>
            ${person(`${path}/admission`, one, t('meetings.door.admit'))}
          </li>`,
      )}
      ${putOut.map(
        (one) =>
          html`<li>
            <p><b>${userText(one.name)}</b> <span class="muted">${t('meetings.no.removed.short')}</span></p>
            ${person(`${path}/removal/end`, one, t('meetings.desk.let-in'))}
          </li>`,
      )}
    </ul>`,
  )
}

const person = (
  action: string,
  it: { readonly personId: string; readonly name: string },
  label: string,
): Html =>
  post(
    action,
    html`<input type="hidden" name="person" value="${it.personId}" />`,
    button(label, { kind: 'second', spoken: `${label}: ${it.name}` }),
  )

/** The list of speakers: open or closed, how long each speaks, and who asks in the hall. */
function list(t: Texts, room: RoomView): Html {
  const { conduct, delegations } = room.proceedings
  const path = pathOf(t, room)
  return html`${post(
    `${path}/list`,
    html`<input type="hidden" name="list" value="${conduct.listIsClosed ? 'open' : 'closed'}" />`,
    button(t(conduct.listIsClosed ? 'meetings.floor.open-list' : 'meetings.floor.close-list'), {
      kind: 'second',
    }),
  )}
  ${post(
    `${path}/time`,
    select(t, {
      name: 'seconds',
      label: t('meetings.lead.time'),
      value: String(conduct.speakerSeconds ?? 0),
      options: timesToSpeak.map((seconds) => ({
        value: String(seconds),
        label: seconds === 0 ? t('meetings.lead.time.none') : lengthOf(seconds),
      })),
    }),
    actions(button(t('meetings.lead.time.set'), { kind: 'second' })),
  )}
  ${post(
    `${path}/list/entry`,
    select(t, {
      name: 'organisation',
      label: t('meetings.lead.enter'),
      hint: t('meetings.lead.enter.hint'),
      options: delegations
        .filter(({ id, expected }) => id !== null && expected.onSite + expected.remote > 0)
        .map((one) => ({ value: one.id ?? '', label: calledIn(t, room, one.name) })),
    }),
    actions(
      button(t('meetings.lead.enter.statement'), { kind: 'second', name: 'kind', value: 'statement' }),
      button(t('meetings.floor.order'), { kind: 'plain', name: 'kind', value: 'point-of-order' }),
    ),
  )}`
}

const say = (t: Texts, room: RoomView): Html =>
  post(
    `${pathOf(t, room)}/announcements`,
    textArea(t, { name: 'said', label: t('meetings.said.words'), hint: t('meetings.said.hint'), rows: 2 }),
    actions(button(t('meetings.said.send'), { kind: 'second' })),
  )

/** Breaking off and going on; pausing the chat. */
function pause(t: Texts, room: RoomView): Html {
  const { suspendedAt, chatIsPaused } = room.proceedings.conduct
  const path = pathOf(t, room)
  return html`${
    suspendedAt
      ? post(`${path}/break/end`, button(t('meetings.break.end'), { kind: 'second' }))
      : post(
          `${path}/break`,
          select(t, {
            name: 'minutes',
            label: t('meetings.break.length'),
            value: '15',
            options: breaks.map((minutes) => ({
              value: String(minutes),
              label: minutes === 0 ? t('meetings.break.open') : t('meetings.minutes', { minutes }),
            })),
          }),
          actions(button(t('meetings.break.begin'), { kind: 'second' })),
        )
  }
  ${post(
    `${path}/messages/pause`,
    html`<input type="hidden" name="pause" value="${chatIsPaused ? 'no' : 'yes'}" />`,
    button(t(chatIsPaused ? 'meetings.chat.resume' : 'meetings.chat.pause'), { kind: 'second' }),
  )}`
}

/** Somebody who is here: muting, putting out, handing the chair over. */
function people(t: Texts, room: RoomView): Html {
  const path = pathOf(t, room)
  const others = room.proceedings.delegations.flatMap((one) =>
    one.people
      .filter(({ personId }) => personId !== room.me)
      .map(({ personId, name }) => ({
        value: personId,
        label: one.name ? `${name}, ${calledIn(t, room, one.name)}` : name,
      })),
  )
  if (others.length === 0) return html`<p class="muted">${t('meetings.lead.alone')}</p>`
  const act = (action: string, words: string): Html =>
    tag(
      'button',
      { type: 'submit', class: 'button button-second', formaction: `${path}/${action}` },
      t(`meetings.lead.${words}`),
    )
  return post(
    `${path}/chair/handover`,
    select(t, { name: 'person', label: t('meetings.lead.whom'), options: others }),
    actions(
      room.canMute && act('muting', 'mute'),
      act('removal', 'remove'),
      act('chair/handover', 'hand-over'),
    ),
  )
}

const end = (t: Texts, room: RoomView): Html =>
  html`<p>${t('meetings.lead.end.words')}</p>
    ${post(`${pathOf(t, room)}/end`, button(t('meetings.room.end-for-all'), { kind: 'second' }))}
    <p>${elsewhere(t, t('meetings.log'), `${pathOf(t, room)}/log`)}</p>`
