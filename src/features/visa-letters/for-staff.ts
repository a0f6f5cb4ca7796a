import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import { bdi, html, lines, link, said, type Html } from '../../platform/ui/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import type { PersonId, RegistrationId } from '../../values/ids.ts'
import { visaPill } from './pages/words.ts'
import { findRequestOf, requestsOf } from './store/requests.ts'

type Told = { readonly title: string; readonly body: Html }

/** For the page of a registration: how far the letter is, for all staff; the way to it for those who write letters. */
export const visaOfRegistration =
  ({ db }: Pick<House, 'db'>) =>
  async ({ id }: { readonly id: RegistrationId }, actor: SignedIn, t: Texts): Promise<Told | undefined> => {
    const it = await findRequestOf(db, id)
    if (!it) return undefined
    return {
      title: t('visa-letters.queue.title'),
      body: html`<p>${visaPill(t, it.state)}</p>
        ${writes(actor) && html`<p>${link(t('visa-letters.staff.open'), t.path(`/desk/visa/${it.id}`))}</p>`}`,
    }
  }

/** For the page of a person: every letter that was asked for, without anything of a passport. */
export const visasOfPerson =
  ({ db }: Pick<House, 'db'>) =>
  async (
    { personId, actor }: { readonly personId: PersonId; readonly actor: SignedIn },
    t: Texts,
  ): Promise<Told | undefined> => {
    const all = await requestsOf(db, personId)
    if (all.length === 0) return undefined
    return {
      title: t('visa-letters.queue.title'),
      body: lines(
        all.map((it) => ({
          first: said(
            link(bdi(it.number), t.path(`/desk/registrations/${it.number}`)),
            writes(actor) && link(t('visa-letters.staff.open'), t.path(`/desk/visa/${it.id}`)),
          ),
          end: visaPill(t, it.state),
        })),
      ),
    }
  }

const writes = (actor: SignedIn): boolean => actor.permissions.has('visa-letters.manage')
