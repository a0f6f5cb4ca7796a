import type { Texts } from '../../../../../platform/i18n/index.ts'
import {
  actions,
  emptyState,
  html,
  ledger,
  ledgers,
  lines,
  link,
  linkButton,
  linkList,
  muted,
  small,
  userParagraph,
  type Html,
  type Line,
  type Page,
} from '../../../../../platform/ui/index.ts'
import type { Past } from '../types.ts'
import { daysOf, endWords, nameOf, postOf, standingWords } from './words.ts'

export type AffiliationsView = {
  readonly now: readonly Past[]
  readonly before: readonly Past[]
  readonly timeZone: string
}

/** What I am and what I was; and "I changed employer". */
export const affiliationsPage = (t: Texts, view: AffiliationsView): Page => ({
  title: t('directory.affiliations.title'),
  lead: t('directory.affiliations.lead'),
  section: 'account',
  noIndex: true,
  margin: linkList(
    link(t('directory.back-to-account'), t.path('/account')),
    link(t('directory.people.own'), t.path('/account/visibility')),
  ),
  body: html`${ledgers(
    ledger(t('directory.affiliations.now'), now(t, view)),
    view.before.length > 0 &&
      ledger(t('directory.affiliations.before'), lines(view.before.map((it) => past(t, it)))),
    ledger(
      t('directory.affiliations.changes'),
      html`<p>${t('directory.affiliations.changes.words')}</p>
        ${actions(
          linkButton(
            t(view.now.length > 0 ? 'directory.affiliations.changed' : 'directory.affiliations.first'),
            t.path('/account/affiliations/change'),
            'main',
          ),
          view.now.length > 0 &&
            link(t('directory.affiliations.also'), `${t.path('/account/affiliations/change')}?also=yes`),
        )}`,
    ),
  )}`,
})

const now = (t: Texts, view: AffiliationsView): Html =>
  view.now.length === 0
    ? emptyState(t('directory.affiliations.none'))
    : html`${lines(view.now.map((it) => present(t, it, view)))}
      ${view.now.length > 1 && small(t('directory.affiliations.several'))}`

function present(t: Texts, it: Past, view: AffiliationsView): Line {
  const at = t.path(`/account/affiliations/${it.id}`)
  const name = nameOf(t, it)
  const spoken = (key: string) => html`${t(key)}<span class="unseen">: ${name}</span>`
  return {
    first: html`${postOf(t, it)} ${it.isMain && view.now.length > 1 && muted(t('directory.person.main'))}`,
    says: html`<p>${standingWords(t, it, view.timeZone)}</p>
      ${daysOf(t, it)}
      ${actions(
        link(spoken('directory.affiliations.describe'), at),
        link(
          spoken(it.state === 'claimed' ? 'directory.affiliations.take-back' : 'directory.affiliations.ends'),
          `${at}/end`,
        ),
      )}`,
  }
}

const past = (t: Texts, it: Past): Line => ({
  first: postOf(t, it),
  says: html`<p>${endWords(t, it)}</p>
    ${daysOf(t, it)} ${it.note && userParagraph(it.note)}`,
})
