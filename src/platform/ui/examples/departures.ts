import { dateBlock } from '../../i18n/index.ts'
import type { Texts } from '../../i18n/index.ts'
import { bdi, filters, html, link, listDate, rows, status, type Html, type Row } from '../kit.ts'
import { after, here, nowhere } from './example.ts'

/** Filters with counts, then a board of departures. */
export const departures = (t: Texts, now: Date): Html =>
  html`${filters(t, [
    {
      label: t('ui.example.kind'),
      items: [
        { label: t('ui.example.all'), count: 41, href: nowhere, current: true },
        { label: t('ui.example.mine'), count: 3, href: nowhere },
        { label: t('ui.example.past'), href: nowhere },
      ],
    },
  ])}
  ${rows([first(t, now), second(t, now)], { heading: t('ui.example.month') })}`

const first = (t: Texts, now: Date): Row => ({
  lead: listDate(dateBlock(t, after(now, 9), after(now, 10), here)),
  title: t('ui.example.event'),
  href: nowhere,
  lines: [t('ui.example.event.place'), bdi('C-00015213')],
  aside: html`${status('confirmed', t('ui.example.status.confirmed'))}
    <p>${t('ui.example.remote')}</p>`,
})

const second = (t: Texts, now: Date): Row => ({
  lead: listDate(dateBlock(t, after(now, 16), after(now, 16), here)),
  title: t('ui.example.other'),
  href: nowhere,
  lines: [t('ui.example.event.place'), bdi('C-00015240')],
  aside: html`${link(t('ui.example.register'), nowhere)}
    <p>${t('ui.example.open-to-all')}</p>`,
})
