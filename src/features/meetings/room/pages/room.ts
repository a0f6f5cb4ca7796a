import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, type Html, type Page } from '../../../../platform/ui/index.ts'
import { tag } from '../../../../platform/ui/tag.ts'
import { overLine, sittingTitle, timeLine, yourTime } from '../../pages/words.ts'
import { soundPart } from '../../sound/pages/panel.ts'
import { captionsPart, captionTools, typingPart } from './captions.ts'
import { chatPart, writingPart } from './chat.ts'
import { leadParts } from './lead.ts'
import type { LivePart } from './live-part.ts'
import { leavePart, minePart } from './mine.ts'
import { papersPart } from './papers.ts'
import { rollPart } from './roll.ts'
import { speakersPart } from './speakers.ts'
import { platePart, speakingPart, stage } from './stage.ts'
import { topParts } from './top.ts'
import { isLed, pathOf, type RoomView } from './view.ts'

/** Every part that is made anew by itself. */
const partsOf = (t: Texts, room: RoomView) => ({
  top: topParts(t, room),
  leave: leavePart(t, room),
  plate: platePart(t, room),
  speaking: speakingPart(t, room),
  captions: captionsPart(t, room),
  typing: typingPart(t, room),
  mine: minePart(t, room),
  lead: leadParts(t, room),
  speakers: speakersPart(t, room),
  chat: chatPart(t, room),
  writing: writingPart(t, room),
  papers: papersPart(t, room),
  roll: rollPart(t, room),
})

/** The parts that are not as somebody has them; `have` says which mark each part of their page bears. */
export function differing(t: Texts, room: RoomView, have: ReadonlySet<string>): Html | undefined {
  const parts: readonly LivePart[] = Object.values<LivePart | LivePart[]>(partsOf(t, room)).flat()
  const fresh = parts.filter(({ id, mark }) => !have.has(`${id}.${mark}`))
  return fresh.length > 0 ? html`${fresh.map((part) => part.html)}` : undefined
}

/**
 * Inside a sitting: who is here, who speaks and who is next, what is written and what is said. Whole as it is sent; with a script
 * the parts marked `data-live` are made anew whenever something happens, and what is being typed is left alone.
 */
export function roomPage(t: Texts, room: RoomView): Page {
  const { sitting } = room.view
  const path = pathOf(t, room)
  const parts = partsOf(t, room)
  const all = (some: readonly LivePart[]): Html[] => some.map((part) => part.html)
  const find = room.find ? `?find=${encodeURIComponent(room.find)}` : ''
  return {
    title: sittingTitle(t, sitting),
    section: 'registrations',
    noIndex: true,
    sheets: ['room'],
    ...(room.stage && { modules: ['media', 'sound'] as const }),
    bar: html`<div class="bar-title">
        <h1>${sittingTitle(t, sitting)}</h1>
        <p>${overLine(t, sitting)}</p>
      </div>
      <p class="bar-times">
        <span>${timeLine(t, sitting, room.now)}</span> <span>${yourTime(t, sitting, room.zone)}</span>
      </p>
      ${parts.leave.html}`,
    body: tag(
      'div',
      {
        class: 'room',
        'data-enhance': 'live',
        'data-stream': `${path}/stream`,
        'data-presence': `${path}/presence`,
        'data-parts': `${path}/parts${find}`,
        'data-now': room.now.toISOString(),
      },
      html`<div class="room-middle">
          ${all(parts.top)} ${stage(t, room, parts.plate)} ${parts.speaking.html} ${parts.captions.html}
          ${captionTools(t, room)} ${parts.typing.html} ${parts.mine.html}
          ${room.sound && soundPart(t, path, room.sound)}
          <section class="room-leading" aria-label="${t('meetings.lead')}">
            ${isLed(room) && html`<h2>${t('meetings.lead')}</h2>`} ${all(parts.lead)}
          </section>
        </div>
        <div class="room-side">
          ${parts.speakers.html} ${parts.chat.html} ${parts.writing.html} ${parts.papers.html}
        </div>
        <div class="room-roll">${parts.roll.html}</div>`,
    ),
  }
}
