import { dayOf, timeRange, zonePlace } from '../../i18n/index.ts'
import type { Texts } from '../../i18n/index.ts'
import { board, countdown, html, link, linkButton, type Html } from '../kit.ts'
import { after, here, nowhere, yours } from './example.ts'

/** The one panel of a page, with a button that works now. */
export function boardExample(t: Texts, now: Date): Html {
  const from = after(now, 0, 5, 12)
  const until = after(from, 0, 3)
  const place = zonePlace(t, yours)
  return board({
    label: t('ui.example.until'),
    numeral: countdown(t, from, now),
    over: t('ui.example.next'),
    title: t('ui.example.event'),
    lines: [
      html`${dayOf(t, from, here)} · ${timeRange(t, from, until, here)} ${zonePlace(t, here)}`,
      html`${timeRange(t, from, until, yours)} · ${t('ui.example.yours', { place })}`,
    ],
    links: html`${link(t('ui.example.calendar'), nowhere)}${link(t('ui.example.programme'), nowhere)}`,
    action: linkButton(t('ui.example.join'), nowhere, 'live'),
  })
}
