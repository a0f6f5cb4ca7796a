import { columns, html, small } from '../kit.ts'
import type { Example } from './example.ts'

export const placesExample: Example = {
  name: 'places',
  show: (t) =>
    columns(
      html`<h3>${t('ui.example.on-site')}</h3>
        <p>${t('ui.example.hall')}</p>
        ${small(t('ui.example.access'))}`,
      html`<h3>${t('ui.example.remote')}</h3>
        <p>${t('ui.example.remote.hint')}</p>`,
    ),
}
