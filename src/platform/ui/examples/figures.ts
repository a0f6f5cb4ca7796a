import { barFigure, daysFigure, html, timeFigure, walkFigure } from '../kit.ts'
import { nowhere, type Example } from './example.ts'

const counts = [0, 3, 12, 40, 22, 0, 5, 61, 18, 9]

export const figures: Example = {
  name: 'figures',
  show: (t) => {
    const isRightToLeft = t.direction === 'rtl'
    const [what, count] = [t('ui.example.name'), t('ui.example.table.sum')]
    return html`${barFigure({
      caption: t('ui.example.part.figures'),
      heads: [what, count, '%'],
      bars: [
        { label: 'Armor Mesures', href: nowhere, count: 1204, says: '1 204', share: '93 %' },
        { label: '恒通网络测量实验室', count: 88, says: '88', share: '7 %' },
        { label: 'شبكات النيل', count: 0, says: '0', share: '0 %' },
      ],
      isRightToLeft,
    })}
    ${timeFigure({
      id: 'example-over-time',
      caption: t('ui.example.part.figures'),
      heads: [what, count],
      columns: counts.map((one, place) => ({ label: `${place + 1}`, count: one, says: `${one}` })),
      most: '61',
      table: t('ui.example.part.tables'),
      isRightToLeft,
    })}
    ${walkFigure({
      caption: t('ui.example.part.figures'),
      stops: [
        { title: t('ui.example.you'), words: t('ui.example.name') },
        { title: t('ui.example.organisation'), isDecision: true },
        { title: t('ui.example.attendance') },
      ],
      isRightToLeft,
    })}
    ${daysFigure({
      caption: t('ui.example.part.figures'),
      heads: ['1', t('ui.example.begins'), what],
      days: [
        { at: 0, when: '1.12.', what: t('ui.example.file') },
        { at: 700, when: '21.12.', what: t('ui.example.begins') },
      ],
      isRightToLeft,
    })}`
  },
}
