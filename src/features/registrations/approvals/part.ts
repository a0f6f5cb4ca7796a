import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { bdi, html, link, userText, type Html } from '../../../platform/ui/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { waitingOf } from './store.ts'
import { remitOf } from './view.ts'

/** For whoever decides about a claim: the registrations of the same person that wait for the same word, to decide both at once. */
export const waitingBeside =
  (house: Pick<House, 'db'>) =>
  async (
    actor: SignedIn,
    personId: PersonId,
    organisationId: OrganisationId,
  ): Promise<((t: Texts) => Html) | undefined> => {
    if (!actor.permissions.has('approvals.decide')) return undefined
    const waiting = await waitingOf(house.db, await remitOf(house, actor), personId, organisationId)
    if (waiting.length === 0) return undefined
    return (t) =>
      html`<p>${t('registrations.beside', { count: waiting.length })}</p>
        <ul>
          ${waiting.map(
            ({ number, title }) =>
              html`<li>
                ${link(userText(t.words(title)), t.path(`/approvals/${number}`))}
                <span class="muted">${bdi(number)}</span>
              </li>`,
          )}
        </ul>`
  }
