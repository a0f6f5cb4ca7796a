import { languageName, sizeOf, type Texts } from '../../../../platform/i18n/index.ts'
import { bdi, html, link, muted, type Html } from '../../../../platform/ui/index.ts'
import type { DocumentFile } from '../types.ts'

/** A file by its language, with what it is and how large. */
export const fileLink = (t: Texts, file: DocumentFile, href: string): Html =>
  html`<p>
    ${link(html`<span lang="${file.language}">${languageName(t, file.language).own}</span>`, href)}
    ${muted(html`${bdi(file.kind.toUpperCase())}${t('events.where.comma')}${bdi(sizeOf(t, file.size))}`)}
  </p>`
