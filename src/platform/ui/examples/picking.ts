import type { Texts } from '../../i18n/index.ts'
import { button, html, muted, pickTable, said, urgent, type Html, type PickItem } from '../kit.ts'

/** People who wait for a decision, oldest first, one of them picked. */
export const picking = (t: Texts): Html =>
  pickTable(t, {
    caption: t('ui.example.waiting-people'),
    action: '#main',
    heads: [t('ui.example.person'), t('ui.example.meeting'), t('ui.example.since')],
    items: items(t),
    selectAll: {
      page: t('ui.example.select-page'),
      matching: { label: t('ui.example.select-all'), value: 'example' },
    },
    bar: html`${button(t('ui.example.approve'), {
      name: 'act',
      value: 'approve',
      counted: t('ui.example.approve-counted', { count: '#' }),
    })}
    ${button(t('ui.example.ask'), { kind: 'second', name: 'act', value: 'ask' })}
    ${button(t('ui.example.reject'), { kind: 'second', name: 'act', value: 'reject' })}`,
    barNote: t('ui.example.before'),
  })

const items = (t: Texts): PickItem[] => [
  {
    id: '1',
    label: html`<bdi>Ángel Muñoz Ibáñez</bdi>`,
    under: t('ui.example.adviser'),
    cells: [said(t('ui.example.other'), t('ui.example.on-site')), urgent(t('ui.example.five-days'))],
  },
  {
    id: '2',
    label: html`<bdi lang="ar">محمد بن يوسف</bdi> ${muted(html`<bdi>Mohamed Ben Youssef</bdi>`)}`,
    under: t('ui.example.adviser'),
    picked: true,
    cells: [said(t('ui.example.other'), t('ui.example.remote')), t('ui.example.two-days')],
    warn: t('ui.example.first'),
  },
  {
    id: '3',
    label: html`<bdi lang="uk">Олена Коваленко</bdi> ${muted(html`<bdi>Olena Kovalenko</bdi>`)}`,
    under: t('ui.example.adviser'),
    cells: [said(t('ui.example.other'), t('ui.example.on-site')), t('ui.example.two-days')],
  },
]
