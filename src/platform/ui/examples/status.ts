import { html, status, type StatusKind } from '../kit.ts'
import type { Example } from './example.ts'

const kinds: readonly StatusKind[] = [
  'draft',
  'pending',
  'review',
  'confirmed',
  'waitlisted',
  'rejected',
  'withdrawn',
]

export const statusExample: Example = {
  name: 'status',
  show: (t) =>
    html`<p class="actions">${kinds.map((kind) => status(kind, t(`ui.example.status.${kind}`)))}</p>`,
}
