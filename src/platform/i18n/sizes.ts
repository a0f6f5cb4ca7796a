import { localeOf } from './locale.ts'
import type { Texts } from './texts.ts'

const units = ['kilobyte', 'megabyte', 'gigabyte'] as const

/**
 * "240 kB", "3.4 MB", "2 GB": as large as it is to somebody who waits for it, by 1,024, as quotas are given. `down`: never more than it is,
 * so that what is nearly full is not called full.
 */
export function sizeOf(t: Texts, bytes: number, rounds: 'near' | 'down' = 'near'): string {
  const isNear = rounds === 'near'
  let step = 0
  let size = bytes / 1024
  // What would be written as 1,024 of a unit is one of the next.
  while (size >= (isNear ? 1023.5 : 1024) && step < units.length - 1) {
    size /= 1024
    step++
  }
  return new Intl.NumberFormat(localeOf(t.language), {
    style: 'unit',
    unit: units[step] as string,
    // What is short in Arabic is read by few: every text of ours says the whole word.
    unitDisplay: t.language === 'ar' ? 'long' : 'short',
    maximumFractionDigits: step === 0 || size >= 100 ? 0 : 1,
    roundingMode: isNear ? 'halfExpand' : 'floor',
  }).format(isNear && bytes > 0 ? Math.max(size, 1) : size)
}
