import { inWords, type Texts } from '../../../../platform/i18n/index.ts'
import { status, type Html, type StatusKind } from '../../../../platform/ui/index.ts'
import { whenWords } from '../../pages/words.ts'
import type { DeskState, OutboxLine } from '../types.ts'

const kinds: Readonly<Record<DeskState, StatusKind>> = {
  waiting: 'pending',
  held: 'pending',
  retrying: 'waitlisted',
  sent: 'confirmed',
  failed: 'rejected',
  kept: 'draft',
  ended: 'withdrawn',
}

export const deskPill = (t: Texts, state: DeskState): Html =>
  status(kinds[state], t(`messages.desk.state.${state}`))

/** Why a mail has not arrived, for staff: what kind of trouble it is, or why it never leaves. */
export function troubleWords(
  t: Texts,
  { state, why }: Pick<OutboxLine, 'state' | 'why'>,
): string | undefined {
  if (state === 'kept' || state === 'ended') return t(`messages.desk.why.${state}`)
  return why && state !== 'sent' ? t(`messages.desk.why.${why}`) : undefined
}

/** Until when it waits, or when it is tried again. */
export const untilWords = (
  t: Texts,
  { state, dueAt }: Pick<OutboxLine, 'state' | 'dueAt'>,
  zone: string,
  now: Date,
): string | undefined =>
  dueAt &&
  t(state === 'held' ? 'messages.desk.waits-until' : 'messages.desk.next-try', {
    when: whenWords(t, dueAt, zone),
    in: dueAt > now ? inWords(t, now, dueAt) : t('messages.desk.now'),
  })
