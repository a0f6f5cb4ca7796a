import { dayAndTime } from '../../i18n/index.ts'
import { html, lines, link, said } from '../kit.ts'
import { after, here, nowhere, type Example } from './example.ts'

export const lists: Example = {
  name: 'lists',
  show: (t, now) =>
    html`${lines(
      [
        { first: link(t('ui.example.programme'), nowhere), end: t('ui.example.page-size', { size: 184 }) },
        { first: link(t('ui.example.invitation'), nowhere), end: t('ui.example.page-size', { size: 96 }) },
      ],
      'ended',
    )}
    ${lines(
      [
        { first: dayAndTime(t, after(now, 0, -4), here), says: t('ui.example.digest') },
        {
          first: dayAndTime(t, after(now, -2), here),
          says: t.html('ui.example.sent', { code: 'R-8M19-3C' }),
        },
      ],
      'dated',
    )}
    ${lines([
      {
        first: said(html`<bdi>Nguyễn Thị Minh Châu</bdi>`, t('ui.example.remote')),
        says: said(t('ui.example.status.confirmed'), t('ui.example.confirmed.more')),
        end: link(t('ui.example.change'), nowhere),
      },
    ])}`,
}
