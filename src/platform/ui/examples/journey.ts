import { dayAndTime, inWords, zonePlace } from '../../i18n/index.ts'
import type { Texts } from '../../i18n/index.ts'
import { fourAnswers, html, link, linkList, said, status, timeline, type Html } from '../kit.ts'
import { after, here, nowhere, yours } from './example.ts'

const person = 'Kwabena Asante'

/** The status block, then the way of a registration with its times in the margin. */
export function journey(t: Texts, now: Date): Html {
  const sent = after(now, -2)
  return html`${fourAnswers(t, {
      who: said(person, t('ui.example.role')),
      since: said(
        html`${dayAndTime(t, sent, here)} ${zonePlace(t, here)}`,
        html`${dayAndTime(t, sent, yours)} ${zonePlace(t, yours)}, ${inWords(t, now, sent)}`,
      ),
      next: said(t('ui.example.decides'), t.html('ui.example.pending.more', { person })),
      can: linkList(link(t('ui.example.change'), nowhere), link(t('ui.example.withdraw'), nowhere)),
    })}
    <h2>${t('ui.example.part.journey')}</h2>
    ${timeline([
      {
        when: dayAndTime(t, sent, here),
        title: t('ui.example.submitted'),
        words: t('ui.example.submitted.more'),
        state: 'done',
      },
      {
        when: dayAndTime(t, sent, here),
        title: t('ui.example.status.pending'),
        pill: status('pending', t('ui.example.waiting')),
        words: t.html('ui.example.pending.more', { person }),
        state: 'now',
      },
      { title: t('ui.example.status.review'), state: 'next' },
      { title: t('ui.example.status.confirmed'), words: t('ui.example.confirmed.more'), state: 'next' },
    ])}`
}
