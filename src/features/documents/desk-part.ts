import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import { keeps } from './reader.ts'
import { countDrafts } from './store/list.ts'

/** For the desk of staff: how many documents wait to be published. Undefined for those who do not keep them. */
export const documentsOnDesk =
  ({ db }: Pick<House, 'db'>) =>
  async (actor: SignedIn, t: Texts) =>
    actor.permissions.has(keeps)
      ? { count: await countDrafts(db), title: t('documents.desk.waiting'), href: '/desk/documents' }
      : undefined
