import { bdi, html, small, urgent, userText } from '../kit.ts'
import type { Example } from './example.ts'

export const type: Example = {
  name: 'type',
  show: (t) =>
    html`<p>${t('ui.example.type.reading')}</p>
      ${small(t('ui.example.type.small'))}
      <h3>${t('ui.example.event')}</h3>
      <p>
        ${userText('Олена Коваленко')} · ${userText('محمد بن يوسف')} · ${userText('陈思远')} ·
        ${userText('Nguyễn Thị Minh Châu')} · ${userText('María José Carreño Quiñones')} · ${bdi('R-8M19-3C')}
        · ${urgent(t('ui.example.last-day'))}
      </p>`,
}
