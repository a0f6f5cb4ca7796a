import type { Texts } from '../../../../platform/i18n/index.ts'
import {
  bdi,
  button,
  emptyState,
  field,
  html,
  link,
  neighbours,
  userText,
  type Html,
  type Page,
} from '../../../../platform/ui/index.ts'
import { organisationName, type PeopleListed } from '../../../directory/index.ts'
import type { Mine } from '../../mine.ts'
import { mailPage } from '../../pages.ts'

export type PeopleView = { readonly q: string; readonly found: PeopleListed | undefined }

/** The member directory as an address book: whom this reader may see, with the addresses they may see. */
export const peoplePage = (t: Texts, mine: Mine, view: PeopleView): Page =>
  mailPage(t, mine, {
    title: t('webmail.people'),
    here: 'people',
    letter: html`<section class="mail-letter" aria-labelledby="mail-people">
      <h1 id="mail-people">${t('webmail.people')}</h1>
      <p>${t('webmail.people.lead')}</p>
      <form method="get" action="${t.path('/mail/people')}" role="search">
        ${field(t, { name: 'q', type: 'search', value: view.q, label: t('webmail.people.label'), beside: button(t('webmail.search.do'), { kind: 'second' }) })}
      </form>
      ${view.found && results(t, view.q, view.found)}
    </section>`,
  })

function results(t: Texts, q: string, { entries, page, pages }: PeopleListed): Html {
  if (entries.length === 0) return emptyState(t('webmail.people.none'))
  const at = (other: number) => `${t.path('/mail/people')}?q=${encodeURIComponent(q)}&page=${other}`
  return html`<ul class="mail-lines">
      ${entries.map(
        ({ name, email, posts }) =>
          html`<li>
            <b dir="auto">${name}</b>
            ${posts[0] && html`<span class="muted">${userText(organisationName(posts[0].organisation, t.language))}</span>`}
            ${
              email
                ? html`<span
                    >${bdi(email)} ·
                    ${link(t('webmail.people.write'), `${t.path('/mail/write')}?to=${encodeURIComponent(`"${name.replace(/["\\]/g, '')}" <${email}>`)}`)}</span
                  >`
                : html`<span class="muted">${t('webmail.people.hidden')}</span>`
            }
          </li>`,
      )}
    </ul>
    ${neighbours(t, { label: t('webmail.people.pages'), previous: page > 1 ? at(page - 1) : undefined, next: page < pages ? at(page + 1) : undefined })}`
}
