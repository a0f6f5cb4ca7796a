import type { Texts } from '../../../platform/i18n/index.ts'
import {
  actions,
  button,
  html,
  lines,
  linkButton,
  url,
  userText,
  withMargin,
  type Html,
  type Page,
} from '../../../platform/ui/index.ts'
import type { Present } from '../store/roster.ts'
import type { SittingView } from '../view.ts'
import { overLine, sittingTitle, timeLine, yourTime } from './words.ts'

/** Inside: sound and picture where there is an engine, and who is here. It is right when it is sent and made anew by reloading. */
export function roomPage(
  t: Texts,
  { sitting }: SittingView,
  present: readonly Present[],
  { zone, now }: { readonly zone: string | undefined; readonly now: Date },
): Page {
  const path = t.path(`/meetings/${sitting.id}`)
  return {
    title: sittingTitle(t, sitting),
    over: overLine(t, sitting),
    lead: t('meetings.room.lead'),
    section: 'registrations',
    noIndex: true,
    refreshAfter: 60,
    body: html`<p>${timeLine(t, sitting, now)}</p>
      <p class="muted">${yourTime(t, sitting, zone)}</p>
      ${
        sitting.room.engine === 'none'
          ? html`<p>${t('meetings.room.no-engine')}</p>`
          : actions(linkButton(t('meetings.room.enter'), `${path}/way`, 'live'))
      }
      ${withMargin(t('meetings.room.present', { count: present.length }), roster(t, present))}
      <form method="post" action="${url(`${path}/leaving`)}">
        ${button(t('meetings.room.leave'), { kind: 'second' })}
      </form>`,
  }
}

const roster = (t: Texts, present: readonly Present[]): Html =>
  lines(
    present.map((one) => ({
      first: userText(one.name),
      says: html`${one.organisation && userText(one.organisation)}
      ${one.role && html` · ${t(`meetings.role.${one.role}`)}`}`,
      end: t(`meetings.origin.${one.origin}`),
    })),
  )
