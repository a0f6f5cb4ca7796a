import { actions, button, html, link, linkButton } from '../kit.ts'
import { nowhere, type Example } from './example.ts'

export const actionsExample: Example = {
  name: 'actions',
  show: (t) =>
    html`${actions(
      linkButton(t('ui.example.main'), nowhere, 'main'),
      linkButton(t('ui.example.approve'), nowhere),
      linkButton(t('ui.example.ask'), nowhere, 'second'),
      linkButton(t('ui.example.join'), nowhere, 'live'),
      link(t('ui.example.programme'), nowhere),
    )}
    ${actions(
      button(t('ui.example.approve'), { disabled: true, form: 'example' }),
      button(t('ui.example.withdraw'), { kind: 'plain', form: 'example' }),
    )}`,
}
