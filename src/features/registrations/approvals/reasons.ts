import type { Texts } from '../../../platform/i18n/index.ts'
import { because, type Because } from './types.ts'

export const isBecause = (code: string | null): code is Because => because.some((one) => one === code)

/** What the person reads: the reason of the list in their own language, then the words as they were written. */
export function reasonTold(t: Texts, code: Because | undefined, words: string): string {
  const listed = code && code !== 'other' ? t(`registrations.reject.because.${code}.told`) : ''
  return [listed, words.trim()].filter(Boolean).join('\n\n')
}
