import { languageName, zonePlace, type Texts } from '../../../../platform/i18n/index.ts'
import {
  actions,
  button,
  emptyState,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkList,
  said,
  small,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { articlePath } from '../../articles/pages/words.ts'
import type { DeskArticle } from '../view.ts'
import { deskPath, standingPill, versionLines, versionPages } from './words.ts'

/** An article in all languages, and page by page everything that became of it. */
export function deskArticlePage(t: Texts, article: DeskArticle, zone: string): Page {
  const { line, versions, names } = article
  return {
    title: line.title,
    over: t(`help.kind.${line.kind}`),
    section: 'desk',
    noIndex: true,
    margin: linkList(
      link(t('help.desk.title'), t.path('/desk/help')),
      !line.isWithdrawn && link(t('help.desk.see'), t.path(articlePath(line))),
    ),
    body: html`${ledgers(
      ledger(
        t('help.desk.languages'),
        lines(
          line.languages.map((one) => {
            const { own, here } = languageName(t, one.language)
            const href = t.path(`${deskPath(line)}/${one.language}`)
            return {
              first: said(
                link(html`<span lang="${one.language}">${own}</span>`, href),
                own === here ? '' : here,
                one.hasDraft && t('help.desk.what.draft'),
              ),
              end: standingPill(t, one.standing),
            }
          }),
        ),
      ),
      ledger(
        t('help.desk.versions'),
        versions.length > 0
          ? html`${versionLines(t, line, versions, { names, zone })}
            ${versionPages(t, article, deskPath(line))}
            ${small(t('help.desk.zone', { place: zonePlace(t, zone) }))}`
          : emptyState(t('help.desk.no-versions')),
      ),
      ledger(t(line.isWithdrawn ? 'help.desk.bring-back' : 'help.desk.withdraw'), withdrawal(t, line)),
    )}`,
  }
}

function withdrawal(t: Texts, line: DeskArticle['line']): Html {
  const path = `${deskPath(line)}/withdrawal${line.isWithdrawn ? '/end' : ''}`
  const what = line.isWithdrawn ? 'bring-back' : 'withdraw'
  return html`<p>${t(`help.desk.${what}.words`)}</p>
    <form method="post" action="${t.path(path)}">
      ${actions(button(t(`help.desk.${what}`), { kind: 'second' }))}
    </form>`
}
