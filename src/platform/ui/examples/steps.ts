import { columns, html, link, outlook, steps } from '../kit.ts'
import { nowhere, type Example } from './example.ts'

export const stepsExample: Example = {
  name: 'steps',
  show(t) {
    const names = ['you', 'organisation', 'part', 'check'].map((name) => t(`ui.example.${name}`))
    return columns(
      steps(t, { names, now: 3, below: link(t('ui.example.later'), nowhere) }),
      html`${outlook(t('ui.example.minutes'), names, 1)}`,
    )
  },
}
