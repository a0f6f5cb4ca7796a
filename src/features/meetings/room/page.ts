import { timeOf, type Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  field,
  html,
  linkButton,
  textArea,
  url,
  userParagraph,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import { tag } from '../../../platform/ui/tag.ts'
import type { PersonId } from '../../../values/ids.ts'
import type { Refusal } from '../../../values/refusal.ts'
import { overLine, sittingTitle, timeLine, yourTime } from '../pages/words.ts'
import type { Present } from '../store/roster.ts'
import type { SittingView } from '../view.ts'
import { leads } from './rules.ts'
import type { Message, Proceedings, Speaker } from './types.ts'

export type RoomView = {
  readonly view: SittingView
  readonly present: readonly Present[]
  readonly proceedings: Proceedings
  readonly me: PersonId
  readonly zone: string | undefined
  readonly now: Date
  readonly no?: Refusal | undefined
  /** What was written and could not be sent. */
  readonly words?: string
}

/**
 * Inside a sitting: who is here, who speaks and who is next, what is written and what is said. Whole as it is sent; with a script
 * the parts marked `data-live` are made anew whenever something happens, and what is being typed is left alone.
 */
export function roomPage(t: Texts, room: RoomView): Page {
  const { view, no } = room
  const { sitting } = view
  const path = t.path(`/meetings/${sitting.id}`)
  return {
    title: sittingTitle(t, sitting),
    over: overLine(t, sitting),
    lead: html`${timeLine(t, sitting, room.now)}. ${yourTime(t, sitting, room.zone)}`,
    section: 'registrations',
    noIndex: true,
    body: tag(
      'div',
      {
        class: 'room wide',
        'data-enhance': 'live',
        'data-stream': `${path}/stream`,
        'data-presence': `${path}/presence`,
      },
      part('room-present', t('meetings.room.present', { count: room.present.length }), roster(t, room), true),
      html`<div class="room-middle">
        ${tag('div', { id: 'room-trouble', 'data-live': true, role: 'status' }, no && html`<p>${t(no.refused, no.values)}</p>`)}
        ${engine(t, room, path)} ${captions(t, room, path)} ${mine(t, room, path)}
      </div>`,
      html`<div class="room-side">
        ${part('room-speakers', t('meetings.room.speakers'), speakers(t, room, path), true)}
        ${part('room-chat', t('meetings.room.chat'), chat(t, room, path), true)} ${writing(t, room, path)}
      </div>`,
    ),
  }
}

const part = (id: string, title: string, body: Child, isLive: boolean): Html =>
  tag(
    'section',
    { class: 'room-part', id, 'data-live': isLive, 'aria-labelledby': `${id}-title` },
    tag('h2', { id: `${id}-title` }, title),
    body,
  )

/** By organisation, those with a part in it named by it. */
function roster(t: Texts, { present, me }: RoomView): Html {
  const groups = new Map<string, Present[]>()
  for (const one of present) groups.set(one.organisation, [...(groups.get(one.organisation) ?? []), one])
  return html`<ul class="room-roster">
    ${[...groups].map(
      ([organisation, people]) =>
        html`<li>
          <h3>
            ${organisation ? userText(organisation) : t('meetings.room.no-organisation')}
            <span class="muted">${people.length}</span>
          </h3>
          <ul>
            ${people.map(
              (one) =>
                html`<li>
                  ${userText(one.name)}
                  ${(one.personId === me || one.role) && html`<span class="muted">${one.personId === me ? t('meetings.room.you') : t(`meetings.role.${one.role ?? 'chair'}`)}</span>`}
                </li>`,
            )}
          </ul>
        </li>`,
    )}
  </ul>`
}

const engine = (t: Texts, { view: { sitting } }: RoomView, path: string): Html =>
  html`<div class="room-stage">
    ${
      sitting.room.engine === 'none'
        ? html`<p>${t('meetings.room.no-engine')}</p>`
        : linkButton(t('meetings.room.enter'), `${path}/way`, 'live')
    }
  </div>`

function captions(t: Texts, { proceedings, view }: RoomView, path: string): Html {
  const shown = tag(
    'div',
    {
      id: 'room-captions',
      class: 'room-captions',
      'data-live': true,
      role: 'log',
      'aria-label': t('meetings.room.captions'),
    },
    proceedings.captions.map((line) => html`<p dir="auto">${line}</p>`),
  )
  if (view.role !== 'captioner') return shown
  return html`${shown}
    <form method="post" action="${url(`${path}/captions`)}">
      ${field(t, { name: 'caption', label: t('meetings.room.caption-line'), value: '', autocomplete: 'off' })}
      ${actions(button(t('meetings.room.caption-send'), { kind: 'second' }))}
    </form>`
}

/** What I can do: ask for the floor or give it back, and leave. */
function mine(t: Texts, { proceedings, me, view }: RoomView, path: string): Html {
  const { speaking, waiting, conduct } = proceedings
  const at = waiting.findIndex(({ personId }) => personId === me)
  const isSpeaking = speaking?.personId === me
  const says = isSpeaking
    ? t('meetings.floor.yours')
    : at >= 0
      ? t('meetings.floor.place', { place: at + 1 })
      : conduct.listIsClosed
        ? t('meetings.floor.closed')
        : ''
  const mayAsk = !isSpeaking && at < 0 && (!conduct.listIsClosed || leads(view.role))
  return tag(
    'div',
    { id: 'room-mine', class: 'room-mine', 'data-live': true },
    says && html`<p><b>${says}</b></p>`,
    mayAsk && post(`${path}/floor`, button(t('meetings.floor.ask'), { kind: 'second' })),
    (isSpeaking || at >= 0) &&
      post(
        `${path}/floor/leaving`,
        button(t(isSpeaking ? 'meetings.floor.give-back' : 'meetings.floor.withdraw'), { kind: 'second' }),
      ),
    post(`${path}/leaving`, button(t('meetings.room.leave'), { kind: 'second' })),
    leads(view.role) && post(`${path}/end`, button(t('meetings.room.end-for-all'), { kind: 'plain' })),
  )
}

const post = (action: string, body: Child): Html =>
  html`<form method="post" action="${url(action)}">${body}</form>`

function speakers(t: Texts, room: RoomView, path: string): Html {
  const { speaking, waiting, conduct } = room.proceedings
  const isLed = leads(room.view.role)
  return html`<ol class="room-speakers">
      ${speaking && speaker(t, speaking, t('meetings.floor.now'), isLed && steps(t, speaking, path, ['end']), room)}
      ${waiting.map((one, nth) =>
        speaker(
          t,
          one,
          String(nth + 1),
          isLed &&
            steps(t, one, path, [
              'give',
              ...(nth > 0 ? (['up'] as const) : []),
              ...(nth < waiting.length - 1 ? (['down'] as const) : []),
              'strike',
            ]),
          room,
        ),
      )}
    </ol>
    ${!speaking && waiting.length === 0 && html`<p class="muted">${t('meetings.floor.nobody')}</p>`}
    ${
      isLed &&
      html`<form method="post" action="${url(`${path}/list`)}">
        <input type="hidden" name="list" value="${conduct.listIsClosed ? 'open' : 'closed'}" />
        ${button(t(conduct.listIsClosed ? 'meetings.floor.open-list' : 'meetings.floor.close-list'), { kind: 'plain' })}
      </form>`
    }`
}

const speaker = (t: Texts, it: Speaker, place: string, can: Child, { me, view }: RoomView): Html =>
  html`<li>
    <b>${place}</b>
    <div>
      <b>${it.organisation ? userText(it.organisation) : userText(it.name)}</b>
      ${it.organisation && html`<span class="muted">${it.personId === me ? t('meetings.room.you') : userText(it.name)}</span>`}
      <span class="muted">${bdi(timeOf(t, it.beganAt ?? it.askedAt, view.sitting.timeZone))}</span>
      ${can}
    </div>
  </li>`

const steps = (
  t: Texts,
  it: Speaker,
  path: string,
  acts: readonly ('give' | 'end' | 'up' | 'down' | 'strike')[],
): Html =>
  html`<form method="post" action="${url(`${path}/floor/${it.id}`)}" class="room-acts">
    ${acts.map((act) =>
      button(t(`meetings.floor.act.${act}`), {
        kind: 'plain',
        name: 'act',
        value: act,
        spoken: `${t(`meetings.floor.act.${act}`)}: ${it.name}`,
      }),
    )}
  </form>`

const chat = (t: Texts, room: RoomView, path: string): Html =>
  tag(
    'ol',
    { class: 'room-chat', role: 'log', 'aria-live': 'off' },
    room.proceedings.messages.map((one) => message(t, one, room, path)),
  )

const message = (t: Texts, it: Message, { view }: RoomView, path: string): Html =>
  html`<li>
    <p class="muted">
      ${bdi(timeOf(t, it.sentAt, view.sitting.timeZone))} ·
      ${userText(it.name)}${it.organisation && html`, ${userText(it.organisation)}`}
    </p>
    ${userParagraph(it.words)}
    ${
      leads(view.role) &&
      html`<form method="post" action="${url(`${path}/messages/${it.id}/removal`)}">
        ${button(t('meetings.chat.remove'), { kind: 'plain', spoken: `${t('meetings.chat.remove')}: ${it.name}` })}
      </form>`
    }
  </li>`

/** The one part that is never made anew while somebody types in it. */
const writing = (t: Texts, room: RoomView, path: string): Html =>
  html`<form method="post" action="${url(`${path}/messages`)}" id="room-writing">
    ${textArea(t, { name: 'words', label: t('meetings.chat.write'), value: room.words ?? '', rows: 2 })}
    ${actions(button(t('meetings.chat.send'), { kind: 'second' }))}
  </form>`
