import type { Texts } from '../../../../platform/i18n/index.ts'
import { button, html, type Child, type Html } from '../../../../platform/ui/index.ts'
import { isLastChair, mayAskForFloor } from '../rules.ts'
import type { FloorKind, Speaker } from '../types.ts'
import { livePart, post, type LivePart } from './live-part.ts'
import { pathOf, type RoomView } from './view.ts'

/** What I can do: ask for the floor, raise a point of order, take either back. */
export function minePart(t: Texts, room: RoomView): LivePart {
  const { speaking, waiting } = room.proceedings
  const own = [...(speaking ? [speaking] : []), ...waiting].filter(({ personId }) => personId === room.me)
  return livePart(
    'room-mine',
    { class: 'room-mine', isSaid: true },
    standing(t, room, own),
    own.map((one) => back(t, room, one)),
    ask(t, room, own, 'statement'),
    ask(t, room, own, 'point-of-order'),
  )
}

function standing(t: Texts, room: RoomView, own: readonly Speaker[]): Child {
  if (own.some(({ state }) => state === 'speaking')) return html`<p><b>${t('meetings.floor.yours')}</b></p>`
  const first = own[0]
  if (!first) return undefined
  const place = room.proceedings.waiting.indexOf(first) + 1
  return html`<p><b>${t('meetings.floor.place', { place })}</b></p>`
}

function back(t: Texts, room: RoomView, it: Speaker): Html {
  const label =
    it.state === 'speaking'
      ? t('meetings.floor.give-back')
      : t(it.kind === 'statement' ? 'meetings.floor.withdraw' : 'meetings.floor.withdraw-order')
  return post(
    `${pathOf(t, room)}/floor/leaving`,
    html`<input type="hidden" name="request" value="${it.id}" />`,
    button(label, { kind: 'second' }),
  )
}

function ask(t: Texts, room: RoomView, own: readonly Speaker[], kind: FloorKind): Child {
  if (mayAskForFloor(room.proceedings.conduct, own, room.view.role, kind)) return undefined
  if (kind === 'point-of-order' && own.some(({ state }) => state === 'speaking')) return undefined
  return post(
    `${pathOf(t, room)}/floor`,
    html`<input type="hidden" name="kind" value="${kind}" />`,
    button(t(kind === 'statement' ? 'meetings.floor.ask' : 'meetings.floor.ask-order'), {
      kind: kind === 'statement' ? 'second' : 'plain',
    }),
  )
}

/** Leaving; the last in the chair says that they know that nobody leads then. */
export function leavePart(t: Texts, room: RoomView): LivePart {
  const leaving = `${pathOf(t, room)}/leaving`
  const { officers, delegations } = room.proceedings
  const others = delegations.flatMap(({ people }) => people).filter(({ personId }) => personId !== room.me)
  const isLast = isLastChair(officers, room.me, others.length)
  const leave = button(t('meetings.room.leave'), { kind: 'second' })
  return livePart(
    'room-leave',
    { class: 'room-leave' },
    isLast
      ? html`<details id="room-leaving" class="drop">
          <summary class="button button-second">${t('meetings.room.leave')}</summary>
          <div class="drop-sheet">
            <p>${t('meetings.chair.is-last')}</p>
            ${post(
              leaving,
              html`<input type="hidden" name="knowing" value="yes" />`,
              button(t('meetings.chair.leave-anyway'), { kind: 'second' }),
            )}
          </div>
        </details>`
      : post(leaving, leave),
  )
}
