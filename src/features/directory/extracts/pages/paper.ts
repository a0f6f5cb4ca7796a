import type { Texts } from '../../../../platform/i18n/index.ts'
import type { Profile } from '../../../../platform/profile/index.ts'
import {
  html,
  labels,
  lines,
  link,
  muted,
  said,
  small,
  userText,
  type Page,
} from '../../../../platform/ui/index.ts'
import { columnsFor, labelOf } from '../columns.ts'
import type { Extract, Line } from '../types.ts'

/** The list to read and print, or the labels: on paper nothing but them. */
export const paperPage = (t: Texts, profile: Profile, it: Extract, all: readonly Line[]): Page =>
  it.form === 'labels' ? labelsPage(t, profile, it, all) : listPage(t, profile, it, all)

function labelsPage(t: Texts, profile: Profile, it: Extract, all: readonly Line[]): Page {
  const without = all.filter(({ address }) => !address).length
  const size = it.labelSize ?? 'medium'
  return {
    title: t(`directory.extract.name.${it.subject}`, { form: t('directory.extract.form.labels') }),
    lead: t('directory.extract.labels.lead', { size: t(`directory.extract.label-size.${size}`) }),
    section: 'directory',
    noIndex: true,
    prints: 'body',
    margin: link(t('directory.extract.list.title'), t.path('/directory/extracts')),
    body: html`${without > 0 && small(t('directory.extract.labels.without', { count: without }))}
    ${labels(
      all.map((line) => labelOf(t, profile, line)),
      size,
    )}`,
  }
}

function listPage(t: Texts, profile: Profile, it: Extract, all: readonly Line[]): Page {
  const [, , ...more] = columnsFor(t, profile, it.subject)
  return {
    title: t(`directory.extract.name.${it.subject}`, { form: t('directory.extract.form.list') }),
    lead: t('directory.extract.lines.count', { count: all.length }),
    section: 'directory',
    noIndex: true,
    margin: link(t('directory.extract.list.title'), t.path('/directory/extracts')),
    body: lines(
      all.map((line) => ({
        first: said(userText(line.name), line.otherName && userText(line.otherName)),
        says: more.flatMap(({ head, cell }) => {
          const words = cell(line)
          return words
            ? [html`<p>${muted(t('directory.extract.cell', { head }))} ${userText(words)}</p>`]
            : []
        }),
      })),
    ),
  }
}
