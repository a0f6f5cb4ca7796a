import { dayOf, timeOf, type Texts, zonePlace } from '../../../platform/i18n/index.ts'
import { type Html, status } from '../../../platform/ui/index.ts'
import type { MessageLine } from '../types.ts'

/** Why it was sent, in words; an occasion of a room that is newer than these words is "a message". */
export function occasionWords(t: Texts, occasion: string): string {
  const key = `messages.occasion.${occasion}`
  return t.has(key) ? t(key) : t('messages.occasion.other')
}

const kinds = { waiting: 'pending', sent: 'confirmed', kept: 'draft', 'not-delivered': 'rejected' } as const

export const statePill = (t: Texts, { state }: Pick<MessageLine, 'state'>): Html =>
  status(kinds[state], t(`messages.state.${state}`))

/** What a mail that has not arrived is waiting for, or why it never will. */
export function whyWords(t: Texts, { state, why }: Pick<MessageLine, 'state' | 'why'>): string | undefined {
  if (state === 'kept') return t('messages.why.kept')
  if (!why || state === 'sent') return undefined
  return state === 'waiting' ? t(`messages.why.waiting`) : t(`messages.why.${why}`)
}

export const titleOf = (t: Texts, message: MessageLine): string =>
  message.subject ?? occasionWords(t, message.occasion)

/** The day, the time and whose clock it is. */
export const whenWords = (t: Texts, at: Date, zone: string): string =>
  t('messages.when', { day: dayOf(t, at, zone), time: timeOf(t, at, zone), zone: zonePlace(t, zone) })
