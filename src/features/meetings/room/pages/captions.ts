import { timeOf, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  bdi,
  button,
  emptyState,
  field,
  html,
  lines,
  link,
  pagination,
  url,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { sittingTitle } from '../../pages/words.ts'
import type { SittingView } from '../../view.ts'
import type { CaptionLine } from '../types.ts'
import { livePart, type LivePart } from './live-part.ts'
import { pathOf, type CaptionSize, type RoomView } from './view.ts'

export const captionSizes = ['usual', 'large', 'largest'] as const satisfies readonly CaptionSize[]

/** What is said, as somebody types it: the last lines, as large as the reader wants them. */
export const captionsPart = (t: Texts, room: RoomView): LivePart =>
  livePart(
    'room-captions',
    { class: 'room-captions' },
    tag(
      'div',
      {
        class: `room-lines room-lines-${room.captionSize}`,
        role: 'log',
        'aria-label': t('meetings.room.captions'),
      },
      room.proceedings.captions.map((line) => html`<p dir="auto">${line}</p>`),
    ),
  )

/** Beside the lines: how large they are, and those that went by. */
export const captionTools = (t: Texts, room: RoomView): Html =>
  html`<form method="post" action="${url(`${pathOf(t, room)}/captions/size`)}" class="room-caption-tools">
    <span class="muted" id="caption-size">${t('meetings.caption.size')}</span>
    ${captionSizes.map((size) =>
      tag(
        'button',
        {
          type: 'submit',
          name: 'size',
          value: size,
          class: 'link-button',
          'aria-pressed': size === room.captionSize ? 'true' : 'false',
          'aria-describedby': 'caption-size',
        },
        t(`meetings.caption.size.${size}`),
      ),
    )}
    ${elsewhere(t, t('meetings.caption.earlier'), `${pathOf(t, room)}/captions`)}
  </form>`

/** A link that leaves the room open where it is, so that nobody loses what they hear. */
export const elsewhere = (t: Texts, label: string, href: string): Html =>
  tag(
    'a',
    { href: url(href), target: '_blank', rel: 'noopener' },
    label,
    html`<span class="unseen"> ${t('meetings.room.new-window')}</span>`,
  )

export function typingPart(t: Texts, room: RoomView): LivePart {
  const form: Child =
    room.view.role === 'captioner' &&
    html`<form method="post" action="${url(`${pathOf(t, room)}/captions`)}">
      ${field(t, { name: 'caption', label: t('meetings.room.caption-line'), value: '', autocomplete: 'off' })}
      ${actions(button(t('meetings.room.caption-send'), { kind: 'second' }))}
    </form>`
  return livePart('room-typing', {}, form)
}

/** Everything that was typed, page by page, the newest page first. */
export function earlierCaptionsPage(
  t: Texts,
  { sitting }: Pick<SittingView, 'sitting'>,
  shown: { readonly list: readonly CaptionLine[]; readonly page: number; readonly pages: number },
): Page {
  const own = t.path(`/meetings/${sitting.id}/captions`)
  return {
    title: t('meetings.room.captions'),
    over: sittingTitle(t, sitting),
    section: 'registrations',
    noIndex: true,
    margin: link(t('meetings.room.back'), t.path(`/meetings/${sitting.id}/room`)),
    body: html`${
      shown.list.length === 0
        ? emptyState(t('meetings.caption.none'))
        : lines(
            shown.list.map((line) => ({
              first: bdi(timeOf(t, line.typedAt, sitting.timeZone)),
              says: html`<p dir="auto">${line.words}</p>`,
            })),
            'dated',
          )
    }
    ${pagination(t, { page: shown.page, pages: shown.pages, href: (page) => `${own}?page=${page}` })}`,
  }
}
