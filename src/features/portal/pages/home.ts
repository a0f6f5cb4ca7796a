import type { Texts } from '../../../platform/i18n/index.ts'
import { html, type Html } from '../../../platform/ui/html.ts'
import { actions, ledger, ledgers, link, linkButton, type Page } from '../../../platform/ui/index.ts'

/** The front page of somebody nobody knows yet: what this is, and the three ways on. */
export function welcomePage(t: Texts, next: Html): Page {
  return {
    title: t('portal.welcome.title'),
    lead: t('portal.welcome.lead'),
    body: ledgers(
      ledger(
        t('portal.start'),
        actions(
          linkButton(t('portal.see-meetings'), t.path('/events'), 'main'),
          linkButton(t('portal.sign-in'), t.path('/sign-in'), 'second'),
          link(t('portal.new-user'), t.path('/account/new')),
        ),
      ),
      ledger(
        t('portal.next'),
        html`${next}
          <p>${link(t('portal.see-meetings'), t.path('/events'))}</p>`,
      ),
    ),
  }
}

/** What the front page of a signed-in person is made of. */
export type HomeView = {
  readonly name: string
  readonly needs: readonly Html[]
  readonly mine?: Html
  readonly next: Html
}

/** The queue comes before everything else. */
export function homePage(t: Texts, view: HomeView): Page {
  const nothing = html`<p>${t('portal.needs.nothing')}</p>`
  return {
    title: t('portal.home.title', { name: view.name }),
    body: ledgers(
      ledger(t('portal.needs'), view.needs.length > 0 ? view.needs : nothing),
      ledger(t('portal.mine'), view.mine ?? html`<p>${t('portal.mine.nothing')}</p>`),
      ledger(
        t('portal.next'),
        html`${view.next}
          <p>${link(t('portal.see-meetings'), t.path('/events'))}</p>`,
      ),
    ),
  }
}
