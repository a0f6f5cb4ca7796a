import type { Texts } from '../../i18n/index.ts'
import { answers, bdi, userText, type Html } from '../kit.ts'
import { nowhere } from './example.ts'

/** Check your answers. */
export const answersExample = (t: Texts): Html =>
  answers(t, [
    {
      title: t('ui.example.you'),
      rows: [
        { label: t('ui.example.name'), value: userText('Adwoa Serwaa Mensah'), change: nowhere },
        { label: t('ui.example.mail'), value: bdi('a.mensah@volta-nco.example'), change: nowhere },
      ],
    },
    {
      title: t('ui.example.organisation'),
      rows: [
        {
          label: t('ui.example.search'),
          value: userText('Volta National Communications Office'),
          note: 'Accra',
          change: nowhere,
        },
        { label: t('ui.example.part'), value: t('ui.example.on-site') },
      ],
    },
  ])
