import type { Texts } from '../../../platform/i18n/index.ts'

/** Why a desk says no. What a person can put right comes first. */
export const because = [
  'details',
  'mode',
  'event',
  'organisation',
  'delegation-complete',
  'twice',
  'other',
] as const

export type Because = (typeof because)[number]

export const isBecause = (code: string | null): code is Because => because.some((one) => one === code)

/** What the person reads: the reason of the list in their own language, then the words as they were written. */
export function reasonTold(t: Texts, code: Because | undefined, words: string): string {
  const listed = code && code !== 'other' ? t(`registrations.reject.because.${code}.told`) : ''
  return [listed, words.trim()].filter(Boolean).join('\n\n')
}
