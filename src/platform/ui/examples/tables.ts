import { html, table } from '../kit.ts'
import type { Example } from './example.ts'

export const tables: Example = {
  name: 'tables',
  show: (t) =>
    html`${table({
      caption: t('ui.example.part.tables'),
      rowHead: t('ui.example.name'),
      heads: [t('ui.example.compare.now'), t('ui.example.compare.then')],
      rows: [
        { label: 'Armor Mesures', cells: ['12', '1 204'] },
        { label: '恒通网络测量实验室', cells: ['3', '88'] },
        { label: t('ui.example.table.sum'), cells: ['15', '1 292'], isSum: true },
      ],
      numbers: true,
    })}`,
}
