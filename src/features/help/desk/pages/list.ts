import { list } from '../../../../platform/i18n/lists.ts'
import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  emptyState,
  filters,
  html,
  lines,
  link,
  linkList,
  said,
  status,
  userText,
  type Html,
  type Line,
  type Page,
} from '../../../../platform/ui/index.ts'
import { kinds } from '../../articles/rules.ts'
import type { Kind } from '../../articles/types.ts'
import type { LanguageState } from '../types.ts'
import type { DeskLine } from '../view.ts'
import { deskPath, nameOf, needsWork } from './words.ts'

export type ListAsked = { readonly kind?: Kind | undefined; readonly work?: 'yes' | undefined }

/** All articles, with what is to be done about them. */
export const listPage = (t: Texts, all: readonly DeskLine[], asked: ListAsked): Page => {
  const shown = all.filter((it) => fits(it, asked))
  return {
    title: t('help.desk.title'),
    lead: t('help.desk.lead'),
    section: 'desk',
    noIndex: true,
    margin: linkList(
      link(t('help.desk.back'), t.path('/desk')),
      link(t('help.desk.add'), t.path('/desk/help/new')),
    ),
    body: html`${narrowing(t, all, asked)}
    ${shown.length > 0 ? lines(shown.map((it) => line(t, it))) : emptyState(t('help.desk.nothing'))}`,
  }
}

const fits = (it: DeskLine, { kind, work }: ListAsked): boolean =>
  (!kind || it.kind === kind) && (!work || (!it.isWithdrawn && it.languages.some(needsWork)))

function narrowing(t: Texts, all: readonly DeskLine[], asked: ListAsked): Html {
  const item = (label: string, next: ListAsked) => ({
    label,
    count: all.filter((it) => fits(it, next)).length,
    href: `${t.path('/desk/help')}${queryOf(next)}`,
    current: next.kind === asked.kind && next.work === asked.work,
  })
  return filters(t, [
    {
      label: t('help.desk.kind'),
      items: [
        item(t('help.desk.all'), { work: asked.work }),
        ...kinds.map((kind) => item(t(`help.kind.${kind}`), { kind, work: asked.work })),
      ],
    },
    {
      label: t('help.desk.work'),
      items: [
        item(t('help.desk.work.all'), { kind: asked.kind }),
        item(t('help.desk.work.some'), { kind: asked.kind, work: 'yes' }),
      ],
    },
  ])
}

function queryOf({ kind, work }: ListAsked): string {
  const query = new URLSearchParams({ ...(kind && { kind }), ...(work && { work }) }).toString()
  return query && `?${query}`
}

const line = (t: Texts, it: DeskLine): Line => ({
  first: link(userText(it.title), t.path(deskPath(it))),
  says: said(
    t(`help.kind.${it.kind}`),
    ...(['missing', 'older', 'draft'] as const).map((what) => languagesThat(t, it.languages, what)),
  ),
  end: it.isWithdrawn ? status('withdrawn', t('help.desk.withdrawn')) : undefined,
})

function languagesThat(
  t: Texts,
  languages: readonly LanguageState[],
  what: 'missing' | 'older' | 'draft',
): string | undefined {
  const those = languages.filter((one) => (what === 'draft' ? one.hasDraft : one.standing === what))
  if (those.length === 0) return undefined
  return t(`help.desk.in.${what}`, {
    languages: list(
      t,
      those.map(({ language }) => nameOf(t, language)),
    ),
  })
}
