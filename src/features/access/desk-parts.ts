import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import { html, link, type Html } from '../../platform/ui/index.ts'
import type { Actor, SignedIn } from '../../values/actor.ts'
import { remitOf } from './remit.ts'
import { countLines } from './store/lists.ts'

/** For the desk of staff: how many ask for access. Undefined for those who do not decide. */
export const accessOnDesk =
  ({ db, profile }: Pick<House, 'db' | 'profile'>) =>
  async (actor: SignedIn, t: Texts) =>
    actor.permissions.has('directory.manage')
      ? {
          count: await countLines(db, 'everything', { heap: 'waiting', words: '' }),
          title: t('access.requests.title', { access: profile.accessName }),
          href: '/desk/access',
        }
      : undefined

/** On the front page of whoever decides: how many wait for them; undefined when nobody does. */
export const accessNeed =
  (house: Pick<House, 'db' | 'profile'>) =>
  async (actor: Actor, t: Texts): Promise<Html | undefined> => {
    const remit = await remitOf(house, actor)
    const count = remit ? await countLines(house.db, remit, { heap: 'waiting', words: '' }) : 0
    if (count === 0) return undefined
    const words = t('access.need', { count, access: house.profile.accessName })
    return html`<p>${link(words, t.path('/organisation/access'))}</p>`
  }
