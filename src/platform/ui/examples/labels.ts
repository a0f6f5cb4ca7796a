import { labels } from '../kit.ts'
import type { Example } from './example.ts'

export const labelsExample: Example = {
  name: 'labels',
  show: () =>
    labels(
      [
        ['Nguyễn Thị Minh Châu', '12 Lake Road', 'Accra'],
        ['سلمى الحداد', 'شارع البحر 7', 'تونس'],
        ['王晓明', '海淀路18号', '北京 100080'],
      ],
      'medium',
    ),
}
