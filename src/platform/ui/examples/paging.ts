import { emptyState, html, linkButton, neighbours, pagination } from '../kit.ts'
import { nowhere, type Example } from './example.ts'

export const paging: Example = {
  name: 'pages',
  show: (t) =>
    html`${pagination(t, { page: 4, pages: 12, href: (page) => `?page=${page}` })}
    ${neighbours(t, { previous: nowhere, next: nowhere, label: t('ui.example.part.pages') })}`,
}

export const empty: Example = {
  name: 'empty',
  show: (t) => emptyState(t('ui.example.none'), linkButton(t('ui.example.see'), nowhere)),
}
