import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { bdi, html, link, userText, type Html } from '../../../platform/ui/index.ts'
import type { OrganisationId, PersonId } from '../../../values/ids.ts'
import { eventLine } from '../pages/words.ts'
import { goesWith } from './concerned.ts'
import { registeredFor, type Concerned } from './store.ts'

/** For whoever thinks of leaving an organisation: which registrations go with it, and which stay. */
export const formerAtStake =
  ({ db, profile, clock }: Pick<House, 'db' | 'profile' | 'clock'>) =>
  async (t: Texts, personId: PersonId, organisationId: OrganisationId): Promise<Html | undefined> => {
    const all = await registeredFor(db, personId, organisationId, clock.now())
    const going = all.filter((one) => goesWith(profile, one))
    const staying = all.filter((one) => !going.includes(one))
    if (all.length === 0) return undefined
    return html`${part(t, 'registrations.former.go', going)} ${part(t, 'registrations.former.stay', staying)}`
  }

const part = (t: Texts, key: string, all: readonly Concerned[]): Html | '' =>
  all.length === 0
    ? ''
    : html`<p>${t(key)}</p>
        <ul>
          ${all.map(
            ({ it, event }) =>
              html`<li>
                ${link(userText(t.words(event.title)), t.path(`/registrations/${it.number}`))}
                <span class="muted">${eventLine(t, event)} · ${bdi(it.number)}</span>
              </li>`,
          )}
        </ul>`
