import { dayAndTime } from '../../../../platform/i18n/dates.ts'
import { languageName, type Texts } from '../../../../platform/i18n/index.ts'
import {
  html,
  lines,
  link,
  muted,
  pagination,
  said,
  status,
  userText,
  type Html,
} from '../../../../platform/ui/index.ts'
import type { AccountId } from '../../../../values/ids.ts'
import type { Language } from '../../../../values/language.ts'
import type { Standing } from '../../articles/rules.ts'
import type { ArticleName } from '../../articles/types.ts'
import type { ChangedLine, LanguageState, Version, VersionPage } from '../types.ts'

export const deskPath = ({ kind, slug }: ArticleName): string => `/desk/help/${kind}/${slug}`

export const nameOf = (t: Texts, language: Language): string => languageName(t, language).here

const kindOf: Readonly<Record<Standing, Parameters<typeof status>[0]>> = {
  ours: 'draft',
  own: 'confirmed',
  older: 'pending',
  missing: 'rejected',
}

export const standingPill = (t: Texts, standing: Standing): Html =>
  status(kindOf[standing], t(`help.desk.standing.${standing}`))

export const needsWork = ({ standing }: LanguageState): boolean =>
  standing === 'older' || standing === 'missing'

/** When, what and by whom, the newest first; each leads to its words. */
export const versionLines = (
  t: Texts,
  name: ArticleName,
  versions: readonly Version[],
  { names, zone }: { readonly names: ReadonlyMap<AccountId, string>; readonly zone: string },
): Html =>
  lines(
    versions.map((it) => ({
      first: muted(dayAndTime(t, it.publishedAt ?? it.savedAt, zone)),
      says: said(
        link(
          t('help.desk.version', { language: nameOf(t, it.language), number: it.number }),
          t.path(`${deskPath(name)}/${it.language}/versions/${it.number}`),
        ),
        whatOf(t, it),
        it.savedBy && names.has(it.savedBy) && userText(names.get(it.savedBy)),
      ),
    })),
    'dated',
  )

export const versionPages = (t: Texts, { page, pages }: VersionPage, path: string): Html =>
  pagination(t, { page, pages, href: (nth) => `${t.path(path)}?page=${nth}` })

export function whatOf(t: Texts, it: Version): string {
  if (it.publishedAt === null) return t('help.desk.what.draft')
  if (it.title === null) return t('help.desk.what.ours')
  if (it.backTo !== null) return t('help.desk.what.back', { number: it.backTo })
  return t('help.desk.what.published')
}

/** What changed, line by line: said in words for those who do not see how it is drawn. */
export const changedLines = (t: Texts, language: Language, changes: readonly ChangedLine[]): Html =>
  changes.every(({ kind }) => kind === 'same')
    ? html`<p>${t('help.desk.unchanged')}</p>`
    : html`<div class="rich" lang="${language}" dir="auto">
        ${changes.map(({ kind, words }) => changedLine(t, kind, words))}
      </div>`

const changedLine = (t: Texts, kind: ChangedLine['kind'], words: string): Html => {
  if (kind === 'same') return html`<p class="muted">${words}</p>`
  const what = html`<span class="unseen">${t(`help.desk.changed.${kind}`)} </span>`
  return kind === 'gone' ? html`<p>${what}<del>${words}</del></p>` : html`<p>${what}<ins>${words}</ins></p>`
}
