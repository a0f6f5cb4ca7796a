import { timeOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  emptyState,
  html,
  link,
  textArea,
  url,
  userParagraph,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { sittingTitle } from '../../pages/words.ts'
import { mayWrite } from '../rules.ts'
import type { SittingView } from '../../view.ts'
import type { Message } from '../types.ts'
import { elsewhere } from './captions.ts'
import { kept } from './kept.ts'
import { livePart, liveSection, type LivePart } from './live-part.ts'
import { calledIn, isLed, pathOf, type RoomView } from './view.ts'

/** What is written to everybody: the newest at the end, older ones on a page of their own. */
export const chatPart = (t: Texts, room: RoomView): LivePart =>
  kept(room.proceedings, `chat ${t.language} ${isLed(room)}`, () => drawnChat(t, room))

function drawnChat(t: Texts, room: RoomView): LivePart {
  const { messages, hasEarlier } = room.proceedings
  const path = pathOf(t, room)
  const oldest = messages[0]
  return liveSection(
    'room-chat',
    t('meetings.room.chat'),
    hasEarlier &&
      oldest &&
      html`<p>${elsewhere(t, t('meetings.chat.earlier'), `${path}/messages?before=${oldest.id}`)}</p>`,
    messages.length === 0
      ? html`<p class="muted">${t('meetings.chat.none')}</p>`
      : tag(
          'div',
          {
            id: 'room-messages',
            class: 'room-chat',
            role: 'log',
            'aria-live': 'off',
            'aria-labelledby': 'room-chat-title',
            'data-scroll': 'end',
            'data-enhance': 'to-end',
            tabindex: 0,
          },
          html`<ol>
            ${messages.map((one) =>
              message(t, one, {
                zone: room.view.sitting.timeZone,
                organisation: calledIn(t, room, one.organisation),
                removal: isLed(room) && removal(t, one, path),
              }),
            )}
          </ol>`,
        ),
  )
}

type Around = { readonly zone: string; readonly organisation: string; readonly removal?: Child }

const message = (t: Texts, it: Message, { zone, organisation, removal: removes }: Around): Html =>
  html`<li>
    <p class="muted">
      ${bdi(timeOf(t, it.sentAt, zone))} ·
      ${userText(it.name)}${organisation && html` · ${userText(organisation)}`}${it.role && ` · ${t(`meetings.role.${it.role}`)}`}
    </p>
    ${userParagraph(it.words)} ${removes}
  </li>`

const removal = (t: Texts, it: Message, path: string): Html =>
  html`<form method="post" action="${url(`${path}/messages/${it.id}/removal`)}">
    ${button(t('meetings.chat.remove'), { kind: 'plain', spoken: `${t('meetings.chat.remove')}: ${it.name}` })}
  </form>`

/** Writing, while it is not paused. What somebody types in is never made anew. */
export const writingPart = (t: Texts, room: RoomView): LivePart =>
  livePart(
    'room-writing',
    {},
    mayWrite(room.proceedings.conduct, room.view.role)
      ? html`<p class="muted">${t('meetings.chat.paused')}</p>`
      : html`<form method="post" action="${url(`${pathOf(t, room)}/messages`)}">
          ${textArea(t, { name: 'words', label: t('meetings.chat.write'), value: room.words ?? '', rows: 2 })}
          ${actions(button(t('meetings.chat.send'), { kind: 'second' }))}
        </form>`,
  )

/** What was written before a message, a page at a time. */
export function earlierMessagesPage(
  t: Texts,
  { sitting }: Pick<SittingView, 'sitting'>,
  { list, hasEarlier }: { readonly list: readonly Message[]; readonly hasEarlier: boolean },
): Page {
  const path = t.path(`/meetings/${sitting.id}`)
  const oldest = list[0]
  return {
    title: t('meetings.chat.earlier'),
    over: sittingTitle(t, sitting),
    section: 'registrations',
    noIndex: true,
    margin: link(t('meetings.room.back'), `${path}/room`),
    body: html`${
      list.length === 0
        ? emptyState(t('meetings.chat.none'))
        : html`<ol class="room-chat room-chat-whole">
            ${list.map((one) => message(t, one, { zone: sitting.timeZone, organisation: one.organisation }))}
          </ol>`
    }
    ${hasEarlier && oldest && html`<p>${link(t('meetings.chat.earlier'), `${path}/messages?before=${oldest.id}`)}</p>`}`,
  }
}
