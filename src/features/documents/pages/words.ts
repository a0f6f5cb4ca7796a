import { languageName, plainDate, sizeOf, type Texts } from '../../../platform/i18n/index.ts'
import {
  bdi,
  html,
  link,
  muted,
  status,
  type Child,
  type Html,
  type StatusKind,
} from '../../../platform/ui/index.ts'
import type { Language } from '../../../values/language.ts'
import type { EventName, GroupName } from '../parts.ts'
import { byLanguage } from '../rules.ts'
import type { Document, DocumentFile, DocumentState } from '../types.ts'

/** Reference and date, as a document is cited. */
export const cited = (t: Texts, { reference, datedOn }: Pick<Document, 'reference' | 'datedOn'>): Html =>
  html`${reference && html`${bdi(reference)} · `}${plainDate(t, datedOn)}`

/** The languages a document is there in, each by its own name. */
export const languagesOf = (t: Texts, files: readonly DocumentFile[], languages: readonly Language[]): Html =>
  html`${byLanguage(files, languages, t.language).map(
    ([language], place) =>
      html`${place > 0 && ' · '}<bdi lang="${language}">${languageName(t, language).own}</bdi>`,
  )}`

/** A file to fetch: its kind, its size, and which version it is when it is not the first. */
export const fileLink = (t: Texts, file: DocumentFile, href: string): Html =>
  html`<p>
    ${link(html`${bdi(file.kind.toUpperCase())}<span class="unseen"> ${languageName(t, file.language).here}</span>`, href)}
    ${muted(html`${bdi(sizeOf(t, file.size))}${file.version > 1 && html` · ${t('documents.version', { version: file.version })}`}`)}
  </p>`

const kinds: Readonly<Record<DocumentState, StatusKind>> = {
  draft: 'draft',
  published: 'confirmed',
  withdrawn: 'withdrawn',
}

export const statePill = (t: Texts, state: DocumentState): Html =>
  status(kinds[state], t(`documents.state.${state}`))

/** Who reads a document, with the group or the meeting by name. */
export const audienceOf = (
  t: Texts,
  { level }: Pick<Document, 'level'>,
  { group, event }: { readonly group?: GroupName | undefined; readonly event?: EventName | undefined },
): Child =>
  level === 'group' && group
    ? t('documents.for.group', { group: t.words(group.name) })
    : level === 'event' && event
      ? t('documents.for.event', { event: t.words(event.title) })
      : t(`documents.level.${level}`)
