import { richText } from '../kit.ts'
import type { Example } from './example.ts'

export const rich: Example = {
  name: 'rich',
  show: (t) => richText(t('ui.example.rich'), { under: 2, path: t.path }),
}
