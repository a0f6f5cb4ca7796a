import { emptyState, linkButton, pagination } from '../kit.ts'
import { nowhere, type Example } from './example.ts'

export const paging: Example = {
  name: 'pages',
  show: (t) => pagination(t, { page: 4, pages: 12, href: (page) => `?page=${page}` }),
}

export const empty: Example = {
  name: 'empty',
  show: (t) => emptyState(t('ui.example.none'), linkButton(t('ui.example.see'), nowhere)),
}
