import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  emptyState,
  html,
  ledger,
  ledgers,
  link,
  linkList,
  rows,
  type Page,
} from '../../../../platform/ui/index.ts'
import { heapsOf } from '../rules.ts'
import type { DeskItem } from '../types.ts'

/** Everything that waits for the secretariat, and the way to each desk. */
export function deskPage(t: Texts, items: readonly DeskItem[]): Page {
  const { waiting, quiet } = heapsOf(items)
  return {
    title: t('portal.desk.title'),
    lead: t('portal.desk.lead'),
    section: 'desk',
    noIndex: true,
    body: html`${
      waiting.length > 0
        ? rows(
            waiting.map((it) => ({
              lead: String(it.count),
              title: it.title,
              href: t.path(it.href),
              lines: [it.words],
            })),
            { heading: t('portal.desk.waiting') },
          )
        : emptyState(t('portal.desk.nothing'))
    }
    ${
      quiet.length > 0 &&
      ledgers(
        ledger(
          t('portal.desk.quiet'),
          linkList(...quiet.map(({ title, href }) => link(title, t.path(href)))),
        ),
      )
    }`,
  }
}
