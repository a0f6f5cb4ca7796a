import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import { bdi, html, link, muted, type Html } from '../../../../platform/ui/index.ts'
import type { DocumentFile } from '../types.ts'

/** "240 kB", "3.4 MB": as large as it is to somebody who waits for it. */
export function sizeWords(t: Texts, size: number): string {
  const isLarge = size >= 1_000_000
  return new Intl.NumberFormat(t.language, {
    style: 'unit',
    unit: isLarge ? 'megabyte' : 'kilobyte',
    unitDisplay: 'short',
    maximumFractionDigits: isLarge ? 1 : 0,
    numberingSystem: 'latn',
  }).format(Math.max(size / (isLarge ? 1_000_000 : 1000), 1))
}

/** A file by its language, with what it is and how large. */
export const fileLink = (t: Texts, file: DocumentFile, href: string): Html =>
  html`<p>
    ${link(html`<span lang="${file.language}">${languageName(t, file.language).own}</span>`, href)}
    ${muted(html`${bdi(file.kind.toUpperCase())}${t('events.where.comma')}${bdi(sizeWords(t, file.size))}`)}
  </p>`
