import type { Texts } from '../../../../platform/i18n/index.ts'
import { html, link, muted, small, type Html } from '../../../../platform/ui/index.ts'
import type { ManualFacts } from '../types.ts'
import { mail, numbered, onSite } from './parts.ts'

/** For those who have no account: from the first page to an account that can be used. */
export const accountPart = (t: Texts, facts: ManualFacts): Html =>
  html`<p>${t.html('events.manual.account.have', { link: (words: Html) => link(words, '#register') })}</p>
    ${numbered(
      t.html('events.manual.account.open', {
        address: onSite(t, facts.site, '/account/new'),
        label: t('sign-in.new.link'),
      }),
      t('events.manual.account.contact'),
      html`${t('events.manual.account.organisation')}
      ${facts.unknown && t('events.manual.account.unknown', { unknown: t.words(facts.unknown) })}`,
      t('events.manual.account.missing'),
      t('events.manual.account.boxes', { label: t('accounts.new.submit') }),
      t('events.manual.account.mail'),
      t('events.manual.account.active'),
    )}
    ${categoryTable(t, facts)}
    ${small(t.html('events.manual.account.trouble', { contact: mail(facts.accountsContact) }))}`

/** The types of membership as the sign-up lists them, each with what happens to a registration for this event. */
const categoryTable = (t: Texts, { categories }: ManualFacts): Html =>
  html`<table class="days-table">
    <caption class="small">
      ${t('events.manual.categories')}
    </caption>
    <thead>
      <tr>
        <th scope="col">${t('events.manual.categories.type')}</th>
        <th scope="col">${t('events.manual.categories.confirms')}</th>
      </tr>
    </thead>
    <tbody>
      ${categories.map(
        ({ label, hint, confirms }) =>
          html`<tr>
            <th scope="row">${t.words(label)}</th>
            <td>
              ${confirms ? t(`events.manual.confirms.${confirms}`) : muted(hint ? t.words(hint) : t('events.manual.confirms.unknown'))}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`
