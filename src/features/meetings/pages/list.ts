import { dateBlock, timeOf, timeRange, zonePlace, type Texts } from '../../../platform/i18n/index.ts'
import {
  board,
  button,
  clocks,
  countdown,
  emptyState,
  html,
  link,
  linkButton,
  listDate,
  rows,
  type Html,
  type Page,
  type Row,
} from '../../../platform/ui/index.ts'
import { placeOf } from '../../events/index.ts'
import { plainDayIn } from '../../registrations/index.ts'
import type { SittingView } from '../view.ts'
import { momentThere, overLine, shortNo, sittingTitle, timeLine, yourTime } from './words.ts'

type Reader = { readonly zone: string | undefined; readonly now: Date }

/** My meetings: the one that is next on the board, then what is today, what is later, what is over. */
export function listPage(t: Texts, all: readonly SittingView[], reader: Reader): Page {
  const ahead = all.filter(({ phase }) => phase !== 'over')
  const next = ahead.find(({ no }) => no === undefined || no.refused === 'meetings.no.too-early')
  const others = ahead.filter((one) => one !== next)
  const today = others.filter((one) => isToday(one, reader.now))
  const later = others.filter((one) => !isToday(one, reader.now))
  const over = all.filter(({ phase }) => phase === 'over').toReversed()
  const group = (heading: string, list: readonly SittingView[]) =>
    list.length > 0 &&
    rows(
      list.map((one) => rowOf(t, one, reader)),
      { heading: t(heading) },
    )
  return {
    title: t('meetings.mine'),
    section: 'registrations',
    noIndex: true,
    margin: next && clocksOf(t, next, reader),
    body: html`${all.length === 0 && nothing(t)} ${next && nextBoard(t, next, reader)}
    ${group('meetings.later-today', today)} ${group('meetings.later', later)} ${group('meetings.over', over)}
    ${
      all.length > 0 &&
      html`<p>
        ${link(t('meetings.test'), t.path('/meetings/test'))} ·
        ${link(t('meetings.attendance.mine'), t.path('/meetings/attendance'))}
      </p>`
    }`,
  }
}

const nothing = (t: Texts): Html =>
  emptyState(t('meetings.none'), linkButton(t('meetings.see-events'), t.path('/events'), 'action'))

const isToday = ({ sitting }: SittingView, now: Date): boolean =>
  plainDayIn(sitting.timeZone, sitting.startsAt) === plainDayIn(sitting.timeZone, now)

/** Both clocks, of the next meeting and of the reader. */
function clocksOf(t: Texts, { sitting }: SittingView, { zone, now }: Reader): Html {
  const there = { time: timeOf(t, now, sitting.timeZone), place: placeOf(t, sitting) }
  const here = zone &&
    zone !== sitting.timeZone && {
      time: timeOf(t, now, zone),
      place: t('meetings.place.yours', { place: zonePlace(t, zone) }),
    }
  return clocks(here ? [there, here] : [there])
}

/** The one panel: until when, which meeting, and JOIN once it opens anything. */
export function nextBoard(t: Texts, view: SittingView, { zone, now }: Reader): Html {
  const { sitting, no, opensAt } = view
  const path = t.path(`/meetings/${sitting.id}`)
  const began = sitting.startsAt <= now
  const until = no ? opensAt : began ? sitting.endsAt : sitting.startsAt
  const label = no
    ? 'meetings.board.until-open'
    : began
      ? 'meetings.board.until-end'
      : 'meetings.board.until-start'
  return board({
    label: t(label),
    numeral: countdown(t, until, now),
    over: overLine(t, sitting),
    title: sittingTitle(t, sitting),
    lines: [timeLine(t, sitting, now), yourTime(t, sitting, zone)].filter((line) => line !== undefined),
    links: html`${link(t('meetings.about'), path)}${link(t('meetings.test'), t.path('/meetings/test'))}`,
    action: no
      ? html`<p>${t('meetings.opens', { moment: momentThere(t, opensAt, sitting) })}</p>`
      : html`${joinForm(t, view)}
          <p>${t('meetings.click-counts')}</p>`,
  })
}

/** The button itself. It posts: coming in is noted. */
export const joinForm = (t: Texts, { sitting, isInside }: SittingView): Html =>
  html`<form method="post" action="${t.path(`/meetings/${sitting.id}/join`)}">
    ${button(t(isInside ? 'meetings.join.again' : 'meetings.join'), { kind: 'live' })}
  </form>`

function rowOf(t: Texts, view: SittingView, { zone, now }: Reader): Row {
  const { sitting } = view
  const hours = timeRange(t, sitting.startsAt, sitting.endsAt, sitting.timeZone)
  return {
    lead: isToday(view, now) ? timeOf(t, sitting.startsAt, sitting.timeZone) : dateLead(t, sitting),
    title: sittingTitle(t, sitting),
    href: t.path(`/meetings/${sitting.id}`),
    lines: [html`${hours} ${placeOf(t, sitting)}`, yourTime(t, sitting, zone), whatNow(t, view)],
    aside: aside(t, view),
  }
}

/** As in every list, with the month under it: these are not grouped by months. */
function dateLead(t: Texts, { startsAt, endsAt, timeZone }: SittingView['sitting']): Html {
  const block = dateBlock(t, startsAt, endsAt, timeZone)
  return html`${listDate(block)}
    <p class="small">${block.month}</p>`
}

/** What the reader can expect, in a sentence. */
function whatNow(t: Texts, { no, phase, minutes, opensAt, sitting }: SittingView): string {
  if (phase === 'over') return minutes > 0 ? t('meetings.present', { minutes }) : t('meetings.no.ended')
  if (!no) return t('meetings.open-now')
  if (no.refused === 'meetings.no.too-early')
    return t('meetings.opens', { moment: momentThere(t, opensAt, sitting) })
  return t(no.refused, no.values)
}

function aside(t: Texts, view: SittingView): Html | undefined {
  const { no, phase, ticket } = view
  if (phase === 'over') return shortNo(t, { refused: 'meetings.no.ended' })
  if (!no) return joinForm(t, view)
  if (no.refused === 'meetings.no.too-early') return undefined
  return html`${shortNo(t, no)}
  ${ticket && html`<p>${link(t('meetings.my-registration'), t.path(`/registrations/${ticket.number}`))}</p>`}`
}
