import { timeOf, zonePlace, type Texts } from '../../../../platform/i18n/index.ts'
import type { Batch } from '../batches/types.ts'

/** Until when decisions can be taken back, on the reader's own clock; without one, on the clock of the world. */
export function untilWhen(
  t: Texts,
  { undoUntil }: Pick<Batch, 'undoUntil'>,
  zone: string | undefined,
): string {
  if (!undoUntil) return ''
  const place = zonePlace(t, zone ?? 'UTC')
  return t('registrations.moment', { time: timeOf(t, undoUntil, zone ?? 'UTC'), place })
}
