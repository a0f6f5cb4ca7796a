import { dayAndTime, plainDate, type Texts } from '../../../../platform/i18n/index.ts'
import {
  emptyState,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  muted,
  said,
  status,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import type { Extract } from '../types.ts'

/** What I ordered and is still kept, and where to order. */
export const extractsPage = (t: Texts, all: readonly Extract[], zone: string): Page => ({
  title: t('directory.extract.list.title'),
  lead: t('directory.extract.list.lead'),
  section: 'directory',
  noIndex: true,
  margin: linkList(
    link(t('directory.back'), t.path('/directory')),
    link(t('directory.guide.order'), t.path('/directory/help/order')),
  ),
  body: ledgers(
    ledger(
      t('directory.extract.list.mine'),
      all.length === 0
        ? emptyState(t('directory.extract.list.none'))
        : lines(all.map((it) => line(t, it, zone))),
    ),
    ledger(
      t('directory.extract.list.new'),
      html`<p>${t('directory.extract.list.new.words')}</p>
        ${linkList(
          link(t('directory.extract.list.organisations'), t.path('/directory')),
          link(t('directory.extract.list.people'), t.path('/directory/people')),
        )}`,
    ),
  ),
})

const line = (t: Texts, it: Extract, zone: string) => ({
  first: said(
    link(
      t(`directory.extract.name.${it.subject}`, { form: t(`directory.extract.form.${it.form}`) }),
      t.path(`/directory/extracts/${it.id}`),
    ),
    dayAndTime(t, it.createdAt, zone),
  ),
  says: html`${stateOf(t, it)}
  ${muted(t('directory.extract.kept-until', { day: plainDate(t, it.expiresAt.toISOString()) }))}`,
  end: t('directory.extract.lines.count', { count: it.rowsAll }),
})

export const stateOf = (t: Texts, it: Extract): Html =>
  it.state === 'ready'
    ? status('confirmed', t('directory.extract.state.ready'))
    : status('pending', t('directory.extract.state.waiting'))
