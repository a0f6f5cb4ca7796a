import type { House } from '../../platform/house.ts'
import type { Texts } from '../../platform/i18n/index.ts'
import type { SignedIn } from '../../values/actor.ts'
import { countFeedback } from './feedback/store.ts'
import { mayReadFeedback } from './feedback/rules.ts'
import { desksOf } from './rules.ts'
import { countHeaps } from './store/list.ts'

/** For the desk of staff: what waits for an answer at their desks. Undefined for those who have none. */
export const enquiriesOnDesk =
  ({ db }: Pick<House, 'db'>) =>
  async (actor: SignedIn, t: Texts, now: Date) => {
    const desks = desksOf(actor.permissions)
    if (desks.length === 0) return undefined
    const counts = await countHeaps(db, { desks, words: '', me: actor.accountId, now })
    const title = t('enquiries.desk.title')
    const late = counts.late > 0 ? { words: t('enquiries.desk.late', { count: counts.late }) } : {}
    return { count: counts.open, title, ...late, href: '/desk/enquiries' }
  }

/** The same of feedback nobody has looked at. */
export const feedbackOnDesk =
  ({ db }: Pick<House, 'db'>) =>
  async (actor: SignedIn, t: Texts) =>
    mayReadFeedback(actor.permissions)
      ? {
          count: (await countFeedback(db)).fresh,
          title: t('enquiries.feedback.desk.title'),
          href: '/desk/feedback',
        }
      : undefined
