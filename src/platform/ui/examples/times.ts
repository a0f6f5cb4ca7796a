import { dayAndTime, inWords, shortDay, timeOf, timeRange, zonePlace } from '../../i18n/index.ts'
import type { Texts } from '../../i18n/index.ts'
import { clocks, html, timeline, timeTable } from '../kit.ts'
import { after, here, yours, type Example } from './example.ts'

export const times: Example = {
  name: 'times',
  show: (t, now) =>
    html`${timeTable({
      caption: t('ui.example.part.times'),
      dayHead: t('ui.example.day'),
      here: zonePlace(t, here),
      yours: t('ui.example.yours', { place: zonePlace(t, yours) }),
      days: [day(t, after(now, 9), 8), day(t, after(now, 10), 6)],
    })}
    ${clocks([
      { time: timeOf(t, now, here), place: zonePlace(t, here) },
      { time: timeOf(t, now, yours), place: t('ui.example.yours', { place: zonePlace(t, yours) }) },
    ])}`,
}

const day = (t: Texts, from: Date, hours: number) => ({
  day: shortDay(t, from, here),
  here: timeRange(t, from, after(from, 0, hours), here),
  yours: timeRange(t, from, after(from, 0, hours), yours),
})

export const deadlines: Example = {
  name: 'deadlines',
  show: (t, now) =>
    timeline([
      { when: shortDay(t, after(now, -46), here), title: t('ui.example.opened'), state: 'done' },
      {
        when: dayAndTime(t, after(now, 7), here),
        title: t('ui.example.last-day'),
        words: html`${inWords(t, now, after(now, 7))} · ${t('ui.example.seats', { seats: 38, all: 180 })}`,
        state: 'deadline',
      },
      { when: dayAndTime(t, after(now, 9), here), title: t('ui.example.closes'), state: 'next' },
    ]),
}
