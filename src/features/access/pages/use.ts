import { dayOf, sizeOf, type Texts } from '../../../platform/i18n/index.ts'
import { urgent, type Child } from '../../../platform/ui/index.ts'
import type { Line } from '../types.ts'

/** What a focal point may know about how somebody uses their access. */
export type Use = Pick<Line, 'lastSeen' | 'unused'> & {
  /** Of their mailbox, in bytes; undefined without one. */
  readonly mailbox: { readonly used: number; readonly quota: number } | undefined
}

/** When they last came in, how full their mailbox is, and whether access ends since nobody uses it. */
export const useWords = (
  t: Texts,
  { lastSeen, mailbox, unused }: Use,
  timeZone: string,
): readonly (Child | undefined)[] => [
  lastSeen ? t('access.last-used', { day: dayOf(t, lastSeen, timeZone) }) : t('access.never-seen'),
  mailbox &&
    t('access.mailbox-use', {
      used: sizeOf(t, mailbox.used, 'down'),
      quota: sizeOf(t, mailbox.quota),
    }),
  unused &&
    urgent(
      t('access.unused', {
        since: dayOf(t, unused.since, timeZone),
        day: dayOf(t, unused.endsAt, timeZone),
      }),
    ),
]
