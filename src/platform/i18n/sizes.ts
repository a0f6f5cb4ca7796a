import type { Texts } from './texts.ts'

/** "240 kB", "3.4 MB": as large as it is to somebody who waits for it. */
export function sizeOf(t: Texts, size: number): string {
  const isLarge = size >= 1_000_000
  return new Intl.NumberFormat(t.language, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: isLarge ? 1 : 0,
    numberingSystem: 'latn',
  }).format(Math.max(size / (isLarge ? 1_000_000 : 1000), 1))
}
