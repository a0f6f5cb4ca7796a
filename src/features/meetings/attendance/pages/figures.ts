import {
  countryName,
  dayAndTime,
  shortDay,
  timeOf,
  zonePlace,
  type Texts,
} from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  barFigure,
  emptyState,
  filters,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  small,
  table,
  timeFigure,
  userText,
  type Child,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { categoryWords, eventDeskFrame } from '../../../events/index.ts'
import type { AtDesk } from '../../desk/pages.ts'
import { sittingTitle } from '../../pages/words.ts'
import type { Sitting } from '../../types.ts'
import { counted, overTime } from '../figures.ts'
import type { Objection } from '../types.ts'
import type { Summary } from '../summary.ts'
import { originOf } from '../words.ts'
import { attendancePath } from './list.ts'

export type FiguresView = AtDesk & {
  readonly summary: Summary
  readonly asking: readonly (Objection & { readonly name: string })[]
  /** Whose course is drawn. */
  readonly drawn: Sitting | undefined
  readonly profile: Pick<Profile, 'countries' | 'categories'>
}

const mostBars = 20

/** Attendance of an event in numbers, each with its table: by sitting, over time, by category and country; and what people say is wrong. */
export function figuresPage(t: Texts, view: FiguresView): Page {
  const { event, permissions, summary, asking } = view
  const own = t.path(`/desk/events/${event.code}/attendance`)
  const there = summary.listed.size
  return eventDeskFrame(t, event, permissions, {
    here: 'attendance',
    title: t('meetings.attendance.of-event'),
    lead: t('meetings.attendance.figures.lead', { there, expected: summary.expected }),
    margin: linkList(
      link(t('meetings.desk.csv'), `${own}.csv`),
      link(t('meetings.attendance.xlsx'), `${own}.xlsx`),
      link(t('meetings.desk.title'), t.path(`/desk/events/${event.code}/rooms`)),
    ),
    body: ledgers(
      asking.length > 0 && ledger(t('meetings.attendance.asking'), askingLines(t, view)),
      ledger(t('meetings.attendance.by-sitting'), bySitting(t, view)),
      there === 0 && emptyState(t('meetings.desk.nobody')),
      there > 0 && view.drawn && ledger(t('meetings.attendance.over-time'), course(t, view, view.drawn, own)),
      there > 0 &&
        ledger(
          t('meetings.column.category'),
          bars(t, view, 'category', (key) =>
            key ? categoryWords(t, view.profile, key) : t('meetings.attendance.no-category'),
          ),
        ),
      there > 0 &&
        ledger(
          t('meetings.column.country'),
          bars(t, view, 'countryCode', (key) => countryName(t, view.profile, key)),
        ),
    ),
  })
}

const askingLines = (t: Texts, { event, asking }: FiguresView): Html =>
  lines(
    asking.map((one) => ({
      first: link(
        userText(one.name),
        attendancePath(t, event.code, { id: one.sittingId }, `/${one.personId}`),
      ),
      says: userText(one.words),
      end: dayAndTime(t, one.saidAt, event.timeZone),
    })),
  )

const number = (t: Texts, count: number) => t('meetings.attendance.number', { count })

function bySitting(t: Texts, { event, summary }: FiguresView): Html {
  return table({
    caption: t('meetings.attendance.by-sitting'),
    rowHead: t('meetings.column.session'),
    heads: ['there', 'on-site', 'remote', 'share', 'minutes'].map((head) =>
      t(`meetings.attendance.head.${head}`),
    ),
    numbers: true,
    rows: summary.sittings.map(({ sitting, people }) => {
      const all = [...people.values()]
      const onSite = all.filter(({ stays }) => originOf(stays) === 'on-site').length
      const minutes = all.map((one) => one.minutes).toSorted((one, other) => one - other)
      return {
        label: html`${link(userText(sittingTitle(t, sitting)), attendancePath(t, event.code, sitting))}
        ${small(dayAndTime(t, sitting.startsAt, sitting.timeZone))}`,
        cells: [
          number(t, all.length),
          number(t, onSite),
          number(t, all.length - onSite),
          share(t, all.length, summary.expected),
          t('meetings.minutes', { minutes: minutes[Math.floor(minutes.length / 2)] ?? 0 }),
        ],
      }
    }),
  })
}

const share = (t: Texts, count: number, whole: number): Child =>
  whole === 0 ? '' : html`<bdi dir="ltr">${t('meetings.attendance.share', { share: count / whole })}</bdi>`

/** One sitting from its start to its end: how many were there from elsewhere, and in the room. */
function course(t: Texts, view: FiguresView, drawn: Sitting, own: string): Html {
  const people = view.summary.sittings.find(({ sitting }) => sitting.id === drawn.id)?.people
  const stays = [...(people?.values() ?? [])].map((one) => one.stays)
  const stretches = overTime(stays, { ...drawn, now: view.now })
  const figure = (which: 'remote' | 'onSite') => {
    const most = Math.max(0, ...stretches.map((one) => one[which]))
    const peak = stretches.find((one) => one[which] === most)
    const name = which === 'remote' ? 'remote' : 'on-site'
    const when = peak && most > 0 ? timeOf(t, peak.from, drawn.timeZone) : ''
    const caption = t(`meetings.attendance.over-time.${name}`, { count: most, when })
    if (most === 0) return html`<p>${caption}</p>`
    return timeFigure({
      id: `over-time-${name}`,
      caption,
      heads: [t('meetings.attendance.head.from'), t('meetings.attendance.head.there')],
      columns: stretches.map((one) => ({
        label: timeOf(t, one.from, drawn.timeZone),
        count: one[which],
        says: number(t, one[which]),
      })),
      most: number(t, most),
      table: t('meetings.attendance.table'),
      isRightToLeft: t.direction === 'rtl',
    })
  }
  const several = view.summary.sittings.length > 1
  return html`${
    several &&
    filters(t, [
      {
        label: t('meetings.column.session'),
        items: view.summary.sittings.map(({ sitting }) => ({
          label: `${sittingTitle(t, sitting)}, ${shortDay(t, sitting.startsAt, sitting.timeZone)}`,
          href: `${own}?sitting=${sitting.id}`,
          current: sitting.id === drawn.id,
        })),
      },
    ])
  }
  ${figure('remote')} ${figure('onSite')}
  ${small(t('meetings.attendance.clock', { zone: zonePlace(t, drawn.timeZone) }))}`
}

function bars(
  t: Texts,
  { summary }: FiguresView,
  by: 'category' | 'countryCode',
  nameOf: (key: string) => string,
): Html {
  const all = counted([...summary.listed.values()].map((one) => one[by]))
  const rest = all.slice(mostBars)
  const others = rest.reduce((sum, { count }) => sum + count, 0)
  const line = (label: string, count: number, isRest = false) => ({
    label,
    count,
    isRest,
    says: number(t, count),
    share: share(t, count, summary.listed.size),
  })
  return barFigure({
    caption: t('meetings.attendance.bars'),
    heads: [
      t(by === 'category' ? 'meetings.column.category' : 'meetings.column.country'),
      t('meetings.attendance.head.there'),
      t('meetings.attendance.head.part'),
    ],
    bars: [
      ...all.slice(0, mostBars).map(({ key, count }) => line(nameOf(key), count)),
      ...(others > 0 ? [line(t('meetings.attendance.others', { count: rest.length }), others, true)] : []),
    ],
    isRightToLeft: t.direction === 'rtl',
  })
}
