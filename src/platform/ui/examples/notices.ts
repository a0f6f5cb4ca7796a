import { html, notice } from '../kit.ts'
import type { Example } from './example.ts'

export const notices: Example = {
  name: 'notices',
  show: (t) =>
    html`${notice('good', t.html('ui.example.good', { address: 'a.mensah@volta-nco.example' }))}
    ${notice('info', t('ui.example.info'))} ${notice('bad', t('ui.example.bad'))}
    ${notice('live', t('ui.example.live'))}`,
}
