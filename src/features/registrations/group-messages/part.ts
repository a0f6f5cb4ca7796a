import type { House } from '../../../platform/house.ts'
import type { Texts } from '../../../platform/i18n/index.ts'
import { link, type Child } from '../../../platform/ui/index.ts'
import type { SignedIn } from '../../../values/actor.ts'
import { countUnderWay } from './store/messages.ts'

/** For the desk of staff: messages that are being sent. Undefined for those who write to nobody. */
export const messagesOnDesk =
  ({ db }: Pick<House, 'db'>) =>
  async (actor: SignedIn, t: Texts) =>
    actor.permissions.has('messages.send')
      ? {
          count: await countUnderWay(db),
          title: t('registrations.messages.on-desk'),
          href: '/desk/messages',
        }
      : undefined

/** Beside a list of registrations: writing to everybody it shows. */
export const writeToGroup = (t: Texts, actor: SignedIn, query: string): Child =>
  actor.permissions.has('messages.send') &&
  link(t('registrations.groups.write'), t.path(`/desk/messages/new${query && `?${query}`}`))
