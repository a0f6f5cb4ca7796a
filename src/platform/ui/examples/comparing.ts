import { bdi, comparison, userText } from '../kit.ts'
import type { Example } from './example.ts'

export const comparing: Example = {
  name: 'comparing',
  show: (t) =>
    comparison({
      caption: t('ui.example.part.comparing'),
      heads: [t('ui.example.compare.now'), t('ui.example.compare.then')],
      rows: [
        {
          label: t('ui.example.name'),
          one: userText('Armor Mesures, laboratoire d’essais'),
          other: userText('恒通网络测量实验室'),
        },
        {
          label: t('ui.example.mail'),
          one: bdi('desk@armor.example'),
          other: bdi('desk@hengtong-measurement.example'),
        },
      ],
    }),
}
